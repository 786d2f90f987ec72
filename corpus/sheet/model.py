"""A printed page: its lines, rules, frames and pictures, each with its place.

Places are in units of its own from the upper left corner, y downwards; for a PDF these are points.
"""

from dataclasses import dataclass
from typing import NamedTuple

from corpus.model import Guess, Place


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre, (x, y)."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def beside(self, other: "Box") -> float:
        """Return over how much of their widths two boxes lie above each other; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def abreast(self, other: "Box") -> float:
        """Return over how much of their heights two boxes lie side by side; negative is the gap between them."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def holds(self, other: "Box", slack: float = 2.0) -> bool:
        """Tell whether the middle of another box lies in this one, and hardly any of it outside."""
        return (
            self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.y0 - slack <= other.y0
            and other.y1 <= self.y1 + slack
        )


def around(boxes: "list[Box]") -> Box:
    """Return the smallest box that holds some boxes."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it was printed, or as it was recognised.

    Attributes:
        text: without the white space around it.
        box: where it stands.
        size: of its type.
        bold: whether most of it is in bold type.
        font: name of the font of most of it, "" where nobody knows.
        vertical: whether it runs from top to bottom.
        confidence: how sure its text is, in [0, 1]; 1 where it was not recognised but read.
        guesses: its doubtful characters.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    font: str = ""
    vertical: bool = False
    confidence: float = 1.0
    guesses: tuple[Guess, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page.

    Attributes:
        number: its place in its file, from 1.
        width, height: in its units.
        lines: in the order of the file.
        rules: thin lines between articles, level or upright.
        frames: boxes around articles.
        pictures: images.
        scale: points of the file for a unit of its own.
        turned: whether the page's text runs from top to bottom and from right to left. The sheet is then the page on
            its left side, so that columns are its lines, and what is to the left comes below.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    rules: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()
    scale: float = 1.0
    turned: bool = False

    def place(self, box: Box) -> Place:
        """Return where a box of the sheet is on the page, in points of the file."""
        if self.turned:
            box = Box(self.height - box.y1, box.x0, self.height - box.y0, box.x1)
        return Place(self.number, *(round(value * self.scale, 1) for value in box))
