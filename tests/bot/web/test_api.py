"""The API: the same JSON as the command line, conversations, events, the catalogue."""

import json
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from retriever import Retriever
from retriever.errors import NotKeptHereError
from tests.bot.web.conftest import Make


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    """Return the name and the data of each server-sent event."""
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_a_question_is_answered_with_its_citation(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": "东岸社区长者食堂每餐多少钱"}).json()
    assert (answer["text"], answer["outcome"], answer["turn"]) == ("12元", "answered", 1)
    citation = answer["citations"][0]
    start, end = citation["span"]
    assert citation["quote"][start:end] == "12元"
    assert client.get("/v1/ask", params={"question": "东岸社区长者食堂每餐多少钱"}).json()["text"] == "12元"


def test_a_conversation_goes_on_and_another_knows_nothing_of_it(client: TestClient) -> None:
    first = client.post("/v1/ask", json={"question": "石桥镇转移了多少群众", "conversation": "mine-1"}).json()
    assert first["conversation"] == "mine-1"
    second = client.post("/v1/ask", json={"question": "来源", "conversation": "mine-1"}).json()
    assert (second["turn"], second["citations"][0]["article"]["id"]) == (2, "q-3")
    other = client.post("/v1/ask", json={"question": "来源"}).json()
    assert (other["turn"], other["citations"]) == (1, [])


def test_the_outcome_of_what_is_not_in_the_pages(client: TestClient) -> None:
    answer = client.post("/v1/ask", json={"question": "火星基地的预算是多少", "language": "en"}).json()
    assert (answer["text"], answer["outcome"]) == (None, "absent")
    assert answer["nearest"]


def test_an_answer_as_events(client: TestClient) -> None:
    body = {"question": "县图书馆新添多少自习座位", "stream": True}
    with client.stream("POST", "/v1/ask", json=body) as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        begun, answer = events(reply.read().decode())
    assert begun[0] == "begun"
    assert answer[0] == "answer"
    assert answer[1]["text"] == "160个"
    assert answer[1]["conversation"] == begun[1]["conversation"]


def test_a_bad_question_as_an_event(client: TestClient) -> None:
    reply = client.post("/v1/ask", json={"question": "……"}, headers={"accept": "text/event-stream"})
    assert [name for name, _ in events(reply.text)] == ["begun", "error"]
    assert events(reply.text)[1][1]["error"]["code"] == "bad_question"  # type: ignore[index]


def test_search_gives_hits(client: TestClient) -> None:
    hits = client.post("/v1/search", json={"question": "螃蟹节", "k": 2}).json()
    assert len(hits) == 2
    assert hits[0]["citation"]["article"]["id"] == "q-4"
    assert client.get("/v1/search", params={"question": "螃蟹节", "k": "2"}).json() == hits


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"author": "罗小满"}, ["q-3", "q-4", "q-5"]),
        ({"author": "周文"}, ["q-1", "q-4", "q-5"]),
        ({"title": "螃蟹", "edition": "3"}, ["q-4"]),
        ({"place": "石桥镇"}, ["q-3"]),
        ({"since": "2024-09", "paper": "清澜"}, ["q-4", "q-5"]),
        ({"until": "2024-06-04"}, ["q-1", "q-2"]),
        ({"since": "2024-06-04", "until": "2024-06"}, ["q-3"]),
        ({"words": "螃蟹 临河村"}, ["q-4"]),
        ({"words": "自习座位"}, ["q-5"]),
        ({"paper": "无此报"}, []),
        ({"kind": "caption"}, []),
    ],
)
def test_the_catalogue_is_filtered(client: TestClient, filters: dict[str, str], ids: list[str]) -> None:
    listed = client.get("/v1/articles", params=filters).json()
    assert [one["id"] for one in listed["articles"]] == ids
    assert listed["total"] == len(ids)


def test_the_catalogue_comes_a_page_at_a_time(client: TestClient) -> None:
    listed = client.get("/v1/articles", params={"limit": 2, "offset": 3, "paper": "清澜日报"}).json()
    assert (listed["total"], [one["id"] for one in listed["articles"]]) == (6, ["q-4", "q-5"])


def test_an_article(client: TestClient) -> None:
    article = client.get("/v1/articles/q-5").json()
    assert (article["title"], article["newspaper"]) == ("县图书馆延长开放时间", "清澜日报")
    assert article["paragraphs"][1]["text"] == "馆长何书宁说，晚间读者里一半是学生。"
    gone = client.get("/v1/articles/none")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "not_found")


def test_what_is_in_the_index_and_how_the_server_does(client: TestClient) -> None:
    assert client.get("/v1/info").json()["articles"] == 7
    assert client.get("/healthz").json()["ok"] is True
    client.get("/v1/articles/q-5")
    metrics = client.get("/metrics")
    assert metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert 'baozhi_web_requests_total{route="/v1/articles/{id:path}",status="200"}' in metrics.text


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "bad_request"),
        (b"[]", 400, "bad_request"),
        (b"[" * 20_000, 400, "bad_request"),
        (b'{"question": 1}', 400, "bad_request"),
        (b"{}", 400, "bad_request"),
        (b'{"question": "\\ud800"}', 400, "bad_request"),
        (b'{"question": "x", "paper": "\\ud800"}', 400, "bad_request"),
        (b'{"question": "x", "since": "2025", "until": "2024"}', 400, "bad_request"),
        (b'{"question": "  "}', 400, "bad_question"),
        (b'{"question": "x", "questoin": "y"}', 400, "bad_request"),
        (b'{"question": "x", "conversation": "../x"}', 400, "bad_request"),
        (b'{"question": "x", "caution": "brave"}', 400, "bad_request"),
        (b'{"question": "x", "raw": "yes"}', 400, "bad_request"),
        (b'{"question": "x", "raw": 1}', 400, "bad_request"),
        (b'{"question": "' + b"x" * 70_000 + b'"}', 413, "too_large"),
    ],
)
def test_a_bad_request_is_refused_in_one_shape(
    client: TestClient, body: bytes, status: int, code: str
) -> None:
    reply = client.post("/v1/ask", content=body, headers={"content-type": "application/json"})
    assert (reply.status_code, reply.json()["error"]["code"]) == (status, code)
    assert set(reply.json()["error"]) == {"type", "code", "message"}


