"""The units of a sheet: the lines of each head together, and the stretches of text, one a column."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.layout.patterns import BYLINE, stands_alone
from corpus.sheet.model import Box, around
from corpus.sheet.parts import Head, Parts
from corpus.sheet.signing import BARE_NAMES, MOST
from corpus.sheet.stacks import Stack

NEAR: Final = 1.6
"""Ems between the lines of a head: kicker, headline, subtitle, byline."""


@dataclass(slots=True)
class Unit:
    """A column's stretch of text, or the lines of a head.

    Attributes:
        stacks: of a head from the top; of a text one.
        head: whether it is one.
        sure: how sure its place behind the unit before it is, in logits.
    """

    stacks: list[Stack]
    head: bool
    size: float
    vertical: bool = False
    sure: float = 0.0

    @property
    def box(self) -> Box:
        """Around it."""
        return around([stack.box for stack in self.stacks])

    @property
    def frame(self) -> int:
        """Number of its frame."""
        return self.stacks[0].frame


@dataclass(slots=True)
class Region:
    """The units of one article in reading order: its head first, where it has one."""

    units: list[Unit] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """Around it."""
        return around([unit.box for unit in self.units])


def units_of(parts: Parts) -> tuple[list[Unit], list[Unit]]:
    """Return the heads, kickers and subtitles with their headlines, and the stretches of text."""
    groups: list[list[Head]] = []
    for head in sorted(parts.heads, key=lambda head: -head.size):
        home = next((group for group in groups if _same_head(group, head, parts)), None)
        if home is None:
            groups.append([head])
        else:
            home.append(head)
    heads = [
        Unit(
            [h.stack for h in sorted(group, key=_place)],
            head=True,
            size=group[0].size,
            vertical=group[0].vertical,
        )
        for group in groups
    ]
    texts = [Unit([stack], head=False, size=stack.size) for stack in parts.texts]
    while True:  # a byline stands under the subtitle that stands under the headline
        found = next(
            ((unit, text) for text in texts for unit in heads if _is_of_head(text, unit, parts)), None
        )
        if found is None:
            return heads, texts
        unit, text = found
        unit.stacks = sorted([*unit.stacks, *text.stacks], key=lambda stack: (stack.box.y0, stack.box.x0))
        texts.remove(text)


def seen_through(parts: Parts) -> list[Box]:
    """Return pictures and what is said of them."""
    return [*parts.pictures, *(stack.box for group in parts.captions for stack in group)]


def _place(head: Head) -> tuple[float, float]:
    return (-head.box.x1, head.box.y0) if head.vertical else (head.box.y0, head.box.x0)


def _same_head(group: Sequence[Head], head: Head, parts: Parts) -> bool:
    """Tell whether a smaller line stands by a headline, with nothing between."""
    first = group[0]
    box = around([other.box for other in group])
    if first.stack.frame != head.stack.frame or parted(box, head.box, parts.rules):
        return False
    if first.vertical:
        aside = max(head.box.x0 - box.x1, box.x0 - head.box.x1)
        return head.vertical and aside <= NEAR * parts.body and box.abreast(head.box) > 0.5 * head.box.height
    if head.vertical:
        return False
    gap = max(head.box.y0 - box.y1, box.y0 - head.box.y1)
    within = box.beside(head.box) > 0.7 * min(head.box.width, box.width)
    even = abs(head.box.middle[0] - box.middle[0]) < 2 * parts.body or (
        head.box.x0 > box.x0 - 3 * parts.body and head.box.x1 < box.x1 + 6 * parts.body
    )
    return (
        gap <= max(NEAR * parts.body, 0.6 * head.size) and within and even and head.size < 0.92 * first.size
    )


def _is_of_head(text: Unit, head: Unit, parts: Parts) -> bool:
    """Tell whether lines of small type over or under a headline are its kicker, subtitle or byline.

    These are two lines at most, or those over a byline.
    """
    stack, box = text.stacks[0], head.box
    if len({line.font for line in stack.lines}) > 1:
        return False
    signed = BYLINE.fullmatch(stack.lines[-1].text) is not None
    if (
        head.vertical
        or len(stack.lines) > (MOST if signed else 2)
        or text.frame != head.frame
        or len(stack.text) > 60
    ):
        return False
    gap = max(stack.box.y0 - box.y1, box.y0 - stack.box.y1)
    if (
        gap > NEAR * parts.body
        or box.beside(stack.box) < 0.8 * min(stack.box.width, box.width)
        or parted(box, stack.box, parts.rules)
    ):
        return False
    even = abs(stack.box.middle[0] - box.middle[0]) < 2 * parts.body
    other = stack.font != parts.font or abs(stack.size - parts.body) > 0.03 * parts.body
    over = stack.box.y1 <= box.y0 + 0.3 * parts.body
    if other:
        return even or over
    if over or not (even or len(stack.lines) == 1):
        return False
    names = not parts.font and len(stack.lines) == 1 and BARE_NAMES.fullmatch(stack.text) is not None
    return signed or (even and (stands_alone(stack.text) or names))


def column_width(parts: Parts) -> float:
    """Return how wide a column of the sheet is, in its own units."""
    wide = sorted(stack.box.width for stack in parts.texts if len(stack.lines) > 3)
    return wide[len(wide) // 2] if wide else 200.0


def parted(one: Box, other: Box, rules: Sequence[Box]) -> bool:
    """Tell whether a rule runs between two boxes."""
    (ax, ay), (bx, by) = one.middle, other.middle
    for rule in rules:
        x, y = rule.middle
        narrow = one if one.width < other.width else other
        low = one if one.height < other.height else other
        if rule.width > rule.height:
            upper, lower = (one, other) if ay < by else (other, one)
            if upper.y1 - 3 <= y <= lower.y0 + 3 and rule.beside(narrow) > 0.4 * narrow.width:
                return True
        else:
            left, right = (one, other) if ax < bx else (other, one)
            if left.x1 - 3 <= x <= right.x0 + 3 and rule.abreast(low) > 0.4 * low.height:
                return True
    return False
