"""Made-up requests to every address of the page and the API: none may be answered with 5xx, memory must level off.

    python -m benchmarks.web_fuzz [--requests 10000] [--index DIR]

Prints JSON: requests, their statuses, what was answered with 5xx, and the resident memory in MB before them and after
each tenth of them.
"""

import argparse
import json
import random
import re
import resource
from collections import Counter
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from benchmarks.machine import machine
from bot.web.api.document import openapi
from bot.web.app import make_app
from bot.web.service.library import Library
from bot.web.settings import ServerSettings
from retriever import Retriever
from retriever.filtering import PARTS

#: What each field is meant to hold; half of the time it holds something else.
_MEANT: Final[dict[str, Any]] = {
    **{
        "question": "合作社分红多少",
        "topic": "分红",
        "words": "合作社",
        "conversation": "made-up",
        "raw": True,
    },
    **{"k": 3, "limit": 5, "offset": 2, "most": 3, "stream": True, "language": "en", "caution": "strict"},
    **{
        "since": "2024",
        "until": "2024-06-30",
        "paper": "日报",
        "edition": "3",
        "author": "记者",
        "place": "拉萨",
    },
    **{"title": "合作社", "genre": "消息", "name": "拉萨", "kind": "article", "at": "1", "go": "2024"},
    **{"messages": [{"role": "user", "content": "合作社分红多少"}], "model": "baozhi"},
}
#: Without one of these, where an address takes it, nothing is asked for.
_NEEDED: Final = frozenset({"question", "topic", "messages"})
_VALUES: Final[tuple[Any, ...]] = (
    *("", " ", "？", "合作社分红多少", "2024-02-30", "2024", "0000", "ⅫⅣ½", "\x00", "\ud800", "../..", "<b>"),
    *("字" * 500, "-1", "true", "gbt", 0, -1, 3, 1 << 70, 1.5, True, None, [], {}, [{"role": "user"}]),
)
_IN_ADDRESS: Final = ("x", "7", "ris", "2024-06", "made-up", "拉萨", "%00", "..", "字" * 300)
_PARAMETER: Final = re.compile(r"\{\w+(:\w+)?\}")
_METHODS: Final = ("GET", "POST", "DELETE", "PUT")
_DOCUMENT: Final = openapi()

Target = tuple[str, str]  # a method, and the pattern of an address that takes it


def main() -> None:
    """Send the requests and tell what came."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--index")
    args = parser.parse_args()
    chance, statuses, faults = random.Random(20), Counter[int](), list[str]()  # noqa: S311 - no secret
    app = make_app(Library(lambda: Retriever.open(args.index)), ServerSettings(threads=1))
    targets = targets_of(app)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        ids = [entry["id"] for entry in client.get("/v1/articles").json()["articles"]]
        memory = [_megabytes()]
        for number in range(1, args.requests + 1):
            method, path, more = request(chance, targets, ids)
            status = client.request(method, path, follow_redirects=False, **more).status_code
            statuses[status] += 1
            if status >= 500:
                faults.append(f"{method} {path} {more}"[:300])
            if number % max(args.requests // 10, 1) == 0:
                memory.append(_megabytes())
    told = {"requests": args.requests, "statuses": dict(sorted(statuses.items())), "faults": faults[:20]}
    print(json.dumps({**told, "megabytes": memory, "machine": machine()}, ensure_ascii=False))


def targets_of(app: Starlette) -> list[Target]:
    """Return every address of an application with each method that it takes."""
    return [
        (method, route.path)
        for route in app.routes
        if isinstance(route, Route)
        for method in sorted(route.methods or ())
    ]


def request(chance: random.Random, targets: list[Target], ids: list[str]) -> tuple[str, str, dict[str, Any]]:
    """Return a method, an address, and what is sent with it: fields in the address, a form, JSON or bytes.

    Args:
        chance: where the choices come from.
        targets: what to choose from; one in twenty is asked for by any method.
        ids: of articles that there are.
    """
    method, pattern = chance.choice(targets)
    path = _PARAMETER.sub(lambda _: chance.choice((*_IN_ADDRESS, chance.choice(ids))), pattern)
    if chance.random() < 0.05:
        method = chance.choice(_METHODS)
    taken = sorted(fields_of(pattern, method))
    names = {*chance.sample(taken, min(len(taken), chance.randrange(4))), *(_NEEDED.intersection(taken))}
    if chance.random() < 0.1:
        names.add(chance.choice(sorted(_MEANT)))
    fields = {
        name: _MEANT[name] if chance.random() < 0.7 else chance.choice(_VALUES) for name in sorted(names)
    }
    return method, path, _sent(chance, method, pattern, fields)


def fields_of(pattern: str, method: str) -> set[str]:
    """Return the fields of an address: those that the API's document tells, of a page those of its forms."""
    told = _DOCUMENT["paths"].get(pattern.replace(":path}", "}"), {}).get(method.lower())
    if told is None:
        return {*PARTS, "question", "at", "raw", "offset"} & _MEANT.keys()
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    body = _DOCUMENT["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], body)
    named = {one["name"] for one in told.get("parameters", ()) if one["in"] == "query"}
    return _MEANT.keys() & {*named, *body.get("properties", ())}


def _sent(chance: random.Random, method: str, pattern: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields as an address takes them, one in ten otherwise."""
    spoken = {
        name: str(value).encode("utf-8", "surrogatepass").decode("latin-1") for name, value in fields.items()
    }
    body, json_type = json.dumps(fields).encode("ascii"), {"content-type": "application/json"}
    ways: dict[str, dict[str, Any]] = {
        "address": {"params": spoken},
        "form": {"data": spoken},
        "json": {"content": body, "headers": json_type},
        "piece": {"content": body[: chance.randrange(len(body))], "headers": json_type},
    }
    if method != "POST":
        return ways["address"]
    if chance.random() < 0.1:
        return ways[chance.choice(sorted(ways))]
    return ways["json" if pattern.startswith("/v1/") else "form"]


def _megabytes() -> int:
    """Return the resident memory of this process, as Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() >> 20


if __name__ == "__main__":
    main()
