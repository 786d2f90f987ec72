"""Whose text is this? Headlines, columns and what parts them → the parts of each article, in reading order.

A column belongs to the headline above it, seen through pictures; one without a headline goes on from the column to
its left, or from the same column above a picture. What a frame or a rule parts does not belong together.
"""

from collections.abc import Sequence
from typing import Final

from corpus.layout.patterns import starts_alone
from corpus.sheet.model import Box
from corpus.sheet.order import put_in_order
from corpus.sheet.parts import Parts
from corpus.sheet.spans import FARTHEST, Between, heads_over
from corpus.sheet.units import NEAR, Region, Unit, column_width, parted, seen_through, units_of

SUBHEAD: Final = 1.7
"""Larger type than this, in the text's, heads no part of an article within its column."""


def regions_of(parts: Parts) -> list[Region]:
    """Return the articles of a sheet as far as their places tell, each in reading order."""
    heads, texts = units_of(parts)
    owners = _Owners(parts, heads, texts)
    regions: dict[int, Region] = {}
    for unit in (*heads, *texts):
        regions.setdefault(id(owners.root(unit)), Region()).units.append(unit)
    for region in regions.values():
        put_in_order(region, parts)
    return sorted(
        regions.values(), key=lambda region: (round(region.box.y0 / (4 * parts.body)), region.box.x0)
    )


