"""Which columns does a headline head? Each of a row of headlines has columns side by side under it.

A headline stands over the middle of its columns, or begins where they do, and seldom sticks out of them. What
stands between a headline and a column, or a rule beside the headline, keeps it from that column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from corpus.sheet.model import Box, around


class _Unit(Protocol):
    @property
    def box(self) -> Box: ...
    @property
    def frame(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Between:
    """What may stand between a headline and a column.

    Attributes:
        upright: upright headlines.
        pictures: what a headline is seen through: pictures and what is said of them.
        rules: between articles.
        body: size of the text's type.
    """

    upright: Sequence[_Unit]
    pictures: Sequence[Box]
    rules: Sequence[Box]
    body: float


FARTHEST = 6.0
"""Ems of white space from a headline to its text."""
OVERHANG = 3.0
"""What an em costs that a headline sticks out of its columns, against one that it stands off their middle."""
LONELY = 40.0
"""What a headline without columns costs, in ems."""


def heads_over(
    heads: Sequence[_Unit],
    texts: Sequence[_Unit],
    between: Between,
) -> dict[int, int]:
    """Return for texts, by their number, the number of the headline right above them.

    Args:
        heads: level headlines.
        texts: columns.
        between: what else is on the sheet.
    """
    seen = {
        (h, t)
        for h, head in enumerate(heads)
        for t, text in enumerate(texts)
        if _is_open(head, text, (*heads, *texts, *between.upright), between)
    }
    found: dict[int, int] = {}
    left = {t for _, t in seen}
    while left:
        group_t, group_h = _connected(seen, min(left))
        left -= group_t
        row_h, row_t = {h: heads[h].box for h in group_h}, {t: texts[t].box for t in group_t}
        found |= _shared_out(row_h, row_t, seen, between.body)
    return found


def _is_open(head: _Unit, text: _Unit, units: Sequence[_Unit], between: Between) -> bool:
    """Tell whether a text is seen from a headline: below it, with nothing between them or beside it."""
    over, under, body, rules = head.box, text.box, between.body, between.rules
    if head.frame != text.frame or over.y1 > under.y0 + 0.6 * body or over.y0 >= under.y0:
        return False
    slack = 1.5 * body  # a headline may stick out of its columns
    beam = Box(under.x0 + slack, over.middle[1], under.x1 - slack, under.y0 - 1)
    reach = Box(min(over.x0, under.x0) + slack, over.y0 + 1, max(over.x1, under.x1) - slack, over.y1 - 1)
    level = [rule for rule in rules if rule.width > rule.height]
    upright = [rule for rule in rules if rule.height >= rule.width]
    seen = sum(max(0.0, box.abreast(beam)) for box in between.pictures if box.beside(beam) > 0)
    if under.y0 - over.y1 - seen > FARTHEST * body:
        return False
    if any(rule.beside(beam) > 0.3 * beam.width and rule.abreast(beam) >= 0 for rule in level):
        return False
    if any(rule.beside(reach) > -1 and rule.abreast(reach) > 0.3 * reach.height for rule in upright):
        return False
    for unit in units:
        if unit is head or unit is text or unit.frame != head.frame:
            continue
        crosses = unit.box.beside(beam) > 0 and unit.box.abreast(beam) > 0
        beside = unit.box.beside(reach) > 0 and unit.box.abreast(reach) > 0.3 * min(
            reach.height, unit.box.height
        )
        if crosses or beside:
            return False
    return True


def _connected(seen: set[tuple[int, int]], first: int) -> tuple[set[int], set[int]]:
    """Return the texts and the headlines that are tied to a text by seeing each other."""
    texts, heads = {first}, set[int]()
    while True:
        more_heads = {h for h, t in seen if t in texts}
        more_texts = {t for h, t in seen if h in more_heads}
        if more_heads == heads and more_texts == texts:
            return texts, heads
        heads, texts = more_heads, more_texts


def _shared_out(
    heads: dict[int, Box], texts: dict[int, Box], seen: set[tuple[int, int]], body: float
) -> dict[int, int]:
    """Share the columns of a row out among its headlines, from the left, at the least cost."""
    ordered_h = sorted(heads, key=lambda h: heads[h].middle[0])
    ordered_t = sorted(texts, key=lambda t: texts[t].middle[0])
    count = len(ordered_t)
    best: list[tuple[float, list[int]]] = [(0.0, [0])] + [(float("inf"), [])] * count
    for h in ordered_h:
        after: list[tuple[float, list[int]]] = [(float("inf"), [])] * (count + 1)
        for start in range(count + 1):
            for end in range(start, count + 1):
                own = ordered_t[start:end]
                if any((h, t) not in seen for t in own):
                    break
                cost = best[start][0] + _cost(heads[h], [texts[t] for t in own], body)
                if cost < after[end][0]:
                    after[end] = cost, [*best[start][1], end]
        best = after
    total, cuts = best[count]
    if total == float("inf"):
        return {
            t: max((h for h in ordered_h if (h, t) in seen), key=lambda h: _nearness(heads[h], texts[t]))
            for t in ordered_t
        }
    return {t: h for h, (a, b) in zip(ordered_h, pairwise(cuts), strict=True) for t in ordered_t[a:b]}


def _nearness(head: Box, text: Box) -> float:
    return head.beside(text) - 0.1 * abs(head.y1 - text.y0)


def _cost(head: Box, own: Sequence[Box], body: float) -> float:
    if not own:
        return LONELY
    whole = around(list(own))
    off = min(abs(whole.middle[0] - head.middle[0]), abs(whole.x0 - head.x0) + 0.5 * body)
    out = max(0.0, whole.x0 - head.x0) + max(0.0, head.x1 - whole.x1)
    return (off + OVERHANG * out) / body
