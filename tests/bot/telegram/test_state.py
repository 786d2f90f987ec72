"""What the bot remembers: across a restart, a crash at any moment, a new version, and no longer than it may."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.telegram import FolderInUseError, StateError, TelegramSettings, Token, app, serve
from bot.telegram.settings import TOKEN_VARIABLE
from bot.telegram.state import Arrival, State
from bot.telegram.state.schema import MIGRATIONS
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Script, answered, private, refused
from .fake_api import flood
from .fake_server import TOKEN, FakeServer
from .test_buttons import rich
from .test_process import ROOT

RESEND = CHINESE.button_resend


async def crash(server: FakeServer, script: Script, folder: Path, when: object) -> None:
    """Run the bot until something holds, then end it with no time to tidy up."""
    settings = TelegramSettings(Token(server.token), server.url, open=True, state=folder)
    task = asyncio.create_task(serve(script, settings, asyncio.Event()))
    await server.until(when)  # type: ignore[arg-type]
    await asyncio.sleep(0.05)
    saved = files_in(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "_FINISH_SECONDS", 0.0)
        patch.setattr(app, "_EXCUSE_SECONDS", 0.0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    put_back(folder, saved)  # what the disk held at that moment


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name in files_in(folder):
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def open_rows(folder: Path) -> list[tuple[str, int]]:
    state = State(folder)
    rows = [(pending.status, pending.sent) for pending in state.pending.open()]
    state.close()
    return rows


async def test_a_follow_up_is_understood_after_a_restart(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies["甲"] = answered("甲")
    async with running(state=tmp_path):
        await server.user(7).ask("甲")
    async with running(state=tmp_path):
        assert (await server.user(7).ask("/more")).text.startswith("更多：甲")
        assert (await server.user(8).ask("/more")).text.startswith("更多：None")


async def test_a_question_under_way_at_a_crash_is_answered_once(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.gate("甲")
    await server.push(private("甲"), private("乙"), private("丙", sender=8))
    await crash(server, script, tmp_path, lambda: len(server.sent_to(8)) == 1)
    script.gates["甲"].set()
    assert [status for status, _ in open_rows(tmp_path)] == ["waiting", "waiting"]
    async with running(state=tmp_path):
        await server.messages(2, chat=7)
        await server.user(7).ask("丁")
    first = [message.text.split("]")[1].split("”")[0].strip() for message in server.sent_to(7)]
    assert first == ["甲", "乙", "丁"]
    assert len(server.sent_to(8)) == 1


async def test_what_the_server_repeats_is_known(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    """Killed after the answer and before the confirmation, it gets the same update again."""
    question = {"update_id": 5000} | private("甲")
    async with running(state=tmp_path):
        await server.push(question)
        await server.messages(1)
    server.updates.offset = 0
    await server.push(question)
    async with running(state=tmp_path):
        await server.user(7).ask("乙")
    assert script.asked == ["甲", "乙"]
    assert len(server.sent) == 2


async def test_an_answer_lost_on_its_way_is_told_and_offered_again(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    server.lost["sendMessage"] = 1  # it arrives, but nobody says so
    async with running():
        await server.push(private("甲"))
        arrived, notice = await server.messages(2)
        assert arrived.text.startswith("3730万元")
        assert notice.text == CHINESE.uncertain.format(question="甲")
        assert notice.labels == [RESEND]
        await server.user(7).press(RESEND)
        again = (await server.messages(3))[2]
    assert again.text == arrived.text
    assert script.asked == ["甲"]


async def test_a_crash_amid_the_sending_is_told(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies["甲"] = answered("甲")
    server.slow["sendMessage"] = 30
    await server.push(private("甲"))
    await crash(server, script, tmp_path, lambda: server.count("sendMessage") == 1)
    assert open_rows(tmp_path) == [("sending", 0)]
    server.slow.clear()
    async with running(state=tmp_path):
        (_, notice) = await server.messages(2)
        assert notice.text == CHINESE.uncertain.format(question="甲")
    assert open_rows(tmp_path) == []
    assert script.asked == ["甲"]


async def test_a_long_answer_goes_on_where_it_was_cut_off(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    answer = answered("长")
    citation = answer.citations[0]
    long = type(citation)(citation.article, 0, "前面有话。" * 2000 + "答案", (10000, 10002))
    script.replies["长"] = type(answer)("长", "答案", 1.0, citations=(long,))
    busy = flood(600)
    server.trouble = lambda method: busy if method == "sendMessage" and len(server.sent) == 1 else None
    await server.push(private("长"))
    await crash(server, script, tmp_path, lambda: server.count("sendMessage") == 2)
    assert open_rows(tmp_path) == [("answered", 1)]
    server.trouble = lambda method: None
    async with running(state=tmp_path):
        await server.messages(3)
        await server.user(7).ask("乙")
    assert len(server.sent) == 4
    assert script.asked == ["长", "乙"]
    assert server.sent[2].text.endswith("答案")


@asynccontextmanager
async def program(server: FakeServer, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.bot.telegram.scripted_bot", server.url, "--quiet", "--state", str(folder)),
        *("--think", "0.05"),
        cwd=ROOT,
        env={**os.environ, TOKEN_VARIABLE: TOKEN},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
            await process.wait()


async def test_kill_and_restart_lose_nothing_and_double_nothing(server: FakeServer, tmp_path: Path) -> None:
    questions = [f"第{number}问" for number in range(24)]
    await server.push(
        *(private(question, sender=number % 6 + 1) for number, question in enumerate(questions))
    )
    for killed_after in (5, 12):
        async with program(server, tmp_path):
            await server.messages(killed_after, seconds=15)
    async with program(server, tmp_path):
        await server.messages(24, seconds=15)
        await asyncio.sleep(0.3)
    told = [m for m in server.sent if m.labels == [RESEND]]
    shown = [
        question
        for question in questions
        for message in server.sent
        if f"“{question}”" in message.text and message not in told
    ]
    excused = [question for question in questions if any(f"“{question}”" in message.text for message in told)]
    assert len(shown) == len(set(shown))
    assert set(shown) | set(excused) == set(questions)
    assert len(excused) <= 12  # at a kill, one in each chat may be on its way


async def test_what_was_typed_while_it_was_off(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    await server.push(private("甲"), private("乙"))
    async with running(state=tmp_path):
        await server.messages(2)
    assert script.asked == ["甲", "乙"]
    await server.push(private("丙"))
    async with running(state=tmp_path, drop_pending=True):
        await server.user(7).ask("丁")
    assert script.asked == ["甲", "乙", "丁"]


async def test_somebody_who_is_forgotten(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    secret = "只有七号问过的秘密"
    script.replies[secret] = answered(secret)
    script.replies["乙"] = answered("乙")
    async with running(state=tmp_path):
        old = await server.user(7).ask(secret)
        await server.user(8).ask("乙")
        await server.user(7).ask(f"/feedback {secret}")
        await server.user(7).press("👍", old)
        asked = await server.user(7).ask("/forget")
        assert asked.text == CHINESE.forget
        stranger = await server.user(8).forge(asked.buttons[0][0]["callback_data"], server.sent_to(8)[0])
        assert stranger.text == CHINESE.pressed_stale  # no button of that message
        stranger = await server.user(8).forge(asked.buttons[0][0]["callback_data"], asked)
        assert stranger.text == CHINESE.pressed_elsewhere
        await server.user(7).press(CHINESE.button_forget)
        await server.until(lambda: server.user(7).sees()[-1].edits == 1)
        assert server.user(7).sees()[-1].text == CHINESE.forgotten.format(number=4)
        assert (await server.user(7).press(CHINESE.button_article, old)).text == CHINESE.pressed_stale
        assert (await server.user(7).ask("/more")).text.startswith("更多：None")
        await server.user(8).press(CHINESE.button_article)
        await server.messages(2, chat=8)
    kept = b"".join(files_in(tmp_path).values())
    assert secret.encode() not in kept
    assert "乙".encode() in kept


def test_nothing_is_kept_longer_than_it_may(tmp_path: Path) -> None:
    state = State(tmp_path)
    old, new = (state.answers.add((number, 0, number), answered("甲")) for number in (1, 2))
    state.conversations.save((1, 0, 1), {"topic": "甲"})
    state.pending.accept([Arrival(1, 1, 1, "{}"), Arrival(2, 1, 1, "{}")])
    state.pending.done(1)
    state.database.change("UPDATE answer SET at = at - 91 * 86400 WHERE id = ?", old.id)
    state.database.change("UPDATE conversation SET at = at - 91 * 86400")
    state.database.change("UPDATE pending SET at = at - 91 * 86400")
    assert state.purge(90) == 2
    assert state.purge(90) == 0
    assert state.answers.get(old.id) is None
    assert state.answers.get(new.id) is not None
    assert state.conversations.load((1, 0, 1)) is None
    assert [pending.id for pending in state.pending.open()] == [2]  # what waits is no matter of age
    assert state.pending.accept([Arrival(1, 1, 1, "{}")]) == [1]
    state.close()


def test_every_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    for answer in (rich(), refused("火星"), answered("甲", rewritten="甲乙")):
        state = State(tmp_path)
        number = state.answers.add((1, 2, 3), answer).id
        state.close()
        state = State(tmp_path)
        stored = state.answers.get(number)
        assert stored is not None
        assert stored.key == (1, 2, 3)
        assert stored.answer.to_json() == answer.to_json()
        state.close()


def test_an_update_that_is_done_stays_done() -> None:
    state = State(None)
    assert state.pending.accept([Arrival(1, 7, 7, "{}"), Arrival(2, 7, 7, "{}")]) == [1, 2]
    state.pending.done(1)
    for late in (state.pending.sending, state.pending.unsent, state.pending.sent, state.pending.tried):
        late(1)
    assert [pending.id for pending in state.pending.open()] == [2]
    assert state.pending.accept([Arrival(1, 7, 7, "{}"), Arrival(3, 7, 7, "{}")]) == [3]
    state.close()


def test_all_or_nothing() -> None:
    state = State(None)
    with pytest.raises(ZeroDivisionError), state.transaction():
        state.answers.add((1, 0, 1), answered("甲"))
        raise ZeroDivisionError
    assert state.answers.counts()["answers"] == 0
    state.close()


def test_migrations_keep_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = State(tmp_path)
    number = state.answers.add((1, 0, 1), answered("甲")).id
    state.close()
    monkeypatch.setattr(
        "bot.telegram.state.database.MIGRATIONS", (*MIGRATIONS, ("ALTER TABLE answer ADD COLUMN note TEXT",))
    )
    state = State(tmp_path)
    assert state.answers.get(number) is not None
    assert state.database.row("SELECT note FROM answer")["note"] is None
    state.close()
    monkeypatch.undo()
    with pytest.raises(StateError, match="later version") as caught:
        State(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"something else" * 1000)
    with pytest.raises(StateError, match=r"state\.db"):
        State(tmp_path)


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    state = State(tmp_path / "telegram")
    state.close()
    assert (tmp_path / "telegram").stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(tmp_path / "telegram" / "state.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


async def test_housekeeping_runs_at_the_start(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    state = State(tmp_path)
    old = state.answers.add((7, 0, 7), answered("甲"))
    state.database.change("UPDATE answer SET at = ?", time.time() - 2 * 86400)
    state.close()
    async with running(state=tmp_path, retention_days=1.0):
        answer = await server.user(7).ask("乙")
        assert (await server.user(7).forge(f"open:{old.id}:0", answer)).text == CHINESE.pressed_stale


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    state = State(tmp_path)
    number = state.answers.add((1, 0, 1), answered("甲")).id
    state.database.row("PRAGMA max_page_count = 1")  # SQLite raises it to what is in use
    with pytest.raises(StateError, match="full") as caught:
        for _ in range(200):
            state.pending.accept([Arrival(_, 1, 1, "x" * 4000)])
    assert "\n" not in str(caught.value)
    assert state.answers.get(number) is not None
    state.close()


def test_the_log_is_moved_into_the_file(tmp_path: Path) -> None:
    state = State(tmp_path)
    before = (tmp_path / "state.db").stat().st_size
    for number in range(50):
        state.answers.add((number, 0, 1), answered("甲"))
    assert (tmp_path / "state.db").stat().st_size == before
    state.database.checkpoint()
    assert (tmp_path / "state.db").stat().st_size > before
    state.close()


async def test_a_second_bot_over_the_same_folder_is_refused(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path):
        settings = TelegramSettings(Token(server.token), server.url, open=True, state=tmp_path)
        with pytest.raises(FolderInUseError, match="已有一个机器人") as refused:
            await serve(Script(), settings, asyncio.Event())
        assert refused.value.exit_status == 2
        assert "3730万元" in (await server.user(7).ask("甲")).text
    assert script.asked == ["甲"]
    async with running(state=tmp_path):  # the folder was given back
        await server.user(7).ask("乙")


def test_a_refusal_comes_back_with_the_name_it_misses() -> None:
    state = State(None)
    answer = Answer("红石镇有多少摊位", None, 0.2, kind="refusal", unsaid=("红石镇",), instead="青螺镇")
    stored = state.answers.get(state.answers.add((1, 0, 1), answer).id)
    assert stored is not None
    assert (stored.answer.unsaid, stored.answer.instead) == (("红石镇",), "青螺镇")
    state.close()
