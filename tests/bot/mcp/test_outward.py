"""Where sources lie is told to programs of this machine alone."""

from dataclasses import replace

import pytest
from mcp import Client

from bot.keys import Keys
from bot.mcp.http import Door
from bot.mcp.server import build_server
from bot.mcp.tools.tool import Desk
from bot.workers import Workers

_KEYS = Keys().and_token("x", "token")


@pytest.mark.parametrize("local", [True, False])
async def test_others_see_no_folder(desk: Desk, local: bool) -> None:
    workers = Workers(1)
    async with Client(build_server(replace(desk, local=local), workers)) as client:
        found = await client.call_tool("search", {"query": "长者食堂每餐多少钱"})
        hit = found.structured_content["results"][0]  # type: ignore[index]
        fetched = await client.call_tool("fetch", {"id": hit["id"]})
        asked = await client.call_tool("ask", {"question": "东岸社区长者食堂每餐多少钱？"})
    workers.close()
    source = hit["citation"]["article"]["source"]
    assert source.startswith("/") is local
    told = "".join(map(str, (found, fetched, asked)))
    assert source in told
    folder = str(desk.archive.folder.parent)
    assert (folder in told) is local


def test_a_door_of_this_machine_alone() -> None:
    assert Door("127.0.0.1", 8765).local
    assert not Door("127.0.0.1", 8765, keys=_KEYS).local
    assert not Door("127.0.0.1", 8765, names=("papers.example",)).local
    assert not Door("192.0.2.1", 8765, keys=_KEYS).local