def test_errors_speak_the_language_of_the_client(client: TestClient) -> None:
    for accept, message in [("en-GB,zh;q=0.5", "Question is missing"), ("fr, zh;q=0.2", "缺少 question")]:
        reply = client.post("/v1/ask", json={}, headers={"accept-language": accept})
        assert reply.json()["error"]["message"] == message


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("DELETE", "/v1/ask", 405), ("GET", "/nothing", 404), ("POST", "/v1/ask", 415)],
)
def test_other_methods_and_addresses(client: TestClient, method: str, path: str, status: int) -> None:
    reply = client.request(method, path)
    assert reply.status_code == status
    assert ("allow" in reply.headers) == (status == 405)
    assert reply.json()["error"]["message"]


def test_a_fault_of_ours_shows_no_traceback(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    client = make(raise_server_exceptions=False)
    monkeypatch.setattr("retriever.Retriever.info", lambda archive: 1 / 0)
    reply = client.get("/v1/info")
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "internal")
    assert "ZeroDivision" not in reply.text


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
_PLACES = ["/v1/search", "/v1/articles", "/v1/articles/", "/article/", "/catalogue", "/c/", "/cutting/"]
_ASKED = ["question", "k", "since", "words", "offset", "at", "c"]
_NAMES = st.sampled_from(
    ["question", "conversation", "k", "raw", "stream", "caution", "language", "messages", "x"]
)


@settings(max_examples=60, deadline=None)
@given(
    path=st.sampled_from(["/v1/ask", "/v1/search", "/v1/chat/completions"]),
    body=st.dictionaries(_NAMES, _VALUES, max_size=4),
)
def test_whatever_comes_is_no_fault_of_the_servers(
    client: TestClient, path: str, body: dict[str, object]
) -> None:
    assert client.post(path, json=body).status_code < 500


@settings(max_examples=60, deadline=None)
@given(
    path=st.sampled_from(
        ["/v1/search", "/v1/articles", "/v1/articles/", "/article/", "/catalogue", "/c/", "/cutting/"]
    ),
    more=st.text(max_size=12),
    query=st.dictionaries(
        st.sampled_from(["question", "k", "since", "words", "offset", "at", "c"]), st.text(max_size=9)
    ),
)
def test_no_address_is_a_fault_of_the_servers(
    client: TestClient, path: str, more: str, query: dict[str, str]
) -> None:
    place = quote(f"{path}{more}" if path.endswith("/") else path, errors="surrogatepass")
    assert client.get(place, params=urlencode(query, errors="surrogatepass")).status_code < 500


def test_search_and_ask_keep_to_the_articles_that_are_named(client: TestClient) -> None:
    hits = client.post(
        "/v1/search", json={"question": "螃蟹节", "k": 20, "since": "2024-06-04", "until": "2024-06"}
    ).json()
    assert {hit["citation"]["article"]["id"] for hit in hits} == {"q-3"}
    by_address = {"question": "螃蟹节去了多少人", "author": "罗小满", "edition": ""}
    answer = client.get("/v1/ask", params=by_address).json()
    shown = [*answer["citations"], *(hit["citation"] for hit in answer["nearest"])]
    assert {citation["article"]["id"] for citation in shown} <= {"q-3", "q-4", "q-5"} and shown
    assert answer["scope"]["articles"] == 3
    nothing = client.post("/v1/ask", json={"question": "螃蟹节去了多少人", "since": "2031"}).json()
    assert nothing["text"] is None and "2024" in nothing["reply"]
    wrong = client.post("/v1/ask", json={"question": "螃蟹节", "since": "2024-13"})
    assert wrong.status_code == 400 and "2024-13" in wrong.json()["error"]["message"]


def test_facets_are_counted_under_a_filter(client: TestClient) -> None:
    whole = client.get("/v1/facets").json()
    some = client.get("/v1/facets", params={"name": "石桥镇", "most": 1}).json()
    listed = client.get("/v1/articles", params={"name": "石桥镇"}).json()
    assert 0 < some["articles"] == listed["total"] < whole["articles"]
    assert some["facets"]["paper"] == [{"value": "清澜日报", "articles": listed["total"]}]
    assert len(whole["facets"]["person"]) > len(some["facets"]["person"]) == 1
    assert client.get("/v1/facets", params={"most": 0}).status_code == 400


def test_a_name_is_told_line_by_line(client: TestClient) -> None:
    page = client.get("/v1/names/贺明远").json()
    assert page["sorts"] == {"person": 1}
    assert [one["text"] for one in page["titles"]] == ["镇党委书记"]
    (line,) = page["mentions"]
    assert line["quote"][slice(*line["span"])] == "贺明远"
    assert client.get("/v1/names/贺明远", params={"until": "2020"}).status_code == 404
    assert client.get("/v1/names/%0A").status_code == 404


def test_what_an_index_does_not_keep_is_told_as_such(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotKeptHereError("milvus://db.example/news: no facets")

    monkeypatch.setattr(Retriever, "facets", refuse)
    reply = client.get("/v1/facets")
    assert (reply.status_code, reply.json()["error"]["code"]) == (501, "not_kept_here")
