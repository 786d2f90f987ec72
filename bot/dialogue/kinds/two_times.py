"""What a sentence prints of one thing at two times: 由40户增加到70户 · 18万元，上年同期为42万元 · 增加30户."""

from typing import Final

from bot.dialogue.kinds.operands import EARLIER, LESS, MORE
from corpus.chinese.clauses import sentence_at
from corpus.chinese.values import Value, find
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern
from retriever import Citation

#: Words that say that something became more, or less.
UP: Final = rf"{MORE}|增[加长]?|提[高升]|上[升涨]|扩大|涨|升|延长|抬高"
DOWN: Final = rf"{LESS}|减少?|下[降跌滑]|降低?|缩[短小]|跌|省"
#: 增加30户 · 同比提高了5个百分点 · 快了8分钟: what stands before a printed difference.
_CHANGE_BEFORE: Final = lazy_pattern(
    rf"(?:{UP}|{DOWN}|增幅|降幅|涨幅|[增减][收产支]|[净新]增|相差)[了出约近超]{{0,3}}[^\d，。；到至达有为]{{0,2}}$"
)
#: 由40户增加到70户 · 从12元降为9元: what stands between two values of one thing, and before the first.
_FROM: Final = lazy_pattern(r"[由从][^\d，。；]{0,12}$")
_TO: Final = lazy_pattern(r"^[^\d，。；]{0,10}[到至为成][^\d，。；]{0,3}$")
#: A verb of change, and 为824亿元，调整为798.5亿元: what stands between two values where no 由 stands before the first.
CHANGES: Final = rf"{UP}|{DOWN}|调整?|改|变|转|扩|压缩|缩减|更新|修订|修改|定"
_CHANGED_TO: Final = lazy_pattern(
    rf"^[，,](?:现|后|后来|又|再|已|如今|今年|目前)?(?:已经?|被)?(?:{CHANGES})[到至为成][^\d，。；]{{0,3}}$"
)
#: 上年同期为40户 · 原来是40户: what stands before a value of the earlier time, in its clause.
_THEN: Final = lazy_pattern(rf"(?:{EARLIER})[^\d，。；]{{0,8}}$")
_MARKS: Final = "，。；,;"


def is_printed_difference(citation: Citation) -> bool:
    """Tell whether the value that was read is said to be a change."""
    if citation.span is None:
        return False
    value = next(
        (one for one in find(citation.quote) if one.start < citation.span[1] and citation.span[0] < one.end),
        None,
    )
    before = citation.quote[: value.start if value else citation.span[0]]
    return bool(_CHANGE_BEFORE.search(before[-10:]))


def pair_around(citation: Citation) -> tuple[Value, Value] | None:
    """Return the earlier and the later value of what was read, where its sentence prints both; None otherwise."""
    if citation.span is None:
        return None
    quote, (start, end) = citation.quote, citation.span
    first, last = sentence_at(quote, start, end)
    values = [value for value in find(quote) if first <= value.start and value.end <= last]
    own = next((value for value in values if value.start < end and start < value.end), None)
    if own is None or own.low is None:
        return None
    like = [value for value in values if comparable_with(value, own) and value.low is not None]
    at = like.index(own)
    for earlier, later in ((at - 1, at), (at, at + 1)):
        if earlier < 0 or later >= len(like):
            continue
        one, other = like[earlier], like[later]
        between = quote[one.end : other.start]
        if _CHANGED_TO.search(between) or (_FROM.search(quote[first : one.start]) and _TO.search(between)):
            return one, other
    beside = next(iter(like[at + 1 :]), None)
    if beside and not _THEN.search(quote[first : own.start]) and _is_of_then(quote, own, beside):
        return beside, own
    return None


def _is_of_then(quote: str, own: Value, other: Value) -> bool:
    """Tell whether the next value is the same thing's at an earlier time: 亏18万元，上年同期为亏42万元."""
    between = quote[own.end : other.start]
    return (
        between[:1] in tuple(_MARKS)
        and bool(_THEN.search(between))
        and sum(char in _MARKS for char in between) == 1
    )
