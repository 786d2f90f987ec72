"""The settings of the server: a frozen value, checked when it is made."""

import ipaddress
import os
from dataclasses import dataclass, field

from bot.errors import SettingsError
from bot.keys import Keys
from bot.words.language import Language

PORT = 8321
_OTHERS = 120
"""Requests a minute of one key or address where others than the owner of this machine may come."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the archive is served.

    Attributes:
        host: the address that is listened on; another than loopback needs keys, or ``open``.
        port: its port; 0 takes a free one.
        keys: who may come in; none where everybody on this machine may.
        open: whether everybody who can reach it is answered, without a key.
        edit: whether readers may correct pages; never together with ``open``.
        names: further host names under which a server without keys is reached.
        per_minute: requests a minute of one key or address; 0 sets no bound, None goes by who may come.
        threads: questions that are worked on at a time.
        waiting: requests that may wait for a thread; what is beyond is told to come again.
        largest: bytes of a request's body.
        conversations: how many are kept; the one longest unused goes first.
        idle: seconds after which an unused conversation is forgotten.
        patience: seconds in which a request's body must have come.
        grace: seconds that requests are given to end when the server stops.
        language: of our own words, where the reader's browser names none.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    keys: Keys = field(default_factory=Keys)
    open: bool = False
    edit: bool = False
    names: tuple[str, ...] = ()
    per_minute: int | None = None
    threads: int = field(default_factory=lambda: max(2, min(8, os.cpu_count() or 2)))
    waiting: int = 64
    largest: int = 64 << 10
    conversations: int = 500
    idle: float = 3600.0
    patience: float = 10.0
    grace: float = 10.0
    language: Language = "zh"

    def __post_init__(self) -> None:
        if self.edit and self.open:
            raise SettingsError("--edit 不能和 --open 一起用 (--edit and --open exclude each other)")
        if not is_loopback(self.host) and not self.keys and not self.open:
            raise SettingsError(
                f"--host {self.host}: 别的机器也能访问，请先用 --new-key 建钥匙，或用 --open 回答所有人 "
                "(others can reach it: make a key with --new-key, or answer everybody with --open)"
            )

    @property
    def local(self) -> bool:
        """Whether only programs on this machine are meant to come in, so that no key is asked for."""
        return not self.keys and not self.open

    @property
    def budget(self) -> int:
        """Requests a minute of one key or address; 0 sets no bound."""
        if self.per_minute is not None:
            return self.per_minute
        return 0 if self.local else _OTHERS


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this machine's alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
