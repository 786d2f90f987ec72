"""Where sources lie is told to programs of this machine alone."""

import json

from bot.web.settings import ServerSettings

from .conftest import Make

QUESTION = "收蜜多少"


def sources(make: Make, settings: ServerSettings) -> set[str]:
    client, found = make(settings), set[str]()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            if isinstance(source := value.get("source"), str):
                found.add(source)
            for one in value.values():
                collect(one)
        elif isinstance(value, list):
            for one in value:
                collect(one)

    chat = {"messages": [{"role": "user", "content": QUESTION}]}
    listed = client.get("/v1/articles").json()
    replies = [
        client.post("/v1/ask", json={"question": QUESTION}).json(),
        client.post("/v1/search", json={"question": QUESTION}).json(),
        listed,
        client.get(f"/v1/articles/{listed['articles'][0]['id']}").json(),
        client.post("/v1/chat/completions", json=chat).json(),
    ]
    for reply in replies:
        before = len(found)
        collect(reply)
        assert found, reply
        assert len(found) >= before
    streamed = client.post("/v1/ask", json={"question": QUESTION, "stream": True}).text
    chunks = client.post("/v1/chat/completions", json=chat | {"stream": True}).text
    for line in (streamed + chunks).splitlines():
        if line.startswith("data: {"):
            collect(json.loads(line.removeprefix("data: ")))
    return found


def test_others_see_no_folder(make: Make) -> None:
    assert make(ServerSettings(threads=2)).get("/v1/info").json()["folder"].startswith("/")
    assert make(ServerSettings(threads=2, open=True)).get("/v1/info").json()["folder"] == "index"
    inside = sources(make, ServerSettings(threads=2))
    outside = sources(make, ServerSettings(threads=2, open=True))
    assert all(source.startswith("/") for source in inside)
    assert outside == {source.rpartition("/")[2] for source in inside}
