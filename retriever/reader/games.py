"""The score of one game of a match, which a question names by its number: 25:21、19:25、25:18."""

from itertools import pairwise
from typing import Final

from corpus.chinese.names import ordinals_in, squeezed
from corpus.lazy import lazy_pattern
from retriever.reader.neighbours import words_of

Stretch = tuple[int, int]

_SCORE: Final = r"\d{1,3} ?(?:[:：∶]|比|[-—](?=\d)) ?\d{1,3}"
#: 25:21、19:25、25:18: the games of one match, in order.
_GAMES: Final = lazy_pattern(rf"(?<![\d.]){_SCORE}(?:[、，,；; 和]{{1,2}}{_SCORE})+(?![\d:：])")
_ONE_GAME: Final = lazy_pattern(_SCORE)
_LAST_GAME: Final = lazy_pattern(r"(?:最后一?|末|决胜)[局盘节]")
_NTH_GAME: Final = lazy_pattern(r"\d{1,2}[局盘节]")
_ASKS_SCORE: Final = lazy_pattern(r"比分|几比几|打[成了]|多少|得分")


def nth_game(question: str, quote: str) -> Stretch | None:
    """Return the score of the game that a question names by its number, or None.

    Of several matches in a paragraph it is the one in whose sentence more of the question stands.
    """
    asked = squeezed(question)
    numbers = [int(name[:-1]) for name in ordinals_in(asked) if _NTH_GAME.fullmatch(name)]
    last = _LAST_GAME.search(asked)
    if not (numbers or last) or len(numbers) > 1 or not _ASKS_SCORE.search(asked):
        return None
    matches = [match.span() for match in _GAMES.finditer(quote)]
    if len(matches) > 1:
        matches = _nearest(question, quote, matches)
    games = [match.span() for span in matches[:1] for match in _ONE_GAME.finditer(quote, *span)]
    number = numbers[0] if numbers else len(games)
    return games[number - 1] if 0 < number <= len(games) else None


def _nearest(question: str, quote: str, matches: list[Stretch]) -> list[Stretch]:
    """Return the one of several matches whose own part of the paragraph repeats most of a question, or none."""
    edges = [*(start for start, _ in matches), len(quote)]
    edges[0] = 0
    ends = [quote.find("。", end) for _, end in matches]
    own = [
        squeezed(quote[quote.rfind("。", 0, start) + 1 : end if end > 0 else after])
        for (start, _), end, (_, after) in zip(matches, ends, pairwise(edges), strict=True)
    ]
    shared = [sum(word in text for word in words_of(question)) for text in own]
    best = max(shared)
    return [matches[shared.index(best)]] if shared.count(best) == 1 else []
