"""Browsers that have shown a key: a random token in a cookie stands for it, so that the key is sent once."""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

COOKIE: Final = "baozhi"
_MOST: Final = 1000
_SECONDS: Final = 30 * 24 * 3600.0


class Sessions:
    """Tokens, kept as hashes, with the name of the key that each stands for. They end with the server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._names: OrderedDict[str, tuple[str, float]] = OrderedDict()

    def begin(self, name: str) -> str:
        """Return a new token for the holder of a key."""
        token = secrets.token_urlsafe(32)
        self._names[_hashed(token)] = name, self._clock()
        while len(self._names) > _MOST:
            self._names.popitem(last=False)
        return token

    def holder(self, token: str) -> str | None:
        """Return the name that a token stands for, None where it is no token of ours or has grown old."""
        # looked up by hash: what its time tells is about the hash, which gives no token away
        name, since = self._names.get(_hashed(token), (None, 0.0))
        return name if name is not None and self._clock() - since < _SECONDS else None

    def end(self, token: str) -> None:
        """Forget a token."""
        self._names.pop(_hashed(token), None)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
