"""What the server keeps: an archive replaced under requests, conversations within bounds, room for so many."""

import asyncio
import threading
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.dialogue.calibration import FILE
from bot.web.app import make_app
from bot.web.errors import ProblemError
from bot.web.service.conversations import SHOWN, Conversations
from bot.web.service.library import Library
from bot.web.service.pool import Pool
from bot.web.service.sessions import Sessions
from bot.web.settings import ServerSettings
from retriever import Retriever
from retriever.errors import ClosedError, IndexNotFoundError
from tests.bot.web.conftest import HERE, library
from tests.encoders import HashingEncoder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An index that a test changes."""
    write(tmp_path, "桃溪镇办起养蜂场，今年收蜜1200公斤。")
    return tmp_path / "index"


def write(folder: Path, text: str) -> None:
    (folder / "bees.md").write_text(f"---\ntitle: 桃溪养蜂\n---\n\n{text}\n", "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "bees.md")


def test_an_archive_that_is_replaced_closes_after_its_last_request(own: Path) -> None:
    held = library(own)
    with held.lend() as before:
        held.reload()
        assert before.archive.search("养蜂场")  # still open for whoever has it
        with held.lend() as after:
            assert after.archive is not before.archive
    with pytest.raises(ClosedError):
        before.archive.search("养蜂场")
    held.close()


def test_an_archive_that_cannot_be_opened_anew_stays(own: Path) -> None:
    folders = [own.parent / "none", own]
    held = Library(lambda: Retriever.open(folders.pop(), encoder=HashingEncoder()))
    with pytest.raises(IndexNotFoundError):
        held.reload()
    with held.lend() as assistant:
        assert assistant.archive.search("养蜂场")
    held.close()


def test_a_change_on_disk_is_seen_once(own: Path) -> None:
    held = library(own)
    assert not held.changed()
    write(own.parent, "桃溪镇办起养蜂场，今年收蜜3500公斤。")
    assert (held.changed(), held.changed()) == (True, False)
    (own / FILE).write_text('{"threshold": 0.99}', "utf-8")
    assert held.changed()
    held.refresh()
    with held.lend() as assistant:
        assert assistant.settings.threshold == 0.99
        assert "3500公斤" in assistant.archive.search("收蜜多少")[0].text
    held.close()


def test_no_request_is_lost_while_the_archive_is_reloaded(own: Path) -> None:
    app = make_app(library(own), ServerSettings(threads=2))
    with TestClient(app, base_url=HERE) as client:
        statuses: list[int] = []

        def search() -> None:
            asked = {"question": "养蜂场收蜜多少"}
            statuses.extend(client.get("/v1/search", params=asked).status_code for _ in range(25))

        readers = [threading.Thread(target=search) for _ in range(3)]
        for reader in readers:
            reader.start()
        while any(reader.is_alive() for reader in readers):
            app.state.service.library.reload()
        assert statuses == [200] * 75


def test_an_index_that_is_gone_is_told_to_be_unavailable(own: Path) -> None:
    app = make_app(library(own), ServerSettings(threads=1))
    with TestClient(app, base_url=HERE) as client:
        for file in own.iterdir():
            file.unlink()
        reply = client.get("/v1/search", params={"question": "养蜂"})
        assert (reply.status_code, reply.json()["error"]["code"]) == (503, "unavailable")
        assert reply.headers["retry-after"] == "2"
        assert client.get("/healthz").status_code == 503
        write(own.parent, "桃溪镇办起养蜂场，今年收蜜900公斤。")
        assert "900公斤" in client.get("/v1/search", params={"question": "养蜂"}).json()[0]["text"]


async def test_what_there_is_no_room_for_is_told_to_come_again() -> None:
    pool, gate = Pool(threads=1, waiting=1), threading.Event()

    async def request() -> bool:
        with pool.place():
            return await pool.run(gate.wait)

    inside = [asyncio.ensure_future(request()) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(ProblemError) as refused:
        await request()
    assert (refused.value.status, refused.value.retry_after) == (503, 1)
    gate.set()
    assert await asyncio.gather(*inside) == [True, True]
    assert pool.inside == 0
    pool.close()


def test_conversations_are_bounded_in_number_and_age() -> None:
    now = [0.0]
    kept = Conversations(most=2, idle=60, clock=lambda: now[0])
    first = kept.take("a", "one")
    assert kept.take("b", "one") is not first
    now[0] = 30
    assert kept.take("a", "one") is first
    kept.take("a", "two")  # the one of b was longest unused
    assert (len(kept), kept.find("b", "one")) == (2, None)
    now[0] = 95
    assert kept.find("a", "one") is None
    assert len(kept) == 0
    first.shown.extend({"n": n} for n in range(40))
    assert len(first.shown) == SHOWN


def test_turns_of_one_conversation_come_one_after_the_other(client: TestClient) -> None:
    numbers: list[int] = []

    def ask(question: str) -> None:
        body = {"question": question, "conversation": "busy"}
        numbers.append(client.post("/v1/ask", json=body).json()["turn"])

    threads = [threading.Thread(target=ask, args=(f"{name}村的螃蟹",)) for name in ("槐树", "临河", "竹溪")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == [1, 2, 3]


def test_a_turn_that_failed_leaves_the_conversation_as_it_was(client: TestClient) -> None:
    def ask(question: str) -> dict[str, object]:
        reply: dict[str, object] = client.post(
            "/v1/ask", json={"question": question, "conversation": "whole"}
        ).json()
        return reply

    ask("石桥镇转移了多少群众")
    assert "error" in ask("？？")
    assert ask("来源")["turn"] == 2


def test_a_token_stands_for_a_key_for_a_while() -> None:
    now = [0.0]
    sessions = Sessions(clock=lambda: now[0])
    token = sessions.begin("reading-room")
    assert (sessions.holder(token), sessions.holder(token + "x")) == ("reading-room", None)
    now[0] = 31 * 24 * 3600.0
    assert sessions.holder(token) is None
    other = sessions.begin("a")
    sessions.end(other)
    assert sessions.holder(other) is None


def test_an_archive_that_was_replaced_gives_its_memory_back(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[bool] = []
    monkeypatch.setattr("bot.web.service.library.gc.collect", lambda: collected.append(True))
    held = library(own)
    with held.lend():
        held.reload()
        assert not collected  # it is still in use
    assert collected
    held.close()
