"""Made-up requests to the page and the API: none may be answered with 5xx, and memory is told before and after.

    python -m benchmarks.web_fuzz [--requests 10000] [--index DIR]

Prints JSON: requests, their statuses, what was answered with 5xx, and the resident memory in MB.
"""

import argparse
import json
import random
import resource
from collections import Counter
from pathlib import Path
from typing import Any, Final

from starlette.testclient import TestClient

from benchmarks.machine import machine
from bot.web.app import make_app
from bot.web.service.library import Library
from bot.web.settings import ServerSettings
from retriever import Retriever

_PATHS: Final = (
    *("/v1/ask", "/v1/search", "/v1/articles", "/v1/articles/x", "/v1/info", "/v1/chat/completions"),
    *("/ask", "/catalogue", "/article/x", "/cite/ris/x", "/cutting/0/x", "/c/x", "/pages", "/page/x"),
)
_NAMES: Final = (
    *("question", "k", "since", "until", "paper", "edition", "author", "place", "title", "conversation"),
    *("caution", "raw", "stream", "language", "limit", "offset", "words", "kind", "messages", "model", "at"),
)
_VALUES: Final[tuple[Any, ...]] = (
    *("", " ", "？", "合作社分红多少", "2024-02-30", "2024", "0000", "ⅫⅣ½", "\x00", "\ud800", "../..", "<b>"),
    *("字" * 500, "-1", "true", "gbt", 0, -1, 3, 1 << 70, 1.5, True, None, [], {}, [{"role": "user"}]),
)


def main() -> None:
    """Send the requests and tell what came."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--index")
    args = parser.parse_args()
    chance, statuses, faults = random.Random(20), Counter[int](), list[str]()  # noqa: S311 - no secret
    app = make_app(Library(lambda: Retriever.open(args.index)), ServerSettings(threads=1))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        before = _megabytes()
        for _ in range(args.requests):
            method, path, more = _request(chance)
            status = client.request(method, path, **more).status_code
            statuses[status] += 1
            if status >= 500:
                faults.append(f"{method} {path} {more}"[:300])
        after = _megabytes()
    told = {"requests": args.requests, "statuses": dict(statuses), "faults": faults[:20]}
    print(json.dumps({**told, "megabytes": [before, after], "machine": machine()}, ensure_ascii=False))


def _request(chance: random.Random) -> tuple[str, str, dict[str, Any]]:
    """Return a method, a path, and what is sent with it: fields in the address, a form, JSON or bytes."""
    fields = {name: chance.choice(_VALUES) for name in chance.sample(_NAMES, chance.randrange(4))}
    path, method = chance.choice(_PATHS), chance.choice(("GET", "POST", "POST", "DELETE"))
    spoken = {
        name: str(value).encode("utf-8", "surrogatepass").decode("latin-1") for name, value in fields.items()
    }
    body = json.dumps(fields).encode("ascii")
    sent: list[dict[str, Any]] = [
        {"params": spoken},
        {"data": spoken},
        {"content": body, "headers": {"content-type": "application/json"}},
        {"content": body[: chance.randrange(len(body))], "headers": {"content-type": "application/json"}},
    ]
    return method, path, chance.choice(sent[:1] if method == "GET" else sent)


def _megabytes() -> int:
    """Return the resident memory of this process, as Linux tells it."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() >> 20


if __name__ == "__main__":
    main()
