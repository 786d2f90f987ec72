"""Where a door listens: HOST:PORT as it is typed, and the socket there."""

import socket
from typing import Final

from bot.errors import SettingsError

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def parse_place(text: str, option: str = "--listen") -> tuple[str, int]:
    """Return host and port of HOST:PORT, :PORT or PORT; without a host, this machine alone is meant.

    Raises:
        SettingsError: it is none of these.
    """
    host, _, port = text.rpartition(":")
    if not (port.isascii() and port.isdigit() and 0 <= int(port) < 1 << 16):
        raise SettingsError(f"{option} {text[:60]}: 应当像 127.0.0.1:8443 (looks like HOST:PORT)")
    return host.strip("[]") or LOOPBACK[0], int(port)


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 takes a free one.

    Raises:
        OSError: the port is taken, or not ours to take.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    listening.setblocking(False)
    return listening
