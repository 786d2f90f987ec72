"""Made-up requests to every address, as ``benchmarks.web_fuzz`` sends them by the thousand."""

import random
from typing import cast

from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.web_fuzz import fields_of, request, targets_of


def test_made_up_requests_find_their_addresses_and_no_fault(client: TestClient) -> None:
    chance, targets = random.Random(7), targets_of(cast(Starlette, client.app))
    statuses = []
    for _ in range(120):
        method, path, sent = request(chance, targets, ["q-1", "q-3"])
        statuses.append(client.request(method, path, **sent).status_code)
    assert max(statuses) < 500
    assert statuses.count(200) > 25 and statuses.count(405) < 12


def test_fields_are_those_that_an_address_takes() -> None:
    assert {"question", "k", "paper"} <= fields_of("/v1/search", "POST")
    assert {"question", "k", "paper"} <= fields_of("/v1/search", "GET")
    assert fields_of("/v1/chat/completions", "POST") == {"messages", "model", "stream"}
    assert "limit" in fields_of("/v1/names/{name:path}", "GET") and not fields_of("/v1/info", "GET")
