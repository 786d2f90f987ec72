"""Conversations that a client keeps itself, and sends whole with each turn."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any


class Remembered:
    """What conversations remember after the turns so far, by those turns: a client sends them all each time."""

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._states: OrderedDict[str, dict[str, Any]] = OrderedDict()

    def after(self, owner: str, turns: Sequence[str]) -> dict[str, Any] | None:
        """Return what is remembered after some turns, None where that is not known."""
        return self._states.get(_digest(owner, turns))

    def keep(self, owner: str, turns: Sequence[str], state: dict[str, Any]) -> None:
        """Keep what is remembered after some turns."""
        key = _digest(owner, turns)
        self._states[key] = state
        self._states.move_to_end(key)
        while len(self._states) > self._most:
            self._states.popitem(last=False)


def _digest(owner: str, turns: Sequence[str]) -> str:
    return hashlib.blake2b(json.dumps([owner, *turns]).encode("ascii"), digest_size=16).hexdigest()
