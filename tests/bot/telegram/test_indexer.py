"""Documents that do harm: read apart, ended, set aside, and their sender told."""

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.telegram import Pace
from bot.telegram.queue.indexer import IngestionFailedError, SubprocessIndexer
from bot.telegram.state import State
from bot.words.telegram.texts import CHINESE
from retriever import IndexReport
from retriever.errors import RetrieverError

from .conftest import Running
from .fake_api import bad, flood
from .fake_server import FakeServer, RefusedError
from .test_library import ADMIN, PAGE, shown

NAME = "page.md"
OTHER = PAGE + "另一页。".encode()


@pytest.fixture
def admins(running: Running, tmp_path: Path) -> Running:
    return lambda **changes: running(
        **({"state": tmp_path / "telegram", "admins": frozenset({ADMIN})} | changes)
    )


class HeavyIndexer:
    """An indexer on which what is called heavy never stays."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.ended: list[str] = []
        self.waits = False

    async def add(self, paths: Sequence[Path], progress: Callable[[int, int], None]) -> IndexReport:
        self.taken += [path.name for path in paths]
        if any("heavy" in path.name for path in paths):
            raise IngestionFailedError("too much")
        if self.waits:
            try:
                await asyncio.sleep(60)
            finally:
                self.ended += [path.name for path in paths]
        return IndexReport(added=tuple(map(str, paths)))


async def test_a_document_that_fails_twice_is_set_aside_and_its_sender_told(
    server: FakeServer, admins: Running, tmp_path: Path
) -> None:
    indexer = HeavyIndexer()
    async with admins(indexer=indexer):
        await server.user(ADMIN).send_file("heavy.md", PAGE)
        await shown(server, CHINESE.document_aside.format(name="heavy.md"))
        await server.user(ADMIN).send_file(NAME, OTHER)
        await shown(server, CHINESE.document_indexed.format(name=NAME))
        await server.user(ADMIN).say("/reindex")
        await shown(server, CHINESE.reindexed.format(number=1))
        assert (await server.user(ADMIN).ask("/remove")).labels == ["✕ ⚠ heavy.md (1 KB)", f"✕ {NAME} (1 KB)"]
    assert indexer.taken == ["heavy.md", "heavy.md", NAME, NAME]
    async with admins(indexer=indexer):  # no start takes it up again
        await server.user(ADMIN).ask("甲")
    assert len(indexer.taken) == 4
    async with admins(indexer=indexer):  # its sender may try again
        await server.user(ADMIN).send_file("heavy.md", PAGE)
        await shown(server, CHINESE.document_aside.format(name="heavy.md"))
    assert len(indexer.taken) == 6


async def test_a_document_over_which_the_bot_died_twice_is_set_aside(
    server: FakeServer, admins: Running, tmp_path: Path
) -> None:
    indexer = HeavyIndexer()
    async with admins(indexer=indexer):
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_indexed.format(name=NAME))
    state = State(tmp_path / "telegram")
    state.database.change("UPDATE document SET status = 'new', tries = 2")
    state.close()
    async with admins(indexer=indexer):
        await shown(server, CHINESE.document_aside.format(name=NAME), 0)
    assert indexer.taken == [NAME]


async def test_who_dies_before_a_fate_is_told_tells_it_at_the_next_start(
    server: FakeServer, admins: Running, tmp_path: Path
) -> None:
    indexer = HeavyIndexer()
    async with admins(indexer=indexer) as stop:
        server.judge = lambda method, values: (
            flood(600) if CHINESE.document_aside[-4:] in values.get("text", "") else None
        )
        await server.user(ADMIN).send_file("heavy.md", PAGE)
        await server.until(lambda: len(indexer.taken) == 2)
        await asyncio.sleep(0.2)
        stop.set()
    server.judge = lambda method, values: None
    async with admins(indexer=indexer):
        await shown(server, CHINESE.document_aside.format(name="heavy.md"), 0)
    assert len(indexer.taken) == 2  # it is told, and not tried again


async def test_a_stop_is_no_fault_of_the_document(
    server: FakeServer, admins: Running, tmp_path: Path
) -> None:
    indexer = HeavyIndexer()
    indexer.waits = True
    for _ in range(3):
        async with admins(indexer=indexer):
            await server.user(ADMIN).send_file(NAME, PAGE)
            await server.until(lambda: len(server.sent) > 0)
            await asyncio.sleep(0.05)
    assert indexer.ended == [NAME] * 3
    indexer.waits = False
    async with admins(indexer=indexer):
        await server.until(
            lambda: CHINESE.document_indexed.format(name=NAME) in [m.text for m in server.sent]
        )


async def test_the_cross_stops_a_document_at_once(
    server: FakeServer, admins: Running, tmp_path: Path
) -> None:
    indexer = HeavyIndexer()
    indexer.waits = True
    async with admins(indexer=indexer):
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_taken.format(name=NAME))
        await server.user(ADMIN).send_file("other.md", OTHER)
        await shown(server, CHINESE.document_taken.format(name="other.md"))
        await server.user(ADMIN).ask("/remove")
        await server.user(ADMIN).press("✕ other.md")  # waits behind the first
        await server.until(lambda: server.sent[-1].text == CHINESE.document_waits.format(name="other.md"))
        listed = await server.user(ADMIN).ask("/remove")
        began = time.monotonic()
        await server.user(ADMIN).press("✕ page.md", listed)
        await server.until(
            lambda: (
                {message.text for message in server.sent[-2:]}
                == {CHINESE.document_removed.format(name=name) for name in (NAME, "other.md")}
            )
        )
        assert time.monotonic() - began < 3
    assert indexer.ended == [NAME]


@pytest.mark.parametrize(
    ("refusal", "text"),
    [
        (bad("wrong file_id or the file is temporarily unavailable"), CHINESE.document_unfetched),
        (bad("file is too big"), CHINESE.document_size.replace("{megabytes}", "20")),
        (RefusedError(404, "Not Found"), CHINESE.document_unfetched),
        (RefusedError(500, "Internal Server Error"), CHINESE.document_unfetched),
    ],
)
async def test_a_document_that_cannot_be_fetched_is_told(
    refusal: RefusedError,
    text: str,
    server: FakeServer,
    admins: Running,
) -> None:
    async with admins(pace=Pace(downloads=(0.01, 0.01))):
        server.judge = lambda method, values: refusal if method == "getFile" else None
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, text.format(name=NAME))
        server.judge = lambda method, values: None
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_indexed.format(name=NAME))


async def test_a_content_that_is_gone_or_cut_off_is_told(server: FakeServer, admins: Running) -> None:
    async with admins(pace=Pace(downloads=(0.01,))):
        server.broken_files = 2
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_unfetched.format(name=NAME))
        server.broken_files = 1  # once is tried again
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_indexed.format(name=NAME))


def program(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "program.py"
    path.write_text("import sys, time\nsys.stdin.readline()\n" + text, encoding="utf-8")
    return sys.executable, str(path)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("time.sleep(60)", IngestionFailedError),
        ('print(\'{"done": 1, "total": 2}\', flush=True)\ntime.sleep(60)', IngestionFailedError),
        ("import os; os.abort()", IngestionFailedError),
        ("print('nonsense')", IngestionFailedError),
        ("print('{\"heavy\": true}')", IngestionFailedError),
        ('print(\'{"error": "盘满"}\')', RetrieverError),
    ],
)
async def test_a_process_that_does_not_do_its_work(text: str, error: type[Exception], tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    indexer = SubprocessIndexer(tmp_path, program(tmp_path, text), reading=1.0, silence=0.5)
    began = time.monotonic()
    with pytest.raises(error):
        await indexer.add([tmp_path / NAME], lambda *step: steps.append(step))
    assert time.monotonic() - began < 5
    assert steps == ([(1, 2)] if "done" in text else [])


async def test_a_process_is_ended_with_its_task(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    text = f"open({str(mark)!r}, 'w').close()\ntime.sleep(2)\nopen({str(mark)!r} + '2', 'w').close()"
    indexer = SubprocessIndexer(tmp_path, program(tmp_path, text))
    task = asyncio.create_task(indexer.add([], lambda *step: None))
    while not mark.exists():  # noqa: ASYNC110 - a file of another process
        await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(2.2)
    assert not (tmp_path / "mark2").exists()


async def test_a_word_on_a_document_that_may_be_lost_is_said_again(
    server: FakeServer, admins: Running
) -> None:
    async with admins(pace=Pace(notices=(0.01,))):
        server.lost["sendMessage"] = 1
        await server.user(ADMIN).send_file(NAME, PAGE)
        await shown(server, CHINESE.document_indexed.format(name=NAME))
        server.lost["sendMessage"] = 2  # not even that word is known to have arrived
        await server.user(ADMIN).send_file("other.md", OTHER)
        await shown(server, CHINESE.document_indexed.format(name="other.md"))
