"""Escape codes for a terminal, or none."""

from dataclasses import dataclass

_BOLD, _MARK, _DIM, _END = "\x1b[1m", "\x1b[1;4m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Style:
    """Whether escape codes may be used."""

    color: bool = False

    def bold(self, text: str) -> str:
        """Return the text in bold, where colours are on."""
        return f"{_BOLD}{text}{_END}" if self.color else text

    def dim(self, text: str) -> str:
        """Return the text dimmed, where colours are on."""
        return f"{_DIM}{text}{_END}" if self.color else text

    def marked(self, text: str, span: tuple[int, int] | None) -> str:
        """Return the text with a stretch underlined, where colours are on."""
        if not self.color or span is None:
            return text
        start, end = span
        return f"{text[:start]}{_MARK}{text[start:end]}{_END}{text[end:]}"
