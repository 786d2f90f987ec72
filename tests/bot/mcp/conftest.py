"""A server over the invented articles, and a client of it in each way of speaking."""

from collections.abc import Callable, Iterator

import pytest
from mcp import Client
from mcp.server.lowlevel import Server

from bot import Assistant
from bot.mcp.server import build_server
from bot.mcp.tools.tool import Desk
from bot.workers import Workers
from retriever import Retriever
from tests.bot.dialogue.invented import write

Connect = Callable[[], Client]


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """An archive of the invented articles."""
    folder = tmp_path_factory.mktemp("invented")
    with Retriever.open(folder / "index", create=True) as opened:
        opened.add(write(folder))
        yield opened


@pytest.fixture(scope="package")
def desk(archive: Retriever) -> Desk:
    """What the tools work on."""
    return Desk(Assistant(archive))


@pytest.fixture(scope="package")
def server(desk: Desk) -> Iterator["Server[object]"]:
    """The server of that archive."""
    workers = Workers(2)
    yield build_server(desk, workers)
    workers.close()


@pytest.fixture(params=["legacy", "2026-07-28"])
def connect(request: pytest.FixtureRequest, server: "Server[object]") -> Connect:
    """Return clients that shake hands as of old, or that do not. Each is entered and left within one test."""
    return lambda: Client(server, mode=request.param)
