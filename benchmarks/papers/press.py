"""A press: type, rules and pictures on the pages of a PDF, with what was set where kept.

Fonts are Debian's (fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-zenhei); without them reportlab's own names of
Chinese fonts are used, which no file holds and a reader draws with fonts of its own.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpus.layout.text import width

_FOLDER = Path("/usr/share/fonts/truetype")
_FILES = {"song": "arphic/uming.ttc", "kai": "arphic/ukai.ttc", "hei": "wqy/wqy-zenhei.ttc"}


def load_fonts(*, files: bool = True) -> None:
    """Make the fonts song, kai and hei known, from files where there are any."""
    for name, file in _FILES.items():
        if files and (_FOLDER / file).exists():
            pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))
        else:
            font = UnicodeCIDFont("STSong-Light")
            font.fontName = font.name = name
            pdfmetrics.registerFont(font)


@dataclass
class Printed:
    """A line that was set: whose it is, on which page, and its box from the upper left, ems high."""

    article: int
    unit: int
    page: int
    box: tuple[float, float, float, float]
    text: str = ""


@dataclass
class Press:
    """The pages of one PDF."""

    canvas: Canvas
    width: float
    height: float
    page: int = 1
    printed: list[Printed] = field(default_factory=list)

    def line(
        self, text: str, x: float, y: float, size: float, font: str = "song", *, room: float = 0.0
    ) -> float:
        """Set a line whose top is at y, spread over the room where it is given; return its width."""
        natural = pdfmetrics.stringWidth(text, font, size)
        gap = (room - natural) / max(1, len(text) - 1) if room else 0.0
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y - 0.86 * size, text, charSpace=gap)
        return float(natural + gap * max(0, len(text) - 1))

    def column(self, text: str, x: float, y: float, size: float, font: str) -> None:
        """Set a line from top to bottom."""
        self.canvas.setFont(font, size)
        for number, char in enumerate(text):
            self.canvas.drawString(x, self.height - y - (number + 0.86) * size * 1.04, char)

    def note(self, article: int, unit: int, box: tuple[float, float, float, float], text: str) -> None:
        """Keep whose a line is."""
        self.printed.append(Printed(article, unit, self.page, box, text))

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.6) -> None:
        """Draw a rule."""
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def frame(self, x0: float, y0: float, x1: float, y1: float, *, tint: bool = False) -> None:
        """Draw a box, or fill one lightly."""
        self.canvas.setLineWidth(0.8)
        self.canvas.setFillGray(0.93)
        self.canvas.rect(*self._rectangle(x0, y0, x1, y1), stroke=int(not tint), fill=int(tint))
        self.canvas.setFillGray(0.0)

    def picture(self, rng: random.Random, x0: float, y0: float, x1: float, y1: float) -> None:
        """Put a picture there."""
        from PIL import Image  # noqa: PLC0415
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415

        image = Image.new("RGB", (8, 6), tuple(rng.randrange(60, 220) for _ in range(3)))
        self.canvas.drawImage(ImageReader(image), *self._rectangle(x0, y0, x1, y1))

    def _rectangle(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return left, foot, width and height of a box as the canvas has it."""
        return x0, self.height - y1, x1 - x0, y1 - y0

    def turn(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.page += 1


def measure(text: str, size: float) -> float:
    """Return how wide a text is, Latin letters half as wide as Chinese characters."""
    return width(text) * size
