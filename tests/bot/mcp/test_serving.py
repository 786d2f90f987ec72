"""How calls come in: over HTTP with its guards, over standard input and output, more than can be answered, too late."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from mcp import Client, StdioServerParameters

from bot.dialogue.state import ConversationState
from bot.errors import SettingsError
from bot.keys import Keys, add_key, own_keys
from bot.listening import listening_socket
from bot.mcp import calling
from bot.mcp.calling import call
from bot.mcp.conversations import Conversations
from bot.mcp.http import PATH, Door, application
from bot.mcp.server import build_server
from bot.mcp.tools.searching import SEARCH
from bot.mcp.tools.tool import Desk
from bot.terminal.commands.mcp import keys_of, mcp
from bot.terminal.parser import build_parser
from bot.workers import Workers
from retriever import Retriever
from tests.bot.dialogue.invented import write
from tests.conftest import PROJECT


@asynccontextmanager
async def listening(desk: Desk, door: Door) -> AsyncIterator[str]:
    """Serve in this loop, and give the address."""
    workers, opened = Workers(1), listening_socket(door.host, door.port)
    app = application(build_server(desk, workers), door)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    task = asyncio.create_task(server.serve([opened]))
    yield f"http://127.0.0.1:{opened.getsockname()[1]}"
    server.should_exit = True
    await task
    workers.close()


@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
async def test_a_client_asks_over_http(desk: Desk, mode: Any) -> None:
    async with listening(desk, Door("127.0.0.1", 0)) as url, Client(url + PATH, mode=mode) as client:
        result = await client.call_tool("ask", {"question": "槐树村一亩田增收多少？"})
        assert result.structured_content is not None
        assert result.structured_content["text"] == "1800元"


async def test_other_pages_other_names_and_callers_without_the_token_are_kept_out(desk: Desk) -> None:
    door = Door(
        "127.0.0.1", 0, ("archive.example",), ("https://reader.example",), Keys().and_token("s3cret", "token")
    )
    request = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    good = {"authorization": "Bearer s3cret", "accept": "application/json, text/event-stream"}
    async with listening(desk, door) as url, httpx.AsyncClient(base_url=url, headers=good) as http:

        async def status(**headers: str) -> int:
            return (await http.post(PATH, json=request, headers=headers)).status_code

        assert await status() == await status(origin=url) == 200
        assert await status(origin="https://reader.example", host="archive.example") == 200
        assert await status(origin="https://evil.example") == 403
        assert await status(host="evil.example:80") == 421
        assert await status(authorization="") == await status(authorization="Bearer s3creT") == 401
        assert (await http.post(PATH, content=b"x" * (1 << 21))).status_code == 413


@pytest.mark.parametrize(
    ("listen", "names", "token", "said"),
    [
        ("nowhere", (), "", "HOST:PORT"),
        ("127.0.0.1:99999", (), "", "HOST:PORT"),
        ("0.0.0.0:8000", (), "t", "--name"),
        ("0.0.0.0:8000", ("archive.example",), "", "BAOZHI_MCP_TOKEN"),
        ("192.0.2.7:8000", (), "", "--new-key"),
    ],
)
def test_a_door_open_to_others_needs_a_name_and_a_key(
    listen: str, names: tuple[str, ...], token: str, said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        Door.parse(listen, names, (), Keys().and_token(token, "token"))
    assert Door.parse("8000", (), (), Keys()).host == "127.0.0.1"
    assert "t0p" not in repr(Door.parse("[::1]:8000", (), (), Keys().and_token("t0p", "token")))


def test_who_may_call_is_told_by_a_file_by_a_token_or_where_others_call_by_the_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own, named = add_key(own_keys(), "own"), add_key(tmp_path / "named", "named")

    def let_in(listen: str, file: Path | None = None, token: str = "") -> list[str | None]:
        keys = keys_of(listen, file, token)
        return [keys.holder(key) for key in (own, named, "agreed")]

    assert let_in("8322") == [None] * 3 and not keys_of("8322", None, "")
    assert let_in("192.0.2.7:8322") == ["own", None, None]
    assert let_in("192.0.2.7:8322", token="agreed") == [None, None, "token"]
    assert let_in("8322", tmp_path / "named", "agreed") == [None, "named", "token"]
    with pytest.raises(SettingsError, match="--new-key"):
        let_in("8322", tmp_path / "none")


async def test_whoever_tries_keys_is_slowed_down(desk: Desk) -> None:
    door = Door("127.0.0.1", 0, keys=Keys().and_token("s3cret", "token"))
    async with listening(desk, door) as url, httpx.AsyncClient(base_url=url) as http:
        tried = [await http.get(PATH, headers={"authorization": f"Bearer {n}"}) for n in range(25)]
    assert [one.status_code for one in tried[:20]] == [401] * 20
    assert tried[-1].status_code == 429 and int(tried[-1].headers["retry-after"]) > 0


async def test_over_standard_input_and_output_the_protocol_is_alone(tmp_path: Path) -> None:
    with Retriever.open(tmp_path / "index", create=True) as archive:
        archive.add(write(tmp_path))
    told = tmp_path / "told"
    script = (
        f"exec {sys.executable} -m bot mcp --index {tmp_path / 'index'} 2>{told} | tee {tmp_path / 'out'}"
    )
    started = StdioServerParameters(command="bash", args=["-c", script], env=dict(os.environ), cwd=PROJECT)
    async with Client(started, read_timeout_seconds=60) as client:
        assert client.server_info is not None and client.server_info.name == "baozhi"
        found = await client.call_tool("search", {"query": "螃蟹节", "k": 1})
        assert found.structured_content is not None and len(found.structured_content["results"]) == 1
        # another process changes the index meanwhile
        (tmp_path / "new.md").write_text(
            "---\ntitle: 新桥通车\n---\n\n白石渡大桥今天通车，全长640米。\n", "utf-8"
        )
        with Retriever.open(tmp_path / "index", create=True) as archive:
            archive.add(tmp_path / "new.md")
        answer = await client.call_tool("ask", {"question": "白石渡大桥全长多少？"})
        assert answer.structured_content is not None and answer.structured_content["text"] == "640米"
    lines = (tmp_path / "out").read_text("utf-8").splitlines()
    assert lines and all(line.startswith('{"') and '"jsonrpc":"2.0"' in line for line in lines)
    assert told.read_text("utf-8") == ""


async def test_more_calls_than_may_wait_are_told_to_come_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "MOST_WAITING", 1)
    workers, going = Workers(1), threading.Event()
    held = asyncio.create_task(workers.run(going.wait))
    await asyncio.sleep(0)
    refused = await call(SEARCH, {"query": "防汛"}, desk, workers)
    assert refused.is_error and "稍后再试" in str(refused.content)
    going.set()
    await held
    assert not (await call(SEARCH, {"query": "防汛"}, desk, workers)).is_error
    workers.close()
    assert (await call(SEARCH, {"query": "防汛"}, desk, workers)).is_error


async def test_a_fault_is_logged_and_not_told(
    desk: Desk, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    class Broken(Desk):
        @property
        def archive(self) -> Retriever:
            raise ZeroDivisionError("secret")

    workers = Workers(1)
    failed = await call(SEARCH, {"query": "防汛"}, Broken(desk.assistant), workers)
    workers.close()
    assert failed.is_error and "secret" not in str(failed.content)
    assert "secret" in caplog.text


def test_without_the_extra_the_command_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in sys.modules if name.partition(".")[0] == "mcp" or name.startswith("bot.mcp")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(SettingsError, match=r"baozhi\[mcp\]"):
        mcp(build_parser().parse_args(["mcp"]))


def test_the_options_of_http_need_an_address() -> None:
    with pytest.raises(SettingsError, match="--listen"):
        mcp(build_parser().parse_args(["mcp", "--name", "archive.example"]))


def test_the_oldest_conversations_are_forgotten() -> None:
    kept = Conversations(most=2)
    first = kept.keep(ConversationState(topic="一"))
    second = kept.keep(ConversationState(topic="二"))
    assert kept.keep(ConversationState(topic="三"), first) == first
    third = kept.keep(ConversationState())
    found = kept.state(first)
    assert found is not None and found.topic == "三"
    assert kept.state(second) is None and kept.state(third) is not None
