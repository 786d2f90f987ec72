"""Answers across a restart and a crash at any moment: each comes once, or is told to be lost."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.telegram import FolderInUseError, TelegramSettings, Token, serve
from bot.telegram.settings import TOKEN_VARIABLE
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .crashes import crash, open_rows
from .factories import Script, answered, private
from .fake_api import flood
from .fake_server import TOKEN, FakeServer
from .test_process import ROOT

RESEND = CHINESE.button_resend


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
