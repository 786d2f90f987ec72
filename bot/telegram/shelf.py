"""The archives of one bot, each under its name; the first is asked where a chat has chosen no other."""

from collections.abc import Mapping

from bot.telegram.chats import AssistantLike
from corpus.model import content_id


class Shelf:
    """Archives by name, in their order.

    Args:
        assistants: answer from one archive each, at least one.
    """

    def __init__(self, assistants: Mapping[str, AssistantLike]) -> None:
        self._assistants = dict(assistants)
        self.names = tuple(self._assistants)

    @classmethod
    def of(cls, given: "AssistantLike | Shelf") -> "Shelf":
        """Return a shelf as it is, or one with a single assistant that needs no name."""
        return given if isinstance(given, Shelf) else cls({"": given})

    @property
    def usual(self) -> AssistantLike:
        """The first, which takes documents."""
        return self._assistants[self.names[0]]

    @property
    def several(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.names) > 1

    def known(self, name: str | None) -> str:
        """Return a name that was chosen or noted once, the first where there is none of that name now."""
        return name if name is not None and name in self._assistants else self.names[0]

    def named(self, name: str | None) -> AssistantLike:
        """Return the assistant of this name, the first where there is none."""
        return self._assistants[self.known(name)]

    def find(self, typed: str) -> str | None:
        """Return the name that somebody types, in any case, or whose number in the list they type."""
        wanted = typed.strip().casefold()
        if wanted.isdecimal() and 1 <= int(wanted[:4]) <= len(self.names):
            return self.names[int(wanted[:4]) - 1]
        return next((name for name in self.names if name.casefold() == wanted), None)

    def key(self, name: str) -> str:
        """Return the digits by which a button names an archive."""
        return content_id(name)

    def by_key(self, key: str) -> str | None:
        """Return the name behind the digits of a button, None where it is on the shelf no longer."""
        return next((name for name in self.names if self.key(name) == key), None)
