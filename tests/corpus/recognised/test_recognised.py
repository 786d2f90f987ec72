"""Pages that other programs recognised: articles by where the lines stand, or as METS tells them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.model import Article
from corpus.readers import companions_of, find_sources, format_of, read
from corpus.readers.recognised.alto import read_alto
from corpus.readers.recognised.pagexml import read_pagexml
from corpus.readers.recognised.trees import read_tree
from tests.corpus.recognised.making import BLOCKS, LEFT, RIGHT, alto, division, mets, page

FIRST = [
    "近日，云岭县在竹溪镇修成石堤四公里，投入资金八百六十万元，三千户人家不再怕水。",
    "镇长邹明说，石堤今年汛期挡住了两次大水。",
]
SECOND = [
    "本周三，白沙港开出第一班夜航渡船，船上坐了一百二十人，票价五元六角。",
    "夜航从晚上八点开到十一点，每半小时一班。",
]


def articles(path: Path) -> list[Article]:
    return [a for document in read(path) for a in document.articles if a.kind == "article"]


def paragraphs(article: Article) -> list[str]:
    return [part.text for part in article.paragraphs]


@pytest.mark.parametrize("write", [alto, page])
def test_articles_are_rebuilt_by_where_the_lines_stand(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path / "0002.xml")
    found = articles(path)
    assert [(a.title, paragraphs(a)) for a in found] == [("竹溪镇石堤完工", FIRST), ("白沙港开夜航", SECOND)]
    assert {(a.newspaper, a.date, a.edition, a.section) for a in found} == {
        ("云岭日报", "2024-05-07", "2", "要闻")
    }
    assert {a.page for a in found} == {"0002.xml"}
    text = read(path)[0].page.text
    for article in found:
        for part in article.paragraphs:
            assert "".join(text[run.source : run.source + run.length] for run in part.runs) == part.text


@pytest.mark.parametrize(("write", "inch"), [(alto, 300), (page, 150)])
def test_boxes_are_points_of_the_page(write: Callable[[Path], Path], inch: int, tmp_path: Path) -> None:
    part = articles(write(tmp_path / "a.xml"))[0].paragraphs[0]
    assert len(part.boxes) == 4
    assert part.boxes[1] == (1, *(pytest.approx(v * 72 / inch, abs=0.2) for v in (100, 400, 540, 440)))


def test_confidence_and_reading_order_come_in(tmp_path: Path) -> None:
    path = alto(tmp_path / "a.xml", order=["t2", "b2", "t1", "b1", "head"])
    (found,) = read_alto(read_tree(path, ""), "")
    assert [line.text for line in found.lines[:2]] == ["白沙港开夜航", "本周三，白沙港开出"]
    assert {round(line.confidence, 3) for line in found.lines} == {0.9}
    (found,) = read_pagexml(read_tree(page(tmp_path / "b.xml"), ""), "")
    assert {round(line.confidence, 3) for line in found.lines} == {0.8}


def test_spaces_stay_where_the_language_has_them(tmp_path: Path) -> None:
    path = alto(tmp_path / "a.xml", [("b", ("水路 开通",), 100, 100, 40)])
    path.write_text(path.read_text("utf-8").replace("<TextLine ", "<TextLine LANG='ko' "), encoding="utf-8")
    (found,) = read_alto(read_tree(path, ""), "")
    assert " " in found.lines[0].text


def test_what_mets_tells_of_articles_is_taken_at_its_word(tmp_path: Path) -> None:
    (tmp_path / "alto").mkdir()
    alto(tmp_path / "alto" / "1.xml", BLOCKS[:3])
    alto(
        tmp_path / "alto" / "2.xml",
        [("b2", RIGHT, 700, 340, 40), ("z", ("小雪将至，请添衣。",), 100, 600, 40)],
    )
    told = division(
        "ARTICLE",
        inside=division("HEADING", inside=division("TITLE", "t1"))
        + division("BODY", "b1", inside=division("PARAGRAPH", "b2", file=1)),
    )
    path = mets(tmp_path / "issue.xml", ["alto/1.xml", "alto/2.xml"], told)
    first, second = read(path)
    whole = next(a for a in first.articles if a.kind == "article")
    assert whole.title == "竹溪镇石堤完工"
    assert paragraphs(whole) == [*FIRST, "".join(SECOND)]
    assert (whole.newspaper, whole.date) == ("云岭日报", "2024-05-07")
    assert [box.page for box in whole.paragraphs[-1].boxes] == [2] * 6
    assert "小雪将至，请添衣。" in second.page.text
    assert "夜航" not in second.page.text
    for document in (first, second):
        for article in document.articles:
            for line in (*article.head, *article.paragraphs):
                shown = "".join(document.page.text[r.source : r.source + r.length] for r in line.runs)
                assert shown == line.text


def test_an_issue_without_articles_is_read_page_by_page(tmp_path: Path) -> None:
    alto(tmp_path / "1.xml")
    told: list[str] = []
    (document,) = read(mets(tmp_path / "mets.xml", ["1.xml", "gone.xml"]), told.append)
    assert ["gone.xml" in line for line in told] == [True]
    assert [a.title for a in document.articles if a.kind == "article"] == ["竹溪镇石堤完工", "白沙港开夜航"]


def test_the_pages_of_an_issue_are_no_sources_of_their_own_and_other_xml_is_none(tmp_path: Path) -> None:
    (tmp_path / "alto").mkdir()
    part = alto(tmp_path / "alto" / "1.xml")
    lone = alto(tmp_path / "lone.xml")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    issue = mets(tmp_path / "mets.xml", ["alto/1.xml", "../../etc/passwd.xml", "http://host/a.xml"])
    assert companions_of(issue) == (part,)
    assert list(find_sources([tmp_path])) == [lone, issue]


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE alto [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><alto>&a;</alto>",
        "<!DOCTYPE alto [<!ENTITY a 'b'>]><alto>&a;</alto>".encode("utf-16"),
        b"<alto><Layout><Page",
        b"<alto/>",
        b"<urlset/>",
        b"<mets/>",
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(data)
    with pytest.raises(UnreadableSourceError, match=r"a\.xml") as told:
        read(path)
    assert "\n" not in str(told.value)


def test_a_bad_page_of_an_issue_is_left_out(tmp_path: Path) -> None:
    alto(tmp_path / "1.xml")
    (tmp_path / "2.xml").write_bytes(b"<alto><cut")
    told: list[str] = []
    found = read(mets(tmp_path / "mets.xml", ["1.xml", "2.xml"]), told.append)
    assert len(found) == 1
    assert "2.xml" in told[0]


def test_gb_encodings_and_wrong_suffixes_are_read(tmp_path: Path) -> None:
    path = alto(tmp_path / "a.xml")
    text = path.read_text("utf-8").replace("encoding='UTF-8'", "encoding='GBK'")
    other = tmp_path / "a.txt"
    other.write_bytes(text.encode("gbk"))
    assert format_of(other) is format_of(path)
    assert [a.title for a in articles(other)] == ["竹溪镇石堤完工", "白沙港开夜航"]
    assert "".join(LEFT)[2:6] in read(other)[0].page.text
