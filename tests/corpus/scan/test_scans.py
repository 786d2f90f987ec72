"""A scanned page through the real networks: its articles, where they stand, and what is wrong with bad files."""

import importlib.util
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from corpus.errors import MissingExtraError, UnreadableSourceError
from corpus.model import Article, Document
from corpus.readers import formats, read
from corpus.readers.picturing import draw_page
from corpus.scan import images, models
from tests.corpus.scan.conftest import PAGE
from tests.corpus.test_readers import holds

ROAD = "青坪县昨天宣布，北线公路全线动工，路长四十二公里，明年十月完工，沿线六个乡镇的三万人出行都不再绕山。"
MONEY = "县交通局局长魏来说，资金已经到位，共一亿三千万元，其中六成由省里拨付。"


def articles(documents: tuple[Document, ...]) -> dict[str | None, Article]:
    return {article.title: article for document in documents for article in document.articles}


def test_articles_of_a_scan_are_whole_under_their_headlines(documents: tuple[Document, ...]) -> None:
    found = articles(documents)
    road = found["北线公路动工"]
    assert [paragraph.text for paragraph in road.paragraphs] == [ROAD, MONEY]
    assert road.byline == "本报记者 何雨"
    assert (road.newspaper, road.date, road.edition) == ("岭东日报", "2022-04-07", "3")
    assert found["茶园开园"].paragraphs[0].text.endswith("比去年高一成。")
    assert found["古戏台修好了"].paragraphs[0].text == "石桥村的古戏台修缮完工，历时两年。"
    assert all(holds(document) for document in documents)


def test_lines_of_a_scan_have_their_places(documents: tuple[Document, ...]) -> None:
    box = articles(documents)["北线公路动工"].paragraphs[0].boxes[0]
    # set at 40, 95 points of a page drawn with 200 pixels an inch; a small image's points are its pixels
    assert box[1:] == pytest.approx([value * 200 / 72 for value in (40, 95, 120, 105)], abs=6)
    image = draw_page(PAGE, 1, 1.0)
    with Image.open(PAGE) as page:
        assert image.size == page.size
    inside = np.asarray(image.convert("L"))[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)]
    assert inside.min() < 90


def test_a_pdf_that_is_a_scan_is_recognised(tmp_path: Path) -> None:
    with Image.open(PAGE) as page:
        title = page.convert("L").crop((0, 110, 690, 240))
        title.rotate(180).save(tmp_path / "scan.pdf", resolution=200)
    (document,) = read(tmp_path / "scan.pdf")
    assert "北线公路动工" in document.page.text
    lines = [line for article in document.articles for line in (*article.head, *article.paragraphs)]
    assert lines[0].boxes[0].x0 == pytest.approx(66, abs=3)
    drawn = draw_page(tmp_path / "scan.pdf", 1, 1.0)
    assert drawn.size == pytest.approx((690 * 72 / 200, 130 * 72 / 200), abs=2)


def test_pages_of_a_tiff_are_told_apart_and_a_bad_one_is_left_out(tmp_path: Path) -> None:
    with Image.open(PAGE) as page:
        line = page.convert("L").crop((690, 110, 1112, 345))
    path = tmp_path / "pages.tif"
    line.save(path, save_all=True, append_images=[Image.new("L", (20, 20), 255)])
    told: list[str] = []
    (document,) = read(path, told.append)
    assert document.page.name == "pages.tif#1"
    assert "茶园开园" in document.page.text
    assert len(told) == 1
    assert f"{path}#2" in told[0]
    assert "too small" in told[0]


def _png(width: int, height: int) -> bytes:
    """Return a PNG that says that it is so large, and has next to nothing in it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99)))


def test_bombs_and_damaged_files_are_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_FRAMES", 3)
    (tmp_path / "bomb.png").write_bytes(_png(20_000, 20_000))
    (tmp_path / "giant.png").write_bytes(_png(200_000, 200_000))
    (tmp_path / "cut.png").write_bytes(PAGE.read_bytes()[:9000])
    (tmp_path / "none.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(60))
    blank = Image.new("L", (64, 64), 255)
    blank.save(tmp_path / "many.tif", save_all=True, append_images=[blank] * 3)
    blank.save(tmp_path / "blank.png")
    said = {
        "bomb.png": "million pixels",
        "giant.png": "pixels|damaged",
        "cut.png": "damaged",
        "none.jpg": "damaged",
        "many.tif": "more than 3 pages",
        "blank.png": "no text was recognised",
    }
    for name, pattern in said.items():
        with pytest.raises(UnreadableSourceError, match=pattern) as caught:
            read(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert name in str(caught.value)


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        formats.importlib.util, "find_spec", lambda name: None if name == "rapidocr" else found(name)
    )
    with pytest.raises(MissingExtraError, match=r"baozhi\[ocr\]"):
        read(PAGE)
    with Image.open(PAGE) as page:
        page.convert("L").save(tmp_path / "scan.pdf")
    with pytest.raises(UnreadableSourceError, match=r"baozhi\[ocr\]"):
        read(tmp_path / "scan.pdf")
    with pytest.raises(MissingExtraError, match=r"baozhi\[ocr\]"):
        models._file("det")
