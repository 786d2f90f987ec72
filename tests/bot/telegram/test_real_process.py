"""The program itself over an index on disk: stopped while a document is indexed, killed, and given a bomb."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.telegram.settings import TOKEN_VARIABLE
from bot.telegram.state import State
from bot.words.telegram.texts import CHINESE
from retriever import Retriever

from .fake_server import TOKEN, FakeServer
from .test_process import ROOT, ended

ADMIN = 5
PAGE = "---\ntitle: 柳湾镇修渠\nbyline: 记者 江月\n---\n\n柳湾镇今年修渠42公里，投入资金615万元。\n"
LONG = "---\ntitle: 柳湾镇大事记\n---\n\n" + "\n\n".join(
    f"第{number}天，柳湾镇第{number % 97}组修渠{number}米，来了{number * 7}人，用水泥{number * 3}袋。"
    for number in range(6000)
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "first.md").write_text(PAGE, encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True) as archive:
        archive.add(tmp_path / "first.md")
    return tmp_path / "index"


@asynccontextmanager
async def program(server: FakeServer, index: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    polls = server.count("getUpdates")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "telegram", "--index", str(index), "--lang", "zh"),
        *("--api-url", server.url, "--open", "--admin", str(ADMIN)),
        cwd=ROOT,
        env={**os.environ, TOKEN_VARIABLE: TOKEN, "OMP_NUM_THREADS": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await server.until(lambda: server.count("getUpdates") > polls, 60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_a_stop_while_a_document_is_indexed_is_orderly(server: FakeServer, index: Path) -> None:
    async with program(server, index) as process:
        await server.user(ADMIN).send_file("long.md", LONG.encode())
        await server.until(lambda: bool(server.sent) and "/" in server.sent[0].text, 60)
        process.terminate()
        status, written, seconds = await ended(process)
    assert (status, "Fatal" in written, "Traceback" in written) == (0, False, False)
    assert seconds < 6
    state = State(index / "telegram")
    (document,) = state.documents.all()
    state.close()
    assert (document.indexed, document.tries) == (False, 0)


async def test_a_document_with_a_bomb_is_told_and_the_bot_goes_on(server: FakeServer, index: Path) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefghi", "bcdefghij", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")
    bomb = "\n".join(["---", *lines, "title: *j", "---", "", "正文。", ""])
    async with program(server, index) as process:
        await server.user(ADMIN).send_file("bomb.md", bomb.encode())
        told = CHINESE.document_unread.format(name="bomb.md")
        await server.until(lambda: bool(server.sent) and server.sent[0].text == told, 60)
        await server.user(ADMIN).send_file("good.md", PAGE.replace("42", "43").encode())
        told = CHINESE.document_indexed.format(name="good.md")
        await server.until(lambda: server.sent[-1].text == told, 60)
        process.terminate()
        status, _, _ = await ended(process)
    assert status == 0
