"""A language model behind an address of the shape that OpenAI's has: a prompt in, a text out, within bounds.

The address is a stranger. It may stall, fail, or never end, and an answer does not wait for it: after some failures
in a row it is left alone for a while.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from bot.dialogue.rephrasing.errors import ModelFailedError
from bot.errors import SettingsError
from bot.listening import LOOPBACK

KEY_VARIABLE: Final = "BAOZHI_LLM_KEY"
#: Bytes of a reply that are read.
_LARGEST: Final = 256 * 1024
_REFUSED: Final = 400


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: for a connection, for a whole reply, and before a failing address is tried again.

    Attributes:
        failures: so many in a row, and it is left alone.
    """

    connect: float = 3.0
    whole: float = 20.0
    alone: float = 60.0
    failures: int = 3


@dataclass(slots=True)
class Endpoint:
    """A model at an address; safe to share between threads.

    Attributes:
        url: the root of the interface, http://127.0.0.1:11434/v1.
        model: its name there.
        key: what is sent as ``Authorization``; empty for none.
        clock: seconds that never go back.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    patience: Patience = field(default_factory=Patience)
    clock: Callable[[], float] = time.monotonic
    _client: httpx.Client = field(init=False, repr=False)
    _failed: int = field(default=0, init=False)
    _until: float = field(default=0.0, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
            raise SettingsError("--llm: 应当像 http://127.0.0.1:11434/v1 (looks like http://HOST:PORT/v1)")
        timeout = httpx.Timeout(self.patience.whole, connect=self.patience.connect)
        headers = {"authorization": f"Bearer {self.key}"} if self.key else {}
        # a proxy that the environment names leads away from this machine
        self._client = httpx.Client(
            timeout=timeout, headers=headers, trust_env=parts.hostname not in LOOPBACK
        )

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def complete(self, instructions: str, prompt: str) -> str:
        """Return what the model says to a prompt.

        Raises:
            ModelFailedError: it said nothing usable in time, or has failed too often of late.
        """
        with self._lock:
            if self.clock() < self._until:
                raise ModelFailedError("the model has failed of late and is left alone")
        try:
            text = self._ask(instructions, prompt)
        except (httpx.HTTPError, ModelFailedError) as error:
            self._note(failed=True)
            raise ModelFailedError(str(error) or type(error).__name__) from error
        self._note(failed=False)
        return text

    def _note(self, *, failed: bool) -> None:
        with self._lock:
            self._failed = self._failed + 1 if failed else 0
            if self._failed >= self.patience.failures:
                self._failed, self._until = 0, self.clock() + self.patience.alone

    def _ask(self, instructions: str, prompt: str) -> str:
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": prompt},
        ]
        body: dict[str, Any] = {"model": self.model, "messages": messages, "stream": False}
        status, reply = self._post({**body, "temperature": 0})
        if status == _REFUSED:  # some models take no temperature
            status, reply = self._post(body)
        if status != httpx.codes.OK:
            raise ModelFailedError(f"status {status}")
        try:
            text = json.loads(reply)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise ModelFailedError("no completion in the reply") from error
        if not isinstance(text, str):
            raise ModelFailedError("no text in the reply")
        return text

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        """Return status and body of a reply that came in time and is of a bearable size."""
        until, received = self.clock() + self.patience.whole, bytearray()
        with self._client.stream("POST", f"{self.url.rstrip('/')}/chat/completions", json=body) as response:
            for piece in response.iter_bytes():
                received += piece
                if len(received) > _LARGEST:
                    raise ModelFailedError("the reply is too large")
                if self.clock() > until:
                    raise ModelFailedError("the reply does not end")
        return response.status_code, bytes(received)
