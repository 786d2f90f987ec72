"""OpenAI's shape of a chat: whole and streamed, with sources in the text and beside it."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

ASKED = {"role": "user", "content": "县图书馆新添多少自习座位"}


def complete(client: TestClient, *messages: Any, **more: Any) -> dict[str, Any]:
    reply = client.post("/v1/chat/completions", json={"model": "x", "messages": list(messages), **more})
    assert reply.status_code == 200, reply.text
    value: dict[str, Any] = reply.json()
    return value


def test_an_answer_with_its_sources_in_the_text_and_beside_it(client: TestClient) -> None:
    done = complete(client, {"role": "system", "content": "Be nice."}, ASKED, temperature=0.5)
    message = done["choices"][0]["message"]
    said = message["content"]
    assert said.startswith("160个 [1]\n\n[1] 《县图书馆延长开放时间》 文/罗小满 图/周文 · 清澜日报")
    assert "> 从9月起，清澜县图书馆每天开放到晚上9点半" in said
    cited = message["annotations"][0]["url_citation"]
    assert said[cited["start_index"] : cited["end_index"]].startswith("[1] 《县图书馆延长开放时间》")
    start, end = done["baozhi"]["citations"][0]["span"]
    assert cited["url"] == f"http://127.0.0.1:8321/article/q-5?at=0:{start}-{end}#p0"
    assert done["baozhi"]["text"] == "160个"
    assert done["usage"]["total_tokens"] == done["usage"]["prompt_tokens"] + len(said)


def test_a_streamed_answer_is_the_same(client: TestClient) -> None:
    body = {"messages": [ASKED], "stream": True}
    with client.stream("POST", "/v1/chat/completions", json=body) as reply:
        lines = [line.removeprefix("data: ") for line in reply.read().decode().split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    chunks = [json.loads(line) for line in lines[:-1]]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    text = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert text == complete(client, ASKED)["choices"][0]["message"]["content"]
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["baozhi"]["text"] == "160个"


@pytest.mark.parametrize("owner", ["remembered", "gone through again"])
def test_a_follow_up_is_understood(client: TestClient, owner: str) -> None:
    first = {
        "role": "user",
        "content": [{"type": "text", "text": f"石桥镇转移了多少群众{'' if owner == 'remembered' else '呢'}"}],
    }
    if owner == "remembered":
        complete(client, first)
    done = complete(
        client, first, {"role": "assistant", "content": "415人"}, {"role": "user", "content": "来源"}
    )
    assert done["baozhi"]["citations"][0]["article"]["id"] == "q-3"


def test_a_refusal_and_a_turn_that_is_no_question_are_said_in_words(client: TestClient) -> None:
    refused = complete(client, {"role": "user", "content": "火星基地的预算是多少"})
    assert refused["choices"][0]["message"]["content"].startswith("报上没有找到答案。")
    pasted = complete(client, {"role": "user", "content": "长" * 3000})
    assert "太长" in pasted["choices"][0]["message"]["content"]
    assert pasted["baozhi"] is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"messages": []},
        {"messages": "x"},
        {"messages": [1]},
        {"messages": [{"role": "user", "content": 5}]},
        {"messages": [{"role": "user"}]},
        {"messages": [{"role": "user", "content": [{"text": "x"}]}]},
        {"messages": [ASKED, {"role": "god", "content": "x"}]},
        {"messages": [ASKED], "model": 5},
        {"messages": [{"role": "assistant", "content": "x"}]},
        {"messages": [ASKED] * 201},
        {"messages": [ASKED], "stream": "yes"},
    ],
)
def test_what_is_no_conversation_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    reply = client.post("/v1/chat/completions", json=body)
    assert (reply.status_code, reply.json()["error"]["type"]) == (400, "invalid_request_error")


def test_the_one_model(client: TestClient) -> None:
    assert [model["id"] for model in client.get("/v1/models").json()["data"]] == ["baozhi"]
