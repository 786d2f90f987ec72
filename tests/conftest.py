"""What every test shares: no network beyond this machine, folders of its own, the pages where they are."""

import ipaddress
import os
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"


class NetworkForbiddenError(BaseException):
    """A test tried to reach beyond this machine. Not an Exception, so that no handler swallows it."""


def _allowed(address: object) -> bool:
    if not isinstance(address, tuple):  # a Unix socket
        return True
    host = str(address[0])
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that opens a socket beyond loopback or asks for a name beyond localhost."""

    def guarded(method: str) -> object:
        original = getattr(socket.socket, method)

        def connect(self: socket.socket, address: object) -> object:
            if not _allowed(address):
                raise NetworkForbiddenError(f"{method} to {address}")
            return original(self, address)

        return connect

    resolve = socket.getaddrinfo

    def getaddrinfo(host: str | bytes | None, *args: object, **kwargs: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _allowed((name,)):
            raise NetworkForbiddenError(f"look-up of {name}")
        return resolve(host, *args, **kwargs)  # type: ignore[arg-type]

    for method in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, method, guarded(method))
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's index, history and settings out of the tests, and the tests out of them.

    The converted model stays where it is: making it is a test of its own.
    """
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("BAOZHI_INDEX", "BAOZHI_TELEGRAM_TOKEN", "BAOZHI_TELEGRAM_ALLOW"):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.setenv("XDG_STATE_HOME", str(home / "state"))
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and gold data; tests that need it are skipped without it."""
    if not (SHARED / "pages").is_dir():
        pytest.skip("needs ../shared (real pages and gold data), which is not here")
    return SHARED


@pytest.fixture(scope="session")
def program() -> Sequence[str]:
    """The installed console script."""
    script = PROJECT / ".venv" / "bin" / "baozhi"
    found = script if script.exists() else None
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if found is None and (Path(folder) / "baozhi").exists():
            found = Path(folder) / "baozhi"
    if found is None:
        pytest.skip("the console script baozhi is not installed here")
    return [str(found)]
