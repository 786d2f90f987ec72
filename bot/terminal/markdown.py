"""Text as Markdown that shows it verbatim."""

from typing import Final

from bot.terminal.visible import visible
from corpus.lazy import lazy_pattern

SPECIAL: Final = lazy_pattern(r"([\\`*_\[\]<>#|~&$])")
SPACE: Final = lazy_pattern(r"\s+")
#: What begins a list, a quotation or a heading's underline at the start of a line.
_OPENING: Final = lazy_pattern(r"^(\d+)([.)])|^([-+=>])")


def escaped(text: str) -> str:
    """Return a text as one line of Markdown that shows it verbatim."""
    line = SPECIAL.sub(r"\\\1", SPACE.sub(" ", visible(text)).strip())
    return _OPENING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)
