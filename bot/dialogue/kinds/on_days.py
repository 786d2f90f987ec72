"""Claims about days of the week: 周一开门吗, told 每晚6点开门，周一休市."""

from typing import Final

from bot.dialogue.kinds.verdict import OPENS_OR_CLOSES, Verdict, judge_words
from corpus.chinese.clauses import Stretch, clauses
from corpus.chinese.weekdays import weekdays_in
from corpus.lazy import lazy_pattern

#: 周一开吗, 周末关不关: of a door.
_BARE: Final = lazy_pattern(r"(?P<does>[开关])[着了]?$")
#: 周一去行吗, 周末能不能去: whether it is open then.
_TO_GO: Final = lazy_pattern(
    r"(?:能|可以)(?:去|来|进|参观|看|逛|办)[^，。]{0,6}$|(?:去|来|进|参观|看|逛|办)[^，。]{0,4}(?:行|可以|成|能|有人)$"
)
_CONTRARY: Final = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES, Verdict.OPEN: Verdict.OPEN}


def judge_on_days(claim: str, quote: str) -> tuple[Stretch, Verdict] | None:
    """Return the clause of a paragraph that settles when something is open or closed, and what it says to a claim.

    A clause that names the days claimed settles it; one that names only other days says the contrary of these days.
    None where the claim names no day of the week, or is not about opening and closing.
    """
    claim = _TO_GO.sub("开门", _BARE.sub(r"\g<does>门", claim))
    asked = weekdays_in(claim)
    if not asked or not OPENS_OR_CLOSES.search(claim):
        return None
    told = [
        (span, days)
        for span in clauses(quote)
        if OPENS_OR_CLOSES.search(text := quote[slice(*span)]) and (days := weekdays_in(text))
    ]
    on_these = next((span for span, days in told if asked <= days), None)
    if on_these:
        return on_these, judge_words(claim, quote[slice(*on_these)])
    on_others = next((span for span, days in told if not asked & days), None)
    return (on_others, _CONTRARY[judge_words(claim, quote[slice(*on_others)])]) if on_others else None
