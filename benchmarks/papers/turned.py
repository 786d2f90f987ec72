"""A press for papers that are set from top to bottom and from right to left, in traditional characters.

Such a page is one of level lines that lies on its left side, but for the characters, which stand upright. What is
given as (x, y) is set at x from the top and y from the right.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import opencc
from reportlab.pdfbase import pdfmetrics

from benchmarks.papers.press import Press
from training.layout.source import Source

_DIGITS = "〇一二三四五六七八九"
#: Characters that lie on their side in a column.
_LYING = frozenset("「」『』（）《》〈〉【】—…～")
#: Marks that stand in the upper right of their square.
_RAISED = frozenset("，。、")
_QUOTES = str.maketrans("“”‘’", "「」『』")


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def spelled(text: str) -> str:
    """Return a text in traditional characters, its figures in Chinese ones, its letters as wide as characters."""
    wide = "".join(
        _DIGITS[ord(char) - 48]
        if "0" <= char <= "9"
        else chr(ord(char) + 0xFEE0)
        if "!" <= char <= "~"
        else char
        for char in text
    )
    converted: str = _converter().convert(wide.translate(_QUOTES))
    return converted


def spoken_date(year: int, month: int, day: int) -> str:
    """Return a day in Chinese figures."""
    tens, ones = divmod(day, 10)
    in_month = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    of_year = f"十{_DIGITS[month - 10] if month > 10 else ''}" if month >= 10 else _DIGITS[month]
    return f"{''.join(_DIGITS[int(digit)] for digit in str(year))}年{of_year}月{in_month}日"


def traditional(source: Source) -> Source:
    """Return an article as such a paper spells it."""
    return replace(
        source,
        units=tuple((role, spelled(text)) for role, text in source.units),
        dateline=spelled(source.dateline) if source.dateline else source.dateline,
        byline=spelled(source.byline) if source.byline else source.byline,
    )


@dataclass
class TurnedPress(Press):
    """The pages of one PDF; width and height are those of the page on its side."""

    def line(
        self, text: str, x: float, y: float, size: float, font: str = "song", *, room: float = 0.0
    ) -> float:
        """Set a column whose top is at x; return its height."""
        widths = [pdfmetrics.stringWidth(char, font, size) for char in text]
        gap = (room - sum(widths)) / max(1, len(text) - 1) if room else 0.0
        at = x
        for char, wide in zip(text, widths, strict=True):
            self._set(char, at, y, size, font)
            at += wide + gap
        return float(sum(widths) + gap * max(0, len(text) - 1))

    def _set(self, char: str, x: float, y: float, size: float, font: str) -> None:
        left, foot = self.height - y - size, self.width - x - size
        self.canvas.setFont(font, size)
        if char in _LYING:
            self.canvas.saveState()
            self.canvas.translate(left + size / 2, foot + size / 2)
            self.canvas.rotate(-90)
            self.canvas.drawString(-size / 2, -0.36 * size, char)
            self.canvas.restoreState()
            return
        raised = (0.45 * size, 0.42 * size) if char in _RAISED else (0.0, 0.0)
        self.canvas.drawString(left + raised[0], foot + 0.14 * size + raised[1], char)

    def column(self, text: str, x: float, y: float, size: float, font: str) -> None:
        """Set a level line from the right."""
        for number, char in enumerate(text):
            self._set(char, x, y + number * size * 1.04, size, font)

    def note(self, article: int, unit: int, box: tuple[float, float, float, float], text: str) -> None:
        """Keep whose a line is."""
        x0, y0, x1, y1 = box
        super().note(article, unit, (self.height - y1, x0, self.height - y0, x1), text)

    def rule(self, x0: float, y0: float, x1: float, y1: float, thick: float = 0.6) -> None:
        """Draw a rule."""
        self.canvas.setLineWidth(thick)
        self.canvas.line(self.height - y0, self.width - x0, self.height - y1, self.width - x1)

    def _rectangle(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return self.height - y1, self.width - x1, y1 - y0, x1 - x0
