"""The piece of the printed page below an answer, from a PDF and from a photograph of a page."""

import asyncio
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.telegram.features.picturing import drawn
from bot.words.telegram.texts import CHINESE
from corpus.model import Place
from retriever import Citation
from tests.corpus.sheet.making import Paper

from .conftest import Running
from .factories import Script, ScriptedArchive, answered, citation
from .fake_api.errors import bad
from .fake_server import FakeServer

BOX = Place(1, 20, 30, 120, 60)


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    path = tmp_path / "照片.jpg"
    Image.new("RGB", (400, 300), "white").save(path)
    return path


def cited(path: Path | None, *boxes: Place) -> Citation:
    plain = citation(span=(0, 3))
    source = str(path) if path else None
    return replace(plain, article=replace(plain.article, source=source), boxes=boxes or None)


class Placed(ScriptedArchive):
    """An archive that knows where one paragraph is printed."""

    def boxes(self, citation: Citation) -> tuple[Place, ...]:
        return (BOX,)


def test_pages_of_files_and_photographs_are_cut_out(photograph: Path, tmp_path: Path) -> None:
    paper = Paper(tmp_path / "茶.pdf")
    paper.line("茶园开园", 40, 45, 16)
    for path in (photograph, paper.done()):
        content = drawn(ScriptedArchive(), cited(path, BOX))
        assert content
        with Image.open(io.BytesIO(content)) as image:
            assert image.format == "JPEG"
            assert image.getpixel((image.width // 2, image.height // 2)) != (255, 255, 255)  # marked
    assert drawn(Placed(), cited(photograph))  # of an answer that was stored without its places


def test_what_cannot_be_cut_out(photograph: Path, tmp_path: Path) -> None:
    assert drawn(ScriptedArchive(), cited(None, BOX)) is None
    assert drawn(ScriptedArchive(), cited(photograph)) is None
    assert drawn(ScriptedArchive(), cited(tmp_path / "gone.pdf", BOX)) is None
    (tmp_path / "a.txt").write_text("正文。", encoding="utf-8")
    assert drawn(ScriptedArchive(), cited(tmp_path / "a.txt", BOX)) is None


async def test_a_press_shows_the_page(
    server: FakeServer, script: Script, running: Running, photograph: Path
) -> None:
    script.replies["甲"] = replace(answered("甲"), citations=(cited(photograph, BOX),))
    script.replies["乙"] = answered("乙")
    async with running():
        answer = await server.user(7).ask("甲")
        assert CHINESE.button_picture in answer.labels
        await server.user(7).press(CHINESE.button_picture, answer)
        shown = (await server.messages(2))[1]
        assert shown.document
        assert shown.document[0].startswith("photo ")
        assert shown.text.startswith("《以“党建+积分”模式提升基层治理能力》")
        assert CHINESE.button_picture not in (await server.user(7).ask("乙")).labels
        await asyncio.to_thread(photograph.unlink)
        notice = await server.user(7).press(CHINESE.button_picture, answer)
        assert (notice.text, notice.alert) == (CHINESE.picture_none, True)


@pytest.mark.parametrize("refused", [("sendPhoto",), ("sendPhoto", "sendDocument")])
async def test_a_photo_that_is_refused_goes_as_a_file_or_is_told(
    server: FakeServer, script: Script, running: Running, photograph: Path, refused: tuple[str, ...]
) -> None:
    script.replies["甲"] = replace(answered("甲"), citations=(cited(photograph, BOX),))

    def trouble(method: str) -> Any:
        return bad("PHOTO_INVALID_DIMENSIONS") if method in refused else None

    async with running():
        await server.user(7).ask("甲")
        server.trouble = trouble
        await server.user(7).press(CHINESE.button_picture)
        second = (await server.messages(2))[1]
    if len(refused) == 1:
        assert second.document
        assert second.document[0] == "page.jpg"
    else:
        assert second.text == CHINESE.picture_unsent
