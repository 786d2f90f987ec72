"""A page as it was rebuilt: its joins are shown, and a paragraph that an editor moves stays where it was put."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.errors import SettingsError
from bot.web.app import make_app
from bot.web.errors import ProblemError
from bot.web.page.corrections import Join, Spot, confirmed, moved, parted
from bot.web.page.mending import joined
from bot.web.settings import ServerSettings
from corpus.model import Article, HeadLine, Paragraph
from corpus.readers import stream
from retriever import Retriever
from tests.bot.web.conftest import HERE, library
from tests.bot.web.test_page import HTML, Elements
from tests.encoders import HashingEncoder

PAGE = (
    "柳湾村办起豆腐坊\n\n本报讯（记者 田禾）柳湾村今年办起豆腐坊，日产豆腐420公斤，\n"
    "吸收本村劳力19人，每户年均增收3100元。\n\n"
    "城东中学迁入新校舍\n\n本报讯（通讯员 周帆）城东中学昨日迁入新校舍，共有教室32间，\n"
    "可容纳学生1500名。\n\n豆腐坊的豆渣送给养猪户，一年省下饲料钱8万元。\n"
)


def articles() -> list[Article]:
    def article(title: str, *texts: str) -> Article:
        return Article("article", tuple(Paragraph(text, doubts=(0,)) for text in texts), title=title)

    return [article("甲", "一", "二", "三"), article("乙", "四")]


def texts(found: list[Article]) -> list[str]:
    return ["".join(paragraph.text for paragraph in article.paragraphs) for article in found]


@pytest.mark.parametrize(
    ("source", "target", "after"),
    [
        ((0, 0), (1, 1), ["二三", "四一"]),
        ((0, 2), (1, 0), ["一二", "三四"]),
        ((0, 0), (0, 3), ["二三一", "四"]),
        ((0, 2), (0, 0), ["三一二", "四"]),
        ((1, 0), (0, 1), ["一四二三"]),
    ],
)
def test_a_paragraph_is_moved(source: tuple[int, int], target: tuple[int, int], after: list[str]) -> None:
    found = moved(articles(), Spot(*source), Spot(*target))
    assert texts(found) == after
    (paragraph,) = [
        one
        for article in found
        for one in article.paragraphs
        if one.text == "一二三四"[sum((source[0] * 3, source[1]))]
    ]
    assert paragraph.doubts == ()  # its join with what stood before is undone


def test_an_article_that_has_lines_above_it_stays_without_paragraphs() -> None:
    first, second = articles()
    headed = Article("article", second.paragraphs, (HeadLine("title", "乙"),), title="乙")
    assert texts(moved([first, headed], Spot(1, 0), Spot(0, 0))) == ["四一二三", ""]


@pytest.mark.parametrize(
    ("source", "target"), [((0, 3), (1, 0)), ((2, 0), (0, 0)), ((0, 0), (1, 2)), ((-1, -1), (0, 0))]
)
def test_no_place_is_invented(source: tuple[int, int], target: tuple[int, int]) -> None:
    with pytest.raises(ProblemError):
        moved(articles(), Spot(*source), Spot(*target))


def test_joins_that_are_not_certain_part_a_paragraph() -> None:
    assert joined(Paragraph("一二三", doubts=(1,))) == [(0, "一"), (1, "二三")]
    assert joined(Paragraph("一二三", doubts=(0,))) == [(0, ""), (0, "一二三")]
    assert joined(Paragraph("一二三")) == [(0, "一二三")]


def in_doubt() -> list[Article]:
    first = Paragraph("一二三四 五六", doubts=(2, 4, 6))
    return [Article("article", (first, Paragraph("七", doubts=(0,)), Paragraph("八")), title="甲", key="k")]


def test_a_join_is_confirmed() -> None:
    (article,) = confirmed(in_doubt(), Join(Spot(0, 0), 4))
    assert [one.doubts for one in article.paragraphs] == [(2, 6), (0,), ()]


def test_a_join_within_a_paragraph_is_undone() -> None:
    (article,) = parted(in_doubt(), Join(Spot(0, 0), 4))
    assert [(one.text, one.doubts) for one in article.paragraphs[:2]] == [("一二三四", (2,)), ("五六", (1,))]
    assert len(article.paragraphs) == 4


def test_a_join_before_a_paragraph_is_undone_by_an_article_of_its_own() -> None:
    first, second = parted(in_doubt(), Join(Spot(0, 1), 0))
    assert ([first.title, second.title], first.key, second.key) == (["甲", None], "k", None)
    assert texts([first, second]) == ["一二三四 五六", "七八"]
    assert second.paragraphs[0].doubts == ()


@pytest.mark.parametrize("join", [Join(Spot(0, 0), 3), Join(Spot(0, 9), 0), Join(Spot(-1, -1), 0)])
def test_no_join_is_invented(join: Join) -> None:
    for correction in (confirmed, parted):
        with pytest.raises(ProblemError):
            correction(in_doubt(), join)


def test_corrections_are_for_those_who_are_known() -> None:
    with pytest.raises(SettingsError, match="--edit"):
        ServerSettings(open=True, edit=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "二版.txt").write_text(PAGE, "utf-8")
    # read as it stands: with the encoder the paragraph would be in its place
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder(), read=stream) as archive:
        archive.add(tmp_path / "pages")
    return tmp_path


@pytest.fixture
def editor(folder: Path) -> Iterator[TestClient]:
    app = make_app(library(folder / "index"), ServerSettings(threads=1, edit=True))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield client


def address(client: TestClient) -> str:
    """Return the address of the one page there is."""
    links = Elements(client.get("/pages", headers=HTML).text).all("a")
    return next(str(a["href"]) for a in links if str(a["href"]).startswith("/page/"))


def spot(text: str, part: str) -> str:
    """Return where a paragraph stands on a page."""
    begin = text.rfind('id="p', 0, text.index(part)) + len('id="p')
    return text[begin : text.index('"', begin)]


def test_a_correction_lasts(folder: Path, editor: TestClient) -> None:
    place = address(editor)
    text = editor.get(place, headers=HTML).text
    source = spot(text, "豆渣")
    assert source.partition(".")[0] != spot(text, "日产豆腐").partition(".")[0]
    offered = Elements(editor.get(f"{place}?move={source}", headers=HTML).text)
    target = spot(text, "日产豆腐").partition(".")[0] + ".1"
    assert offered.all("button", name="to", value=target)
    generation = str(offered.all("input", name="generation")[0]["value"])
    body = {"from": source, "to": target, "generation": generation}
    assert editor.post(place, data=body, headers=HTML).status_code == 303

    after = editor.get(place, headers=HTML).text
    assert spot(after, "豆渣").partition(".")[0] == spot(after, "日产豆腐").partition(".")[0]
    assert editor.post(place, data=body, headers=HTML).status_code == 409  # the page has changed
    mended = (folder / "pages" / "二版.md").read_text("utf-8")
    assert "page: 二版.txt" in mended
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "pages")  # all is read anew, and stays
        hit = archive.search("豆渣省下饲料钱多少")[0]
        assert hit.citation.article.title == "柳湾村办起豆腐坊"
        assert archive.verify().problems == ()


DOUBTED = (
    "---\ntitle: 柳湾村办起豆腐坊\npage: 二版.txt\n---\n\n"
    "柳湾村今年办起豆腐坊，‖日产豆腐420公斤。\n\n城东中学昨日迁入新校舍，‖共有教室32间。\n"
)


def test_a_join_is_confirmed_and_another_undone_for_good(folder: Path) -> None:
    mended = folder / "pages" / "二版.md"
    mended.write_text(DOUBTED, "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "pages")
    app = make_app(library(folder / "index"), ServerSettings(threads=1, edit=True))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        place = address(client)
        for name, number in (("confirm", 0), ("part", 1)):
            found = Elements(client.get(place, headers=HTML).text)
            values = [str(one["value"]) for one in found.all("button", name=name)]
            (join,) = (value for value in values if value.startswith(f"0.{number}."))
            body = {name: join, "generation": found.all("input", name="generation")[0]["value"]}
            assert client.post(place, data=body, headers=HTML).status_code == 303
        assert client.post(place, data={"part": "0.0.x", "generation": "9"}, headers=HTML).status_code == 409
    text = mended.read_text("utf-8").partition("-->")[2]
    assert "豆腐坊，日产豆腐420公斤。\n\n城东中学昨日迁入新校舍，\n\n共有教室32间。" in text


def test_a_folder_that_cannot_be_written_is_told(
    folder: Path, editor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.web.page.sheets._put", full)
    place = address(editor)
    text = editor.get(f"{place}?move=0.0", headers=HTML).text
    generation = str(Elements(text).all("input", name="generation")[0]["value"])
    reply = editor.post(place, data={"from": "0.0", "to": "1.0", "generation": generation}, headers=HTML)
    assert reply.status_code == 409
    assert "写不了" in reply.text
    assert not list((folder / "pages").glob("*.md"))


def test_only_an_editor_moves(folder: Path) -> None:
    app = make_app(library(folder / "index"), ServerSettings(threads=1))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        place = address(client)
        text = client.get(f"{place}?move=0.0", headers=HTML).text
        assert "柳湾村办起豆腐坊" in text
        assert not Elements(text).all("form", method="post")
        body = {"from": "0.0", "to": "1.0", "generation": "1"}
        for asked in (body, {"confirm": "0.0.0", "generation": "1"}):
            assert client.post(place, data=asked, headers=HTML).status_code == 404
        assert client.get("/page/none", headers=HTML).status_code == 404
    assert not list((folder / "pages").glob("*.md"))
