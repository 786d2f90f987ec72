"""A page's text → the lines that were printed, each with its place and the white space around it."""

from typing import NamedTuple

from corpus.layout.text import width


class Line(NamedTuple):
    """A printed line: its offset in the page and its text without the white space around it."""

    source: int
    text: str
    width: float
    indented: bool
    gap: int
    """How many blank lines stand before it."""
    lead: str = ""
    """The white space before its text."""
    loose: bool = False
    """Whether white space stands between its text and the line break."""
    standing: bool = False
    """Whether it stands for itself, as a row of a table or a line of a poem does."""

    @property
    def printed(self) -> str:
        """The line with its indent."""
        return self.lead + self.text


def read_lines(text: str) -> list[Line]:
    """Return the lines of a page that hold anything, in order."""
    lines: list[Line] = []
    position = gap = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            lead = raw[: len(raw) - len(raw.lstrip())]
            indented = bool(lines or gap or lead) and width(lead.replace("\u3000", "一")) >= 1.0
            loose = raw.rstrip("\r\n") != lead + stripped
            lines.append(Line(position + len(lead), stripped, width(stripped), indented, gap, lead, loose))
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return lines
