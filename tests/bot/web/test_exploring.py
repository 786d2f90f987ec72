"""The page 浏览: facets narrow, days and names have pages, all of it without script."""

from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from bot.web.page.assets import address
from tests.bot.web.test_page import HTML, Elements


def links(text: str) -> dict[str, str]:
    """The addresses of a page's links by where they lead, decoded."""
    return {unquote(str(a["href"])): str(a["href"]) for a in Elements(text).all("a")}


def test_facets_are_counted_and_narrow(client: TestClient) -> None:
    whole = client.get("/browse", headers=HTML).text
    assert Elements(whole).all("a", href="/browse")[0]["aria-current"] == "page"
    counts = client.get("/v1/facets").json()
    months = {one["value"]: one["articles"] for one in counts["facets"]["month"]}
    meters = {str(a["aria-label"]): int(str(a["value"])) for a in Elements(whole).all("meter")}
    assert meters == months
    month = links(whole)["/browse?since=2024-06&until=2024-06"]
    narrowed = client.get(month, headers=HTML).text
    assert f"{months['2024-06']} 篇" in narrowed
    assert narrowed.count(">清除<") == 1 and "/browse?" in links(narrowed)  # takes the month back
    further = links(narrowed)["/browse?since=2024-06&until=2024-06&author=罗小满"]
    text = client.get(further, headers=HTML).text
    assert "/browse?since=2024-06&until=2024-06" in links(text)
    listing = client.get(links(text)["/catalogue?since=2024-06&until=2024-06&author=罗小满"], headers=HTML)
    assert "1 篇" in listing.text


@pytest.mark.parametrize(
    ("typed", "place"),
    [("2024-06-03", "/day/2024-06-03"), (" 贺明远 ", "/name/贺明远"), ("a/b?c", "/name/a/b?c")],
)
def test_what_is_typed_leads_to_its_page(client: TestClient, typed: str, place: str) -> None:
    reply = client.get("/browse", params={"go": typed}, headers=HTML)
    assert (reply.status_code, unquote(reply.headers["location"])) == (303, place)


def test_the_papers_of_a_day(client: TestClient) -> None:
    text = client.get("/day/2024-06-03", headers=HTML).text
    assert "<h2>清澜日报</h2>" in text
    assert [place for place in links(text) if place.startswith("/article/")] == [
        "/article/q-1",
        "/article/q-2",
    ]
    assert "/day/2024-06-03" in links(client.get("/article/q-1", headers=HTML).text)
    assert "没有文章" in client.get("/day/1999", headers=HTML).text
    assert client.get("/day/2024-13", headers=HTML).status_code == 404


def test_the_page_of_a_name(client: TestClient) -> None:
    text = client.get("/name/贺明远", headers=HTML).text
    assert "<li>镇党委书记</li>" in text
    assert "<mark>贺明远</mark>" in text
    found = links(text)
    assert any(place.startswith("/article/q-3?at=2:") for place in found)
    assert "/name/石桥镇" in found
    assert "1 篇" in client.get(found["/browse?name=贺明远"], headers=HTML).text
    for unknown in ("贺明", "%0A", "%3Cscript%3E"):
        assert client.get(f"/name/{unknown}", headers=HTML).status_code == 404


@pytest.mark.parametrize(
    "path", ["/browse?name=%3Cscript%3E&title=%22%3E%3Cimg+src%3Dx%3E", "/browse", "/name/贺明远"]
)
def test_nothing_of_it_runs_or_is_styled_inline(client: TestClient, path: str) -> None:
    elements = Elements(client.get(path, headers=HTML).text)
    assert [a["src"] for a in elements.all("script")] == [address("page.js")]
    assert not elements.all("img") and not elements.all("style")
    assert not any(name.startswith("on") or name == "style" for _, a in elements.found for name in a)
