"""A fake server and the real bot beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from bot.telegram import Events, Shelf, TelegramSettings, Token, serve
from bot.telegram.queue.indexer import Indexer

from .factories import Script, ThreadIndexer
from .fake_server import FakeServer

Running = Callable[..., AbstractAsyncContextManager[asyncio.Event]]


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    server = FakeServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def running(server: FakeServer, script: Script) -> Running:
    """Return a context manager in which the bot runs, open to everybody unless said otherwise."""

    @asynccontextmanager
    async def run(
        events: Events | None = None,
        indexer: Indexer | None = None,
        shelf: Shelf | None = None,
        **changes: object,
    ) -> AsyncIterator[asyncio.Event]:
        settings = TelegramSettings(
            **{"token": Token(server.token), "api_url": server.url, "open": True, **changes}  # type: ignore[arg-type]
        )
        stop = asyncio.Event()
        task = asyncio.create_task(
            serve(
                shelf or script,
                settings,
                stop,
                events=events,
                indexer=indexer or ThreadIndexer(script.archive),
            )
        )
        try:
            polls = server.count("getUpdates")
            await server.until(lambda: server.count("getUpdates") > polls or task.done())
            yield stop
        finally:
            stop.set()
            for gate in script.gates.values():
                gate.set()
            await asyncio.wait_for(task, 5)

    return run
