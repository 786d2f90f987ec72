"""The bot over the real Assistant and a small archive on disk, from an upload to the article behind an answer."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.assistant import Assistant
from bot.telegram import TelegramSettings, Token, serve
from bot.words.telegram.texts import CHINESE
from retriever import Retriever
from tests.encoders import HashingEncoder

from .factories import ThreadIndexer
from .fake_server import FakeServer

ROAD = (
    "---\ntitle: 清河县修路三十公里\nbyline: 记者 何雨\n---\n\n"
    "清河县今年投入资金3730万元，新修公路30公里。\n\n沿线12个村、5600名村民受益。\n"
)
APPLE = "---\ntitle: 苹果合作社分红\n---\n\n白石乡苹果合作社有社员214户，今年分红86.5万元。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Retriever]:
    (tmp_path / "road.md").write_text(ROAD, encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as opened:
        opened.add(tmp_path / "road.md")
        yield opened


async def test_from_an_upload_to_the_article_behind_an_answer(
    server: FakeServer, archive: Retriever, tmp_path: Path
) -> None:
    settings = TelegramSettings(
        Token(server.token),
        server.url,
        open=True,
        admins=frozenset({7}),
        state=tmp_path / "index" / "telegram",
    )
    stop = asyncio.Event()
    task = asyncio.create_task(serve(Assistant(archive), settings, stop, indexer=ThreadIndexer(archive)))
    reader = server.user(7)

    await reader.ask("清河县修路投入资金多少", seconds=60)
    told = "3730万元\n\n清河县今年投入资金3730万元，新修公路30公里。\n《清河县修路三十公里》"
    await server.until(lambda: reader.sees()[-1].text.startswith(told), 60)  # a cold model takes a while
    await reader.press(CHINESE.button_article)
    opened = (await server.messages(2))[1]
    assert opened.text.startswith("清河县修路三十公里\n记者 何雨")
    assert opened.text.endswith("沿线12个村、5600名村民受益。")

    await reader.send_file("苹果.md", APPLE.encode())
    indexed = CHINESE.document_indexed.format(name="苹果.md")
    await server.until(lambda: reader.sees()[-1].text == indexed, 20)
    listed = await reader.ask("/articles")
    assert sorted(line[3:] for line in listed.text.splitlines()[1:]) == [
        "《清河县修路三十公里》 记者 何雨",
        "《苹果合作社分红》",
    ]
    answer = await reader.ask("白石乡苹果合作社分红多少", seconds=20)
    assert answer.text.startswith("86.5万元")
    assert "《苹果合作社分红》" in answer.text
    found = await reader.search("苹果合作社社员")
    assert "214户" in found[0]["input_message_content"]["message_text"]

    await reader.ask("/remove")
    await reader.press("✕ 苹果.md")
    gone = CHINESE.document_removed.format(name="苹果.md")
    await server.until(lambda: reader.sees()[-1].text == gone, 20)
    backup = await reader.ask("/backup")
    assert backup.document
    assert (await reader.ask("/stats")).text.startswith(CHINESE.stats.split("{")[0] + "1 ")

    stop.set()
    await asyncio.wait_for(task, 10)
    with Retriever.open(tmp_path / "index", encoder=HashingEncoder()) as reopened:
        assert reopened.info().articles == 1
        assert reopened.verify().problems == ()
