"""An article before it is laid out."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """An article before it is laid out: (role, text) in reading order."""

    kind: str
    units: tuple[tuple[str, str], ...]
    dateline: str | None = None
    byline: str | None = None

    def value(self, role: str) -> str | None:
        """Return the text of the first unit with a role."""
        return next((text for name, text in self.units if name == role), None)
