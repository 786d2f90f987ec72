"""Newspaper pages in PDF: what belongs together by its place, and where each line stands."""

import importlib.util
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.model import Article, Document
from corpus.readers import pdf, read
from tests.corpus.sheet.making import HEIGHT, Paper
from tests.corpus.test_readers import holds

ROAD = "青坪县昨天宣布，北线公路全线动工，路长四十二公里，明年十月完工，沿线六个乡镇的三万人出行不再绕山。"
ROAD_END = "县交通局局长魏来说，资金已经到位，共一亿三千万元，其中六成由省里拨付，其余由县里自筹。"
TEA = "岭东茶园昨天开园，首日采摘鲜叶三吨，每公斤卖到八十元，比去年高一成，茶农沈小满说今年雨水好。"
CAPTION = "图为茶农在采茶。"


def articles(documents: tuple[Document, ...]) -> dict[str | None, Article]:
    return {article.title: article for document in documents for article in document.articles}


def body(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, ...]:
    """A page with an article over two columns, one in a frame beside it, one upright below; and a second page."""
    paper = Paper(tmp_path_factory.mktemp("pdf") / "岭东日报.pdf")
    paper.line("岭东日报　2022年4月7日　星期四　第1版", 20, 15)
    paper.rule(20, 32, 380, 32)
    paper.line("北线公路动工", 66, 45, 20)
    paper.line("本报记者 何雨", 96, 72)
    rest = paper.column(ROAD, 20, 95, lines=3)
    paper.goes_on(rest, 135, 95)
    paper.column(ROAD_END + "（下转第二版）", 135, 95 + 15 * (-(-len(rest) // 10)))
    paper.frame(250, 40, 390, 300)
    paper.line("茶园开园", 285, 48, 16)
    paper.picture(258, 75, 382, 130)
    paper.line(CAPTION, 258, 135, 8)
    paper.line("本报记者 沈小满 摄", 258, 147, 8)
    paper.column(TEA, 260, 170, chars=12)
    paper.upright("古戏台修好了", 20, 330, 18)
    paper.column("石桥村的古戏台修缮完工，历时两年，花费一百六十万元，周末演出第一场戏。", 50, 330)
    paper.turn()
    paper.line("第2版　要闻　2022年4月7日　岭东日报", 20, 15)
    paper.line("北线公路动工", 20, 45, 16)
    paper.column("（上接第一版）沿线的桥梁共有七座，其中三座在冬天以前合龙。", 20, 75)
    return read(paper.done())


def test_columns_under_a_headline_are_one_article_whole_over_its_pages(issue: tuple[Document, ...]) -> None:
    article = articles(issue)["北线公路动工"]
    assert article.byline == "本报记者 何雨"
    assert body(article) == [ROAD, ROAD_END, "沿线的桥梁共有七座，其中三座在冬天以前合龙。"]
    notices = [line.text for line in article.head if line.role == "furniture"]
    assert "（下转第二版）" in notices
    assert "（上接第一版）" in notices


def test_day_page_and_newspaper_of_every_page(issue: tuple[Document, ...]) -> None:
    said = [(a.newspaper, a.date, a.edition) for document in issue for a in document.articles[:1]]
    assert said == [("岭东日报", "2022-04-07", "1"), ("岭东日报", "2022-04-07", "2")]
    assert issue[1].articles[0].section == "要闻"


def test_a_frame_keeps_its_article_and_a_caption_is_one(issue: tuple[Document, ...]) -> None:
    found = articles(issue)
    assert body(found["茶园开园"]) == [TEA]
    caption = next(a for document in issue for a in document.articles if a.kind == "caption")
    assert body(caption) == [CAPTION]
    assert caption.byline == "本报记者 沈小满 摄"


def test_an_upright_headline_heads_the_column_beside_it(issue: tuple[Document, ...]) -> None:
    assert body(articles(issue)["古戏台修好了"])[0].startswith("石桥村的古戏台修缮完工")


def test_every_line_leads_into_the_page_and_to_its_place_on_paper(issue: tuple[Document, ...]) -> None:
    assert all(holds(document) for document in issue)
    article = articles(issue)["北线公路动工"]
    first = article.paragraphs[0].boxes
    assert len(first) == -(-(len(ROAD) + 2) // 10)
    assert first[0].page == 1
    assert first[0][1:] == pytest.approx((40, 95, 120, 105), abs=0.7)
    assert {place.page for place in article.paragraphs[2].boxes} == {2}


def test_rules_part_what_stands_close(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for x, title, text in ((20, "北线动工", ROAD), (160, "茶园开园", TEA)):
        paper.line(title, x + 20, 45, 16)
        paper.column(text, x, 75)
    paper.rule(140, 40, 140, HEIGHT - 40)
    found = articles(read(paper.done()))
    assert body(found["北线动工"]) == [ROAD]
    assert body(found["茶园开园"]) == [TEA]


def test_pages_without_text_are_told_and_the_others_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        pdf.importlib.util, "find_spec", lambda name: None if name == "rapidocr" else found(name)
    )
    paper = Paper(tmp_path / "a.pdf")
    paper.picture(20, 20, 380, 500)
    paper.turn()
    paper.line("茶园开园", 40, 45, 16)
    paper.column(TEA, 20, 75)
    path = paper.done()
    told: list[str] = []
    documents = read(path, told.append)
    assert [document.page.name for document in documents] == ["a.pdf#2"]
    assert len(told) == 1
    assert f"{path}#1" in told[0]
    assert "no text layer" in told[0]
    with pytest.raises(UnreadableSourceError, match="no text layer"):
        read(path)


def test_locked_cut_and_empty_files_are_told_in_a_line(tmp_path: Path) -> None:
    locked = Paper(tmp_path / "locked.pdf", password="x")
    locked.line("茶园开园", 40, 45)
    whole = locked.done().read_bytes()
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.4\n" + bytes(200))
    (tmp_path / "text.pdf").write_text("只是文字。", encoding="utf-8")
    for name, said in (("locked", "password"), ("cut", "damaged"), ("text", "damaged")):
        with pytest.raises(UnreadableSourceError, match=said) as caught:
            read(tmp_path / f"{name}.pdf")
        assert "\n" not in str(caught.value)
    assert whole.startswith(b"%PDF")
