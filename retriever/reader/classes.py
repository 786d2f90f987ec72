"""A value of a question as the class of the text that holds it: 85岁 where a text tells of 80岁以上 and 60至79岁."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import Value, find
from retriever.hits import Hit
from retriever.question import Question

_LOOKED_AT: Final = 2
_MEASURED: Final = frozenset(
    (
        Dimension.AGE,
        Dimension.AREA,
        Dimension.COUNT,
        Dimension.DURATION,
        Dimension.LENGTH,
        Dimension.MASS,
        Dimension.MONEY,
        Dimension.SCORE,
        Dimension.VOLUME,
    )
)


def in_classes(question: Question, hits: Sequence[Hit]) -> Question:
    """Return a question with its values as the classes that hold them in the first paragraph found that has such.

    85岁老人一餐多少钱 becomes 80岁以上老人一餐多少钱 over 80岁以上老人每餐2元，60至79岁的5元.
    """
    typed = question.typed
    for value, worth in _exact(typed):
        for hit in hits[:_LOOKED_AT]:
            quote = hit.citation.quote
            holding = [one for one in _classes(value, worth, quote) if one.holds(worth)]
            if holding:
                narrowest = min(holding, key=lambda one: _width(one, worth))
                held = quote[narrowest.start : narrowest.end]
                typed = f"{typed[: value.start]}{held}{typed[value.end :]}"
                break
    return question if typed == question.typed else Question(typed)


def in_no_class(question: Question, quote: str) -> bool:
    """Tell whether a paragraph has classes for a value of the question, and none that holds it."""
    for value, worth in _exact(question.typed):
        classes = _classes(value, worth, quote)
        if classes and not any(one.holds(worth) for one in classes):
            return True
    return False


def _exact(question: str) -> Iterator[tuple[Value, Decimal]]:
    """Yield the exact values of a question, each with its worth, the last first."""
    for value in reversed(find(question)):
        if value.dimension in _MEASURED and value.low is not None and value.low == value.high:
            yield value, value.low


def _classes(value: Value, worth: Decimal, quote: str) -> list[Value]:
    """Return the classes of a paragraph that a value may belong to; none where the paragraph tells the value itself.

    One bound alone makes a class of an age; of anything else it may be a mere figure (超过5公里), so there must be two.
    """
    alike = [one for one in find(quote) if (one.dimension, one.unit) == (value.dimension, value.unit)]
    if any(one.low == one.high == worth for one in alike):
        return []
    classes = [one for one in alike if one.low != one.high and not one.about]
    return classes if len(classes) > 1 or value.dimension is Dimension.AGE else []


def _width(one: Value, worth: Decimal) -> tuple[bool, Decimal]:
    """Return what orders classes: those with two ends first, then by how far their ends are from a worth."""
    ends = [end for end in (one.low, one.high) if end is not None]
    return len(ends) < 2, sum((abs(end - worth) for end in ends), Decimal(0))
