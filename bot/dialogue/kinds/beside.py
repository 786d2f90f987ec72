"""The value that stands beside a label in print: 一类村4万元 · 16个街道“大工委” · 合作社99家，养羊合作社31家."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final

from bot.dialogue.plan import SubQuestion
from corpus.chinese.clauses import Stretch
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import normalize
from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern
from retriever import Citation, Hit
from retriever.question.answer_type import AnswerType
from retriever.reader import Kind, detect_answer_type
from retriever.reader.fitness import kind_match
from retriever.reader.grounds import grounds_of

#: Paragraphs, the best first, whose enumerations are looked through for a label.
_LOOKED_AT: Final = 3
_SHORTEST_LABEL: Final = 2
#: Characters from which on a label may have others between its own (一般党组织: 一般基层党组织), and how many.
_LOOSE_LABEL: Final = 4
_BETWEEN: Final = 4
#: What may stand between a label and its value (达, 共有, 约为), and how much of anything else.
_LINKS: Final = lazy_pattern("[达到有共为约是超近成计仅了均至各余]*")
_LINK: Final = 3
#: 现有社员64名, 组建合作社99家: ends of verbs, behind which a label stands by itself.
_VERBS_BEFORE: Final = frozenset("有共建了设收招达计含括是为立办购送运种养")
#: 清河市社区大工委: what opens with a place is the thing of that place.
_PLACE: Final = lazy_pattern(r"^[^\W\d的和与]{1,5}?(?:省|市|州|县|区|旗|镇|乡|村)(?=.{3})")
#: What the name of a place ends with, and the characters that it may be shortened to (东鹤市, 东鹤).
_RANKS: Final = "省市州县区镇乡村"
_SHORTENED: Final = 2
_VALUES: Final = (Kind.AMOUNT, Kind.COUNT, Kind.PERCENT, Kind.DATE)
#: What parts the items of an enumeration.
_PARTS: Final = "，。；、：！？,;!?（）()\n"


def beside_label(part: SubQuestion, hits: Sequence[Hit]) -> list[Citation]:
    """Return the values that stand beside a part's label, of the first paragraph that has one; none in doubt."""
    want, label = detect_answer_type(part.question), _label(part)
    if want.kind not in _VALUES or len(label) < _SHORTEST_LABEL:
        return []
    for number, hit in enumerate(hits[:_LOOKED_AT]):
        quote = hit.citation.quote
        spans = _spans(quote, label, want)
        if not spans:
            continue
        grounds = [grounds_of(part.question, hits, number, span) for span in spans]
        clean = [
            span
            for span, one in zip(spans, grounds, strict=True)
            if not (
                one.time
                or one.side
                or (one.other and want.kind is Kind.COUNT)
                or any(label not in name.text for name in one.missing)
                or is_of_another(part, quote, span)
            )
        ]
        if clean:
            return [replace(hit.citation, span=span) for span in clean]
    return []


def is_of_another(part: SubQuestion, quote: str, span: Stretch) -> bool:
    """Tell whether another place or body than the part names stands before a value, which is of that one then.

    云浦市以142枚金牌列首位；东鹤市86枚金牌列第三: the first is not 东鹤's, who has a place of its own. Where the
    paragraph does not name what is asked about, another of its rank (市, 县) is another.
    """
    names = [name.text for name in names_in(squeezed(part.question))]
    if any(name in part.label or part.label in name for name in names):
        return False  # what the part is called settles of whom it is
    asked = [name[:_SHORTENED] for name in names]
    start = max(quote.rfind(mark, 0, span[0]) for mark in "；。") + 1
    ends = [at for mark in "；。" if (at := quote.find(mark, span[1])) >= 0]
    near = squeezed(quote[start : min(ends, default=len(quote))])
    if not asked or any(name in near for name in asked):
        return False
    before = names_in(squeezed(quote[start : span[0]]))
    others = [one.text for one in before if one.sort in (Sort.PLACE, Sort.ORGANISATION)]
    if any(name in squeezed(quote) for name in asked):
        return bool(others)
    ranks = {name[-1] for name in names if name[-1] in _RANKS}
    return any(rank in other[_SHORTENED:] for other in others for rank in ranks)


def _label(part: SubQuestion) -> str:
    """Return a part's label as it may stand in print: without the place that opens it."""
    plain = "".join(normalize(part.label, numerals=False).text.split()).strip('的"')
    own = _PLACE.sub("", plain).rpartition("的")[2]
    return own if len(own) >= _LOOSE_LABEL else plain


def _spans(quote: str, label: str, want: AnswerType) -> list[Stretch]:
    """Return the values of the asked-for kind beside a label: those that touch it, else near it, else in its item."""
    values = [value for value in find(quote) if kind_match(quote[value.start : value.end], want) >= 1]
    values = [
        value for value in values if not _bare(quote[value.start :][: len(label) + 1]).startswith(label)
    ]
    near: dict[_Near, dict[str, Stretch]] = {how: {} for how in _Near}
    for item in items_of(quote):
        if not _holds(label, _bare(quote[slice(*item)])):
            continue
        inside = [value for value in values if item[0] <= value.start and value.end <= item[1]]
        for value in inside:
            how = _nearness(quote, item, value, inside, label)
            if how is not _Near.ITEM or len(inside) == 1:
                near[how].setdefault(quote[value.start : value.end], (value.start, value.end))
    return next((list(found.values()) for found in near.values() if found), [])


class _Near(Enum):
    """How near a value stands to a label: with no other word (现有社员64名), with one before (女社员41名), with one
    between, or in the same item.
    """

    ALONE = "alone"
    TOUCHING = "touching"
    NEAR = "near"
    ITEM = "item"


def _nearness(quote: str, item: Stretch, value: Value, inside: Sequence[Value], label: str) -> _Near:
    """Return how near a label stands to a value of its item: behind it (16个街道大工委) or before it (党员23名)."""
    after = min((one.start for one in inside if one.start >= value.end), default=item[1])
    before = max((one.end for one in inside if one.end <= value.start), default=item[0])
    behind, ahead = _bare(quote[value.end : after]), _bare(quote[before : value.start])
    if behind.startswith(label):
        return _Near.ALONE
    if _holds(label, behind[: len(label) + _BETWEEN]):
        return _Near.TOUCHING
    end = ahead.rfind(label)
    between = ahead[end + len(label) :] if end >= 0 else "…" * _LINK
    if end >= 0 and _LINKS.fullmatch(between):
        return _Near.ALONE if not end or ahead[end - 1] in _VERBS_BEFORE else _Near.TOUCHING
    return _Near.NEAR if end >= 0 and len(between) <= _LINK else _Near.ITEM


def _holds(label: str, text: str) -> bool:
    """Tell whether a text has a label, whole or, where that is long, with a word within it."""
    if label in text:
        return True
    if len(label) < _LOOSE_LABEL:
        return False
    at = text.find(label[:2])
    if at < 0:
        return False
    rest = iter(text[at : at + len(label) + _BETWEEN])
    return all(char in rest for char in label)


def _bare(text: str) -> str:
    """Return comparable characters without spaces and quotation marks."""
    return "".join(normalize(text, numerals=False).text.replace('"', "").split()).strip("的")


def items_of(text: str) -> Iterator[Stretch]:
    """Yield the stretches between the marks of a text; a comma inside a number parts nothing."""
    values, start = find(text), 0
    for at, char in enumerate(text):
        if char in _PARTS and not any(value.start < at < value.end for value in values):
            yield start, at
            start = at + 1
    yield start, len(text)
