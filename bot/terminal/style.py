"""Lines of a text and how a terminal shows them: escape codes, or none."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TextIO

from bot.terminal.visible import visible

#: What a stretch of text is: the answer or a heading, the answer in its paragraph, or beside the point.
Role = Literal["plain", "strong", "mark", "dim"]

_CODES: dict[Role, str] = {"strong": "\x1b[1m", "mark": "\x1b[1;4m", "dim": "\x1b[2m"}
_END = "\x1b[0m"


def may_use_codes(file: TextIO, *, colour: bool = True) -> bool:
    """Tell whether escape codes may be written to a file: it is a terminal that knows them.

    NO_COLOR (https://no-color.org) forbids those that change how a letter looks.
    """
    if colour and os.environ.get("NO_COLOR"):
        return False
    return file.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text before it is broken to fit a screen.

    Attributes:
        parts: stretches of text, each with its role.
        lead: what stands before it; where the line is broken, the rest is set in by as much.
    """

    parts: tuple[tuple[str, Role], ...]
    lead: str = ""

    @property
    def text(self) -> str:
        """The line without roles."""
        return self.lead + "".join(text for text, _ in self.parts)


def line(text: str, role: Role = "plain", lead: str = "") -> Line:
    """Return a line of one role."""
    return Line(((text, role),), lead)


def marked(text: str, spans: Iterable[tuple[int, int]], lead: str = "") -> Line:
    """Return a line with stretches of it marked."""
    parts: list[tuple[str, Role]] = []
    done = 0
    for start, end in sorted(spans):
        if done <= start < end:
            parts += [(text[done:start], "plain"), (text[start:end], "mark")]
            done = end
    return Line((*parts, (text[done:], "plain")), lead)


@dataclass(frozen=True, slots=True)
class Style:
    """Whether escape codes may be used."""

    color: bool = False

    def painted(self, lines: Iterable[Line]) -> str:
        """Return the lines as text that a terminal may print."""
        return "\n".join(
            visible(each.lead) + "".join(self._part(text, role) for text, role in each.parts)
            for each in lines
        )

    def _part(self, text: str, role: Role) -> str:
        code = _CODES.get(role)
        return f"{code}{visible(text)}{_END}" if self.color and code and text else visible(text)
