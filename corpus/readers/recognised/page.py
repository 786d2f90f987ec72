"""A page as another program recognised it: its lines with their places, and which of them make which block."""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.errors import UnreadableSourceError
from corpus.layout.text import is_cjk
from corpus.model import Article, Place
from corpus.sheet.model import Box, PrintedLine, Sheet, around
from corpus.sheet.stacks import SAME

#: Lines of a page that are looked at; a full one has some two thousand.
MOST_LINES: Final = 40_000
#: Points that the type of a text is given while its page is taken apart, whatever the resolution of its scan.
_BODY: Final = 10.0
#: Pixels of an inch where nobody says how many.
RESOLUTION: Final = 300.0
_UPRIGHT: Final = 1.8
"""How many times as high as wide a line is that runs from top to bottom."""
_THIN: Final = 0.6
"""How thick a rule is at most, in ems."""
_CLOSED: Final = ("zh", "ja", "chi", "zho", "jpn", "chinese", "japanese")
"""Languages, by how their names begin, that are written without spaces."""


@dataclass(slots=True)
class RecognisedPage:
    """A page that was recognised; places are in its own units until ``sheet`` is asked for.

    Attributes:
        width, height: of the page.
        points: what one of its units is in points.
        lines: in reading order, where the file says one, else in its own.
        blocks: the numbers of the lines that belong to an element, by its id.
        pictures, rules: where these stand.
    """

    width: float
    height: float
    points: float
    lines: list[PrintedLine] = field(default_factory=list)
    blocks: dict[str, list[int]] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def add(self, line: PrintedLine, ids: Sequence[str], where: str) -> None:
        """Add a line that belongs to the elements of these ids.

        Raises:
            UnreadableSourceError: there are more than any page has.
        """
        if len(self.lines) >= MOST_LINES:
            raise UnreadableSourceError(f"{where}: 一页超过 {MOST_LINES} 行 (too many lines on a page)")
        for id_ in ids:
            self.blocks.setdefault(id_, []).append(len(self.lines))
        self.lines.append(line)

    @property
    def scale(self) -> float:
        """What its units are multiplied with for ``sheet``, so that its text is of an ordinary size."""
        sizes = [line.size for line in self.lines for _ in line.text]
        return _BODY / statistics.median(sizes) if sizes else 1.0

    def sheet(self, number: int, without: frozenset[int] = frozenset()) -> Sheet:
        """Return the page to be taken apart, in points of a text of ten.

        Args:
            number: of the page, from 1.
            without: numbers of lines that are left out.
        """
        k = self.scale
        lines = [_scaled(line, k) for line in self.evened()]
        thin = _THIN * _BODY
        rules = tuple(
            box for box in (_larger(rule, k) for rule in self.rules) if min(box.width, box.height) <= thin
        )
        return Sheet(
            number,
            self.width * k,
            self.height * k,
            tuple(line for at, line in enumerate(lines) if at not in without),
            rules,
            pictures=tuple(_larger(box, k) for box in self.pictures),
        )

    def evened(self) -> list[PrintedLine]:
        """Return the lines, those of about the same size of just the same: boxes are as high as what they hold."""
        if not self.lines:
            return []
        usual = Counter[float]()
        for line in self.lines:
            usual[round(line.size, 1)] += len(line.text)
        sizes: list[float] = []
        for size, _ in usual.most_common():
            if all(abs(size - other) > SAME * other for other in sizes):
                sizes.append(size)
        return [replace(line, size=min(sizes, key=lambda size: abs(size - line.size))) for line in self.lines]

    def placed(self, article: Article) -> Article:
        """Return an article out of ``sheet`` with its boxes in points of the page itself."""
        k = self.points / self.scale

        def back(boxes: tuple[Place, ...]) -> tuple[Place, ...]:
            return tuple(Place(box.page, *(round(value * k, 1) for value in box[1:])) for box in boxes)

        return replace(
            article,
            head=tuple(replace(line, boxes=back(line.boxes)) for line in article.head),
            paragraphs=tuple(replace(part, boxes=back(part.boxes)) for part in article.paragraphs),
        )


def recognised_line(
    words: Sequence[tuple[str, Box | None, float | None]],
    box: Box | None,
    *,
    language: str | None = None,
    font: str = "",
    bold: bool = False,
    upright: bool | None = None,
) -> PrintedLine | None:
    """Return the line that words make; None where there is nothing to read or no place for it.

    Args:
        words: text, place and confidence of each.
        box: of the line; around its words where it is None.
        language: as the file says it; where it is written without spaces, there are none between its characters.
        font: name of the type, where it is known.
        bold: whether it is known to be bold.
        upright: whether it runs from top to bottom; by its shape where it is None.
    """
    text = " ".join(" ".join(word for word, _, _ in words).split())
    if not language or language.lower().startswith(_CLOSED):
        text = closed_up(text)
    boxes = [place for _, place, _ in words if place is not None]
    box = box or (around(boxes) if boxes else None)
    if not text or box is None or min(box.width, box.height) <= 0:
        return None
    upright = box.height > _UPRIGHT * box.width and len(text) > 1 if upright is None else upright
    told = [(float(sure), len(word)) for word, _, sure in words if sure is not None]
    weight = sum(count for _, count in told)
    confidence = sum(sure * count for sure, count in told) / weight if weight else 1.0
    size = box.width if upright else box.height
    return PrintedLine(text, box, size, bold, font, upright, min(1.0, max(0.0, confidence)))


def closed_up(text: str) -> str:
    """Return a text without the spaces between Chinese characters."""
    pieces = text.split(" ")
    closed = pieces[0]
    for piece in pieces[1:]:
        apart = not (is_cjk(closed[-1:]) and is_cjk(piece[:1]))
        closed += f" {piece}" if apart else piece
    return closed


def _scaled(line: PrintedLine, k: float) -> PrintedLine:
    return replace(line, box=_larger(line.box, k), size=line.size * k)


def _larger(box: Box, k: float) -> Box:
    return Box(*(value * k for value in box))