class _Owners:
    """Who owns which unit: links from units to those that they go on from."""

    def __init__(self, parts: Parts, heads: Sequence[Unit], texts: Sequence[Unit]) -> None:
        self._parts, self._heads, self._texts = parts, heads, texts
        self._parent: dict[int, Unit] = {}
        self._units = [*heads, *texts]
        small = [head for head in heads if self._is_small(head)]
        large = [head for head in heads if not head.vertical and head not in small]
        below = [*texts, *small]
        upright = [head for head in heads if head.vertical]
        between = Between(upright, seen_through(parts), parts.rules, parts.body)
        over = {id(below[t]): large[h] for t, h in heads_over(large, below, between).items()}
        own = {id(texts[t]): small[h] for t, h in heads_over(small, texts, between).items()}
        self._over = own | over
        for text in sorted(texts, key=lambda unit: (unit.box.x0, unit.box.y0)):
            parent, sure = self._find(text)
            if parent is not None and self.root(parent) is not text:
                self._parent[id(text)], text.sure = parent, sure
        self._take_in_column_heads(small)
        self._side_heads()

    def _is_small(self, head: Unit) -> bool:
        """Tell whether a head may be a subhead: no larger than that, within one column, alone."""
        narrow = head.box.width <= 1.15 * column_width(self._parts)
        return (
            not head.vertical and head.size <= SUBHEAD * self._parts.body and len(head.stacks) == 1 and narrow
        )

    def root(self, unit: Unit) -> Unit:
        """Return the unit at whose head a unit stands, itself where there is none."""
        while id(unit) in self._parent:
            unit = self._parent[id(unit)]
        return unit

    def _find(self, text: Unit) -> tuple[Unit | None, float]:
        over = self._over.get(id(text))
        if over is not None and not self._is_level_with(text, over):
            return over, 4.0
        above, through = self._above(text)
        left = self._left(text)
        if above is not None and through and (left is None or left.box.abreast(text.box) < 2 * text.size):
            return above, 2.0
        if left is not None:
            return left, 2.0
        return (above, 0.0) if above is not None and through else (None, 0.0)

    def _is_level_with(self, text: Unit, over: Unit) -> bool:
        """Tell whether a text far under a headline goes on from the column to its left, which is not under it."""
        left = self._left(text)
        if left is None or text.box.y0 - over.box.y1 < FARTHEST * self._parts.body:
            return False
        return abs(left.box.y0 - text.box.y0) < self._parts.body and self._over.get(id(left)) is not over

    def _above(self, text: Unit) -> tuple[Unit | None, bool]:
        """Return what stands above a text in its frame, and whether it is seen through a picture."""
        box, through = text.box, False
        things: list[tuple[float, Unit | None]] = [
            (unit.box.y1, unit)
            for unit in self._units
            if unit is not text and unit.frame == text.frame and self._is_over(unit.box, box)
        ]
        things += [
            (rule.middle[1], None)
            for rule in self._parts.rules
            if rule.width > rule.height and self._is_over(rule, box)
        ]
        if not things:
            return None, False
        foot, unit = max(things, key=lambda thing: thing[0])
        pictures = seen_through(self._parts)
        through = any(picture.y0 >= foot - 4 and self._is_over(picture, box) for picture in pictures)
        if (
            unit is not None
            and not unit.head
            and len(unit.stacks[0].lines) == 1
            and box.y0 - foot < NEAR * text.size
        ):
            return unit, True  # a line by itself at the head of its column
        if unit is None or (not unit.head and not through):
            return None, False
        if box.y0 - foot > 5 * text.size and not through:
            return None, False
        return unit, through

    def _is_over(self, over: Box, under: Box) -> bool:
        slack = 0.6 * self._parts.body
        return (
            over.y1 <= under.y0 + slack
            and over.y0 < under.y0
            and over.beside(under) > 0.4 * min(under.width, over.width)
        )

    def _left(self, text: Unit) -> Unit | None:
        """Return the column, or the head, to the left of the top of a text."""
        found: list[tuple[float, float, Unit]] = []
        body = self._parts.body
        for unit in self._units:
            gap = text.box.x0 - unit.box.x1
            if unit is text or unit.frame != text.frame or not -0.5 * body <= gap <= 4 * body:
                continue
            shared = unit.box.abreast(text.box)
            if shared <= 0 or self._is_parted(unit, text):
                continue
            found.append((abs(unit.box.y0 - text.box.y0), gap, unit))
        return min(found, key=lambda place: place[:2])[2] if found else None

    def _is_parted(self, unit: Unit, text: Unit) -> bool:
        upright = [rule for rule in self._parts.rules if rule.height > rule.width]
        return parted(unit.box, text.box, upright) and not self._is_column_rule(unit, text)

    def _is_column_rule(self, unit: Unit, text: Unit) -> bool:
        """Tell whether the rule between two columns only parts columns: a headline spans both."""
        for head in self._heads:
            both = (
                head.box.beside(unit.box) > 0.5 * unit.box.width
                and head.box.beside(text.box) > 0.5 * text.box.width
            )
            if both and not unit.head and head.box.y1 <= min(unit.box.y0, text.box.y0) + 4:
                return True
        return False

    def _take_in_column_heads(self, small: Sequence[Unit]) -> None:
        """Give small heads to the text right above them, or to the headline, where they may be subheads of it."""
        for head in small:
            if id(head) in self._over:
                self._parent[id(head)], head.sure = self._over[id(head)], 3.0
                continue
            over = [
                text
                for text in self._texts
                if text.frame == head.frame
                and -4 <= head.box.y0 - text.box.y1 <= 2.5 * self._parts.body
                and head.box.x0 >= text.box.x0 - 4
                and head.box.x1 <= max(text.box.x1, text.box.x0 + column_width(self._parts)) + 4
                and not parted(text.box, head.box, self._parts.rules)
            ]
            if len(over) == 1 and self.root(over[0]) is not head:
                self._parent[id(head)], head.sure = over[0], self._as_subhead(head, over[0])
            elif not over:
                self._go_on_from_left(head)

    def _go_on_from_left(self, head: Unit) -> None:
        """Give a small head at the top of a column to the column to its left, unless news opens under it."""
        left, below = self._left(head), self._below(head)
        if left is None or below is None or self.root(left) is head or starts_alone(below.stacks[0].text):
            return
        if self._above(head)[0] is None and self.root(left).head:
            self._parent[id(head)], head.sure = left, 1.0

    def _below(self, head: Unit) -> Unit | None:
        """Return the text right under a head."""
        below = [
            text
            for text in self._texts
            if text.frame == head.frame
            and text.box.beside(head.box) > 0
            and text.box.y0 >= head.box.middle[1]
        ]
        return min(below, key=lambda text: text.box.y0, default=None)

    def _as_subhead(self, head: Unit, over: Unit) -> float:
        """Return what speaks for a small head being a subhead of the text above it, in logits.

        Over an article of its own there is more room than under it, and its text opens as news does.
        """
        text = self._below(head)
        if text is None:
            return 0.0
        body = self._parts.body
        roomy = head.box.y0 - over.box.y1 > text.box.y0 - head.box.y1 + 0.8 * body
        return -2.0 if roomy or starts_alone(text.stacks[0].text) else 3.0

    def _side_heads(self) -> None:
        """Give an upright head, or a level one with nothing under it, the text beside it that has no other head."""
        owned = {id(self.root(text)) for text in self._texts}
        for head in self._heads:
            if id(head) in owned or id(head) in self._parent:
                continue
            lonely = [
                text
                for text in self._texts
                if id(text) not in self._parent
                and text.frame == head.frame
                and text.box.abreast(head.box) > 0.5 * min(text.box.height, head.box.height)
                and max(text.box.x0 - head.box.x1, head.box.x0 - text.box.x1) <= 4 * self._parts.body
                and not parted(text.box, head.box, self._parts.rules)
            ]
            for text in lonely:
                self._parent[id(text)], text.sure = head, 3.0
            if not lonely:
                self._take_row(head)

    def _take_row(self, head: Unit) -> None:
        """Give a head at the right of its text the row of columns to its left, if no other head has it."""
        for text in sorted(self._texts, key=lambda text: -text.box.x1):
            root = self.root(text)
            near = -4 <= head.box.x0 - text.box.x1 <= 4 * self._parts.body
            free = not root.head and root is not head and text.frame == head.frame
            beside = text.box.abreast(head.box) > 0 and not parted(text.box, head.box, self._parts.rules)
            if near and free and beside:
                self._parent[id(root)], root.sure = head, 3.0
                return
