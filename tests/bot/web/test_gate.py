"""Who may come in: keys, budgets, hosts, other sites' pages."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.errors import SettingsError
from bot.keys import Keys, add_key
from bot.web.settings import ServerSettings
from tests.bot.web.conftest import Make


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys"


def test_a_key_is_kept_as_a_hash_in_a_file_of_its_owners(key_file: Path) -> None:
    key, other = add_key(key_file, "reading-room"), add_key(key_file, "library")
    assert key not in key_file.read_text("utf-8")
    assert key_file.stat().st_mode & 0o777 == 0o600
    keys = Keys.read(key_file)
    assert (keys.holder(key), keys.holder(other), keys.holder(key + "x")) == ("reading-room", "library", None)
    assert key not in repr(keys)


@pytest.mark.parametrize("text", ["bz_plainly-written", "a sha256:12", "\xff"])
def test_a_file_that_holds_no_keys_is_refused_without_showing_it(key_file: Path, text: str) -> None:
    key_file.parent.mkdir()
    key_file.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError) as caught:
        Keys.read(key_file)
    assert text not in str(caught.value)


def test_a_file_that_everybody_may_change_is_refused(key_file: Path) -> None:
    add_key(key_file, "a")
    key_file.chmod(0o602)
    with pytest.raises(SettingsError, match="chmod 600"):
        Keys.read(key_file)


def test_others_are_served_with_keys_or_on_purpose(key_file: Path) -> None:
    with pytest.raises(SettingsError, match="--new-key"):
        ServerSettings(host="0.0.0.0")
    add_key(key_file, "a")
    assert not ServerSettings(host="0.0.0.0", keys=Keys.read(key_file)).local
    assert not ServerSettings(host="0.0.0.0", open=True).local
    assert ServerSettings(host="::1").local


def test_a_key_opens_and_none_does_not(make: Make, key_file: Path) -> None:
    key = add_key(key_file, "a")
    client = make(ServerSettings(keys=Keys.read(key_file), threads=1))
    for headers in ({}, {"authorization": "Bearer bz_wrong"}, {"authorization": f"Basic {key}"}):
        reply = client.get("/v1/info", headers=headers)
        assert (reply.status_code, reply.json()["error"]["code"]) == (401, "no_key")
        assert reply.headers["www-authenticate"].startswith("Bearer")
    assert client.get("/v1/info", headers={"authorization": f"Bearer {key}"}).status_code == 200
    assert client.get("/v1/info", headers={"x-api-key": key}).status_code == 200
    assert client.get("/metrics").status_code == 401
    assert client.get("/healthz").status_code == 200


def test_whoever_tries_keys_is_slowed_down(make: Make, key_file: Path) -> None:
    key = add_key(key_file, "a")
    client = make(ServerSettings(keys=Keys.read(key_file), threads=1))
    tried = [client.get("/v1/models", headers={"x-api-key": f"bz_{n}"}).status_code for n in range(25)]
    assert tried[:20] == [401] * 20
    assert tried[-1] == 429
    assert client.get("/v1/models", headers={"x-api-key": key}).status_code == 429


def test_conversations_of_two_keys_are_apart(make: Make, key_file: Path) -> None:
    one, two = add_key(key_file, "one"), add_key(key_file, "two")
    client = make(ServerSettings(keys=Keys.read(key_file), threads=1))
    body = {"question": "螃蟹节有多少人", "conversation": "c"}
    turns = [
        client.post("/v1/ask", json=body, headers={"x-api-key": k}).json()["turn"] for k in (one, two, one)
    ]
    assert turns == [1, 1, 2]


def test_a_budget_is_spent_and_says_when_to_come_again(make: Make) -> None:
    client = make(ServerSettings(per_minute=3, threads=1))
    replies = [client.get("/v1/models") for _ in range(4)]
    assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
    assert 1 <= int(replies[-1].headers["retry-after"]) <= 20
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "localhost:8321"}, 200),
        ({"host": "[::1]:8321"}, 200),
        ({"host": "archive.example"}, 403),
        ({"host": "127.0.0.1.example"}, 403),
        ({"host": "reading.room"}, 200),
    ],
)
def test_a_server_of_this_machine_goes_by_its_own_names(
    make: Make, headers: dict[str, str], status: int
) -> None:
    client = make(ServerSettings(names=("reading.room",), threads=1))
    assert client.get("/v1/models", headers=headers).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
def test_a_page_of_another_site_may_not_post(client: TestClient, headers: dict[str, str]) -> None:
    reply = client.post("/v1/ask", json={"question": "螃蟹节"}, headers=headers)
    assert reply.status_code == 403
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize(("mode", "status"), [("no-cors", 403), ("cors", 403), ("navigate", 200)])
def test_a_page_of_another_site_may_link_and_nothing_else(client: TestClient, mode: str, status: int) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode}
    assert client.get("/v1/models", headers=headers).status_code == status


def test_every_reply_keeps_a_browser_in_bounds(client: TestClient) -> None:
    for path in ("/v1/info", "/nothing", "/healthz"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
