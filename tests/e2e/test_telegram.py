"""The real program, the real archive, a Bot API server on this machine."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator

import pytest

from tests.bot.telegram.factories import private
from tests.bot.telegram.fake_server import TOKEN, FakeServer
from tests.e2e.conftest import PROJECT


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    fake = FakeServer()
    await fake.start()
    yield fake
    await fake.stop()


async def test_a_question_in_a_chat_is_answered_with_its_citation(server: FakeServer) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "telegram", "--open", "--api-url", server.url),
        cwd=PROJECT,
        env={**os.environ, "BAOZHI_TELEGRAM_TOKEN": TOKEN},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await server.push(private("那曲积分超市资金多少"), private("/ask 火星探测器着陆时的燃料余量是多少"))
        sent = await server.messages(2, seconds=60)
        process.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(process.communicate(), 15)
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0
    answer = re.sub(r"\s+", " ", sent[0].text)
    assert answer.startswith("3730万元")
    assert "为“积分超市”保障了3730万元运营资金" in answer
    assert "《以“党建+积分”模式提升基层治理能力》" in answer
    assert "3730万元" not in sent[1].text
    assert TOKEN not in (out + err).decode()
