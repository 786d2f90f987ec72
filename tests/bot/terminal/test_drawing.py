"""The page in view: the reconstruction drawn on a PDF, and the cut-out that a citation quotes."""

from pathlib import Path

import pytest
from PIL import Image

from bot.terminal.cli import main
from corpus.model import Place
from corpus.readers.cutting import MARGIN, SCALE, cut_out
from retriever import Retriever
from tests.corpus.sheet.making import Paper
from tests.encoders import HashingEncoder

TEXT = "岭东茶园昨天开园，首日采摘鲜叶三吨，每公斤卖到八十元。"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    paper = Paper(tmp_path / "茶.pdf")
    paper.line("茶园开园", 40, 45, 16)
    paper.column(TEXT, 20, 75)
    return paper.done()


def test_the_overlay_colours_every_printed_line(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = page.with_name("out.png")
    assert main(["pages", str(page), "--overlay", str(out)]) == 0
    assert "茶园开园" in capsys.readouterr().out
    with Image.open(out) as image:
        inside, outside = (
            image.getpixel((int(1.5 * 60), int(1.5 * 97))),
            image.getpixel((int(1.5 * 300), 300)),
        )
    assert outside == (255, 255, 255)
    assert inside != outside


def test_the_overlay_as_html_names_the_articles(page: Path) -> None:
    out = page.with_name("out.html")
    assert main(["pages", str(page), "--overlay", str(out), "--json"]) == 0
    text = out.read_text(encoding="utf-8")
    assert 'title="1.1 茶园开园"' in text
    assert "data:image/png;base64," in text


def test_only_a_pdf_is_drawn_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("正文。", encoding="utf-8")
    assert main(["pages", str(tmp_path / "a.txt"), "--overlay", str(tmp_path / "o.png")]) == 2
    assert "draws one PDF or image" in capsys.readouterr().err


def test_a_cut_out_is_the_quoted_lines_with_some_of_the_page_around(page: Path) -> None:
    image = cut_out(page, [Place(1, 40, 75, 120, 85), Place(1, 20, 90, 120, 100)])
    assert image.size == pytest.approx((SCALE * (20 + 100 + MARGIN), SCALE * (25 + 2 * MARGIN)), abs=2)
    marked = image.getpixel((int(SCALE * 119), int(SCALE * (MARGIN + 23))))
    assert marked[2] < marked[0]  # type: ignore[index]  # yellow, not white


def test_a_citation_is_opened_and_cut_out(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index, out = page.with_name("index"), page.with_name("cut.png")
    with Retriever.open(index, create=True, encoder=HashingEncoder()) as archive:
        archive.add(page)
        key = archive.catalogue()[0].reference.id
    assert main(["open", f"{key}/0", "--index", str(index), "--image", str(out)]) == 0
    assert capsys.readouterr().out.strip() == TEXT
    with Image.open(out) as image:
        assert image.width == pytest.approx(SCALE * (20 + 100 + MARGIN), abs=2)
    assert main(["open", key, "--index", str(index)]) == 0
    assert main(["open", f"{key}/9", "--index", str(index)]) == 2
    assert main(["open", "none", "--index", str(index)]) == 2
    assert "no such article" in capsys.readouterr().err
