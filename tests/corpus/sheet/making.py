"""Small newspapers as PDF, with a font of boxes, so that they read the same whatever fonts a machine has."""

from functools import cache
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 400.0, 560.0
FONT = "Boxes"


@cache
def register_font() -> None:
    """Make a font known that draws every character as a box: Latin ones half as wide as the others."""
    wide = {".notdef": 1000, "wide": 1000, "half": 500}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(wide))
    full = {*range(0x2014, 0x2027), *range(0x3000, 0x3020), *range(0x4E00, 0xA000), *range(0xFF00, 0xFF60)}
    builder.setupCharacterMap(dict.fromkeys(range(0x20, 0x7F), "half") | dict.fromkeys(full | {0xB7}, "wide"))
    builder.setupGlyf({name: _box(width) for name, width in wide.items()})
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in wide.items()})
    builder.setupHorizontalHeader(ascent=860, descent=-140)
    builder.setupNameTable({"familyName": FONT, "styleName": "Regular", "psName": FONT})
    builder.setupOS2(sTypoAscender=860, sTypoDescender=-140, usWinAscent=860, usWinDescent=140)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    file.seek(0)
    pdfmetrics.registerFont(TTFont(FONT, file))


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    corners = ((50, -90), (50, 810), (width - 50, 810), (width - 50, -90))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


class Paper:
    """A PDF that is being made; places are from the upper left corner."""

    def __init__(self, path: Path, *, password: str | None = None) -> None:
        register_font()
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), encrypt=password)

    def line(self, text: str, x: float, y: float, size: float = 10) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - y - 0.86 * size, text)

    def column(
        self, text: str, x: float, y: float, *, chars: int = 10, lines: int = 99, size: float = 10
    ) -> str:
        """Set a paragraph with an indent of two; return what finds no room."""
        rest, indent = text, 2
        while rest and lines:
            count = chars - indent
            self.line(rest[:count], x + indent * size, y, size)
            rest, indent, lines, y = rest[count:], 0, lines - 1, y + 1.5 * size
        return rest

    def goes_on(self, text: str, x: float, y: float, *, chars: int = 10, size: float = 10) -> None:
        """Set the rest of a paragraph at the top of a column."""
        for at in range(0, len(text), chars):
            self.line(text[at : at + chars], x, y + at // chars * 1.5 * size, size)

    def upright(self, text: str, x: float, y: float, size: float) -> None:
        for number, char in enumerate(text):
            self.line(char, x, y + number * size, size)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        self.canvas.drawImage(
            ImageReader(Image.new("RGB", (4, 4), (90, 120, 90))), x0, HEIGHT - y1, x1 - x0, y1 - y0
        )

    def turn(self) -> None:
        self.canvas.showPage()

    def done(self) -> Path:
        self.canvas.save()
        return self.path
