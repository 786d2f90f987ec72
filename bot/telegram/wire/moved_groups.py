"""Groups that have become supergroups: Telegram gives such a group another number, and its old messages stay behind."""

import logging
from collections.abc import Callable

from telegram.error import ChatMigrated

from bot.telegram.wire.place import Place

_log = logging.getLogger(__name__)


class MovedGroups:
    """The new numbers of groups that have moved.

    Args:
        moved: is told the old and the new number of such a group.
    """

    def __init__(self, moved: Callable[[int, int], None]) -> None:
        self._tell = moved
        self._new: dict[int, int] = {}

    def place_of(self, place: Place) -> Place:
        """Return where a place is now. The new chat has neither the old messages nor topics."""
        new = self._new.get(place.chat)
        return Place(new) if new is not None else place

    def move(self, old: int, new: int) -> None:
        """Note that a group has moved.

        Raises:
            ChatMigrated: the server names the same number again; it would go on for ever.
        """
        _log.warning("group %s is now %s", old, new)
        if old == new:
            raise ChatMigrated(new)
        self._new[old] = new
        self._tell(old, new)
