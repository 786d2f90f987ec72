"""The page: works without script, keeps hostile text inert, tells the outcomes apart, in both languages."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.keys import Keys, add_key
from bot.web.app import make_app
from bot.web.page.assets import address, asset
from bot.web.page.entering import inside
from bot.web.page.showing import Piece, pieces
from bot.web.settings import ServerSettings
from retriever import Retriever
from tests.bot.web.conftest import HERE, Make, library
from tests.corpus.sheet.making import Paper
from tests.encoders import HashingEncoder

HTML = {"accept": "text/html,*/*;q=0.8", "accept-language": "zh-CN"}


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for name, a in self.found if name == tag and wanted.items() <= a.items()]


def asked(client: TestClient, question: str, conversation: str = "", **more: str) -> tuple[str, str]:
    """Ask by the form as a browser without script; return the address and the text of the page that comes."""
    data = {"question": question, **({"conversation": conversation} if conversation else {}), **more}
    reply = client.post("/ask", data=data, headers=HTML)
    assert reply.status_code == 303
    place = reply.headers["location"].partition("#")[0]
    return place, client.get(place, headers=HTML).text


def test_a_question_and_a_follow_up_without_script(client: TestClient) -> None:
    place, text = asked(client, "东岸社区长者食堂每餐多少钱")
    assert '<p class="said">12元</p>' in text
    assert re.search(r"每餐<mark>12元</mark>，", text)
    key = place.removeprefix("/c/")
    assert Elements(text).all("input", type="hidden", name="conversation", value=key)
    again, text = asked(client, "来源", key)
    assert again == place
    assert text.count('class="turn ') == 2


def test_the_script_gets_the_turn_alone(client: TestClient) -> None:
    headers = {**HTML, "x-fragment": "1"}
    reply = client.post("/ask", data={"question": "县图书馆新添多少自习座位"}, headers=headers)
    assert reply.text.lstrip().startswith('<article class="turn answered"')
    assert client.get(f"/c/{reply.headers['x-conversation']}").status_code == 200
    bad = client.post("/ask", data={"question": "？？"}, headers=headers)
    assert bad.status_code == 400
    assert bad.text.startswith('<p class="problem" role="alert">')


def test_how_a_follow_up_was_understood_can_be_corrected(client: TestClient) -> None:
    place, _ = asked(client, "槐树村去年给社员分红多少")
    key = place.removeprefix("/c/")
    _, text = asked(client, "竹溪村呢", key)
    understood = Elements(text).all("details", **{"class": "understood"})
    assert understood
    assert "按“" in text
    raw = Elements(text).all("button", name="raw", value="true")
    assert len(raw) == 2
    _, text = asked(client, "竹溪村合作社卖出竹编灯具多少件", key, raw="true")
    assert '<p class="said">3.2万件</p>' in text


def test_the_outcomes_are_told_apart(client: TestClient) -> None:
    _, answered = asked(client, "石桥镇转移了多少群众")
    _, absent = asked(client, "火星基地的预算是多少")
    _, talk = asked(client, "你好")
    assert 'class="turn answered"' in answered
    assert "报上有答案" in answered
    assert 'class="turn absent"' in absent
    assert "报上没有找到答案。" in absent
    assert 'class="turn talk"' in talk
    assert 'class="outcome"' not in talk


def test_a_bad_question_keeps_what_was_typed(client: TestClient) -> None:
    reply = client.post("/ask", data={"question": "?" * 30}, headers=HTML)
    assert reply.status_code == 400
    (field,) = Elements(reply.text).all("input", name="question", type="text")
    assert (field["value"], field["aria-invalid"]) == ("?" * 30, "true")


def test_hostile_text_stays_text(client: TestClient) -> None:
    _, text = asked(client, "桐山县文化馆展出作品多少件")
    (one,) = client.get("/v1/articles", params={"words": "桐山县文化馆"}).json()["articles"]
    assert one["title"] == "<script>alert(1)</script>的启示 {{7*7}}"
    href = next(href for a in Elements(text).all("a") if "%3Cx%3E" in (href := str(a["href"])))
    article = client.get(href.partition("#")[0], headers=HTML).text
    listed = client.get("/catalogue", headers=HTML).text
    found = client.get("/catalogue", params={"words": '"><script>alert(4)</script>'}, headers=HTML).text
    for page in (text, article, listed, found):
        elements = Elements(page)
        assert [a["src"] for a in elements.all("script")] == [address("page.js")]
        assert not elements.all("img")
        assert not any(name.startswith("on") or name == "style" for _, a in elements.found for name in a)
        assert not [a for a in elements.all("a") if not str(a["href"]).startswith(("/", "#"))]
        assert not elements.all("style")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;的启示 {{7*7}}" in article


def test_an_article_is_cited_in_every_style_and_as_a_file(client: TestClient) -> None:
    page = client.get("/article/q-3", headers=HTML)
    assert "罗小满. 暴雨来袭，石桥镇连夜转移群众[N]. 清澜日报, 2024-06-05(2)." in page.text
    links = [str(a["href"]) for a in Elements(page.text).all("a") if str(a["href"]).startswith("/cite/")]
    assert links == [f"/cite/{style}/q-3" for style in ("gbt", "bibtex", "ris", "csl")]
    files = [client.get(link) for link in links]
    assert all("attachment" in one.headers["content-disposition"] for one in files)
    assert files[2].headers["content-type"].startswith("application/x-research-info-systems")
    assert files[2].text.startswith("TY  - NEWS") and files[3].json()[0]["id"] == "q-3"
    assert client.get("/cite/none/q-3").status_code == client.get("/cite/ris/none").status_code == 404


def test_an_article_is_opened_with_every_cited_place_marked(client: TestClient) -> None:
    text = client.get("/article/q-3?at=0:4-6:10-12&at=2&at=junk&c=abc", headers=HTML).text
    assert text.count("<mark>") == 2
    assert [a["id"] for a in Elements(text).all("p") if "cited" in (a.get("class") or "")] == ["p0", "p2"]
    assert Elements(text).all("a", href="/c/abc")
    assert client.get("/article/none", headers=HTML).status_code == 404


@pytest.mark.parametrize(
    ("spans", "cut"),
    [
        ([], [("一二。三四五。", "near")]),
        ([(3, 5)], [("一二。", "far"), ("三四", "mark"), ("五。", "near")]),
        ([(1, 4)], [("一", "near"), ("二。三", "mark"), ("四五。", "near")]),
        ([(5, 99), (-3, 1), (4, 2)], [("一", "mark"), ("二。三四", "near"), ("五。", "mark")]),
    ],
)
def test_a_text_is_cut_at_its_marks(spans: list[tuple[int, int]], cut: list[tuple[str, str]]) -> None:
    assert list(pieces("一二。三四五。", spans)) == [Piece(text, how) for text, how in cut]  # type: ignore[arg-type]


def test_the_catalogue_has_filters_and_turns_its_pages(client: TestClient) -> None:
    text = client.get("/catalogue", params={"author": "罗小满", "since": "2024-09-01"}, headers=HTML).text
    assert "2 篇" in text
    assert Elements(text).all("input", name="author", value="罗小满")
    assert Elements(text).all("option", value="清澜日报")
    assert 'rel="prev"' in client.get("/catalogue?offset=2", headers=HTML).text


def test_bounds_of_the_catalogue_that_are_no_time_are_told_above_the_form_that_has_them(
    client: TestClient,
) -> None:
    for bounds, said in ({"since": "soon"}, "2024-06-03"), ({"since": "2025", "until": "2024"}, "之后"):
        reply = client.get("/catalogue", params=bounds, headers=HTML)
        assert reply.status_code == 400 and said in reply.text
        assert Elements(reply.text).all("input", type="text", name="since", value=bounds["since"])
    assert Elements(client.get("/catalogue?since=2024-06-03", headers=HTML).text).all("input", type="date")


def test_both_languages(client: TestClient) -> None:
    chinese = client.get("/", headers=HTML).text
    english = client.get("/", headers={**HTML, "accept-language": "en-US,en;q=0.9"}).text
    assert '<html lang="zh-Hans">' in chinese
    assert "6 篇文章" not in chinese
    assert "7 篇文章" in chinese
    assert '<html lang="en">' in english
    assert "7 articles" in english


@pytest.mark.parametrize(
    "path", ["/", "/catalogue", "/article/q-1", "/nothing", "/browse", "/day/2024", "/name/贺明远"]
)
def test_every_field_has_a_label_and_every_page_one_heading(client: TestClient, path: str) -> None:
    elements = Elements(client.get(path, headers=HTML).text)
    labels = {a["for"] for a in elements.all("label")}
    fields = [a for tag in ("input", "select") for a in elements.all(tag) if a.get("type") != "hidden"]
    assert {a["id"] for a in fields} <= labels
    assert len(elements.all("h1")) == 1
    assert elements.all("a", href="#main")
    ids = [a["id"] for _, a in elements.found if "id" in a]
    assert len(ids) == len(set(ids))


def test_the_page_is_small_and_its_files_are_kept(client: TestClient) -> None:
    whole = len(client.get("/", headers=HTML).content)
    for name in ("style.css", "page.js", "sign.svg"):
        reply = client.get(address(name))
        assert "immutable" in reply.headers["cache-control"]
        assert reply.content == asset(name)
        whole += len(reply.content)
    assert whole < 60_000
    assert client.get("/static/0/style.css").status_code == 404
    assert client.get("/static/0/..%2Frendering.py").status_code == 404


def test_a_forgotten_conversation_begins_anew(client: TestClient) -> None:
    reply = client.get("/c/forgotten", headers=HTML)
    assert reply.status_code == 404
    assert "已过期" in reply.text


def test_a_browser_shows_a_key_once(make: Make, tmp_path: Path) -> None:
    key = add_key(tmp_path / "keys", "reading-room")
    client = make(ServerSettings(keys=Keys.read(tmp_path / "keys"), threads=1))
    wanted = client.get("/catalogue", headers=HTML)
    assert wanted.status_code == 401
    assert "www-authenticate" not in wanted.headers
    assert Elements(wanted.text).all("input", name="to", value="/catalogue")
    assert client.post("/enter", data={"key": "bz_wrong", "to": "/"}, headers=HTML).status_code == 401
    entered = client.post("/enter", data={"key": key, "to": "/catalogue"}, headers=HTML)
    assert (entered.status_code, entered.headers["location"]) == (303, "/catalogue")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert key not in cookie
    assert client.get("/catalogue", headers=HTML).status_code == 200
    assert client.post("/leave", headers=HTML).status_code == 303
    assert client.get("/catalogue", headers=HTML).status_code == 401


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ("/c/x", "/c/x"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil", "/"),
        ("/a\nb", "/"),
    ],
)
def test_nobody_is_led_elsewhere(to: str, place: str) -> None:
    assert inside(to) == place


def test_the_printed_page_is_shown_with_the_quoted_lines(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "茶.pdf")
    paper.line("茶园开园", 40, 45, 16)
    paper.column("岭东茶园昨天开园，首日采摘鲜叶三吨，每公斤卖到八十元。", 20, 75)
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(paper.done())
        key = archive.catalogue()[0].reference.id
    app = make_app(library(tmp_path / "index"), ServerSettings(threads=1))
    with TestClient(app, base_url=HERE) as client:
        text = client.get(f"/article/{key}?at=0:9-11", headers=HTML).text
        (picture,) = Elements(text).all("img")
        shown = client.get(str(picture["src"]))
        assert shown.headers["content-type"] == "image/webp"
        assert shown.content[8:12] == b"WEBP"
        assert not Elements(client.get(f"/article/{key}", headers=HTML).text).all("img")
        for number in ("9", "99999999999999999999"):
            assert client.get(f"/cutting/{number}/{key}").status_code == 404
        (tmp_path / "茶.pdf").unlink()
        assert client.get(str(picture["src"])).status_code == 404
