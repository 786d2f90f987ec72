"""Guards a process of the tests' against the network; Python imports it at start when its folder is on the path."""

import ipaddress
import socket
from typing import Any


class NetworkForbiddenError(BaseException):
    """A test tried to reach beyond this machine. Not an Exception, so that no handler swallows it."""


def _allowed(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _check(address: object) -> None:
    if isinstance(address, tuple) and not _allowed(address[0]):  # others are Unix sockets
        raise NetworkForbiddenError(f"to {address[0]}")


class GuardedSocket(socket.socket):
    """A socket that goes no further than this machine."""

    def connect(self, address: Any) -> None:
        _check(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        _check(address)
        return super().connect_ex(address)

    def sendto(self, data: Any, *rest: Any) -> int:
        _check(rest[-1])
        return super().sendto(data, *rest)


_resolve = socket.getaddrinfo


def _guarded_resolve(host: Any, *arguments: Any, **options: Any) -> Any:
    if not _allowed(host):
        raise NetworkForbiddenError(f"look-up of {host}")
    return _resolve(host, *arguments, **options)


socket.socket = GuardedSocket  # type: ignore[misc]
socket.getaddrinfo = _guarded_resolve
