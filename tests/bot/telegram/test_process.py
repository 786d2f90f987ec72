"""The bot in a process of its own: signals, exit status, and no token in what it writes."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.telegram.settings import TOKEN_VARIABLE
from bot.words.telegram.texts import CHINESE, ENGLISH

from .factories import private
from .fake_server import TOKEN, FakeServer, RefusedError

ROOT = Path(__file__).parents[3]


@asynccontextmanager
async def program(*arguments: str, token: str = TOKEN) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-X", "dev", "-m", "tests.bot.telegram.scripted_bot", *arguments),
        cwd=ROOT,
        env={**os.environ, TOKEN_VARIABLE: token},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str, float]:
    began = time.monotonic()
    out, err = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode is not None
    return process.returncode, (out + err).decode(), time.monotonic() - began


async def test_one_interrupt_ends_it(server: FakeServer) -> None:
    async with program(server.url) as process:
        await server.until(lambda: server.count("getUpdates") == 1, seconds=15)
        process.send_signal(signal.SIGINT)
        status, written, seconds = await ended(process)
    assert status == 0
    assert seconds < 4
    assert "Traceback" not in written


async def test_sigterm_ends_it_even_amid_an_answer(server: FakeServer) -> None:
    async with program(server.url) as process:
        await server.push(private("甲"), private("虫"), private("慢"))
        await server.messages(2, seconds=15)
        await server.until(lambda: server.count("sendChatAction") == 3)
        process.terminate()
        status, _, seconds = await ended(process)
    assert status == 0
    assert seconds < 5
    assert server.sent[1].text == CHINESE.failed
    assert server.sent[2].text == CHINESE.stopping
    assert server.offset == 5003


async def test_the_token_is_in_nothing_it_writes(server: FakeServer) -> None:
    async with program(server.url) as process:
        server.refusals["sendMessage"].append(RefusedError(502, "Bad Gateway"))
        server.refusals["getUpdates"].append(RefusedError(500, "Internal Server Error"))
        await server.push(private("甲"), private("虫"))
        await server.messages(2, seconds=15)
        await server.stop()
        await asyncio.sleep(0.3)
        process.terminate()
        status, written, _ = await ended(process)
    assert status == 0
    assert "ZeroDivisionError: a bug" in written
    assert "/bot***" in written  # the addresses are logged, without it
    assert TOKEN not in written
    assert TOKEN.split(":")[1] not in written


async def test_a_wrong_token_is_the_users_mistake(server: FakeServer) -> None:
    async with program(server.url, "en", token="1:wrongwrongwrong") as process:
        status, written, _ = await ended(process)
    assert status == 2
    assert written.splitlines()[-1] == ENGLISH.login_rejected.format(url=server.url)
    assert "Traceback" not in written
    assert "wrongwrongwrong" not in written


async def test_an_unreachable_server_is_nobodys_mistake(server: FakeServer) -> None:
    await server.stop()
    async with program(server.url) as process:
        status, written, _ = await ended(process)
    assert status == 1
    assert written.splitlines()[-1].startswith(CHINESE.unreachable.split("{")[0])
    assert "Traceback" not in written


async def test_a_second_bot_over_the_same_state_is_the_users_mistake(
    server: FakeServer, tmp_path: Path
) -> None:
    async with program(server.url, "--state", str(tmp_path)) as first:
        await server.until(lambda: server.count("getUpdates") == 1, seconds=15)
        async with program(server.url, "--state", str(tmp_path)) as second:
            status, written, _ = await ended(second)
        assert status == 2
        assert "已有一个机器人在用这个文件夹" in written.splitlines()[-1]
        assert "Traceback" not in written
        first.kill()  # which gives the folder back
        await first.wait()
    async with program(server.url, "--state", str(tmp_path)) as third:
        polls = server.count("getUpdates")
        await server.until(lambda: server.count("getUpdates") > polls, seconds=15)
        third.terminate()
        assert (await ended(third))[0] == 0
