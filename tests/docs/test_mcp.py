"""The settings for clients in docs/mcp.md are JSON, and start the program with options that it has."""

import json
from typing import Any

import pytest

from bot.mcp.tools.table import TOOLS
from bot.mcp.tools.tool import Within
from bot.terminal.parser import build_parser
from retriever.filtering import PARTS
from tests.docs.blocks import PROJECT, blocks, commands, rows

_PAGE = "docs/mcp.md"


@pytest.mark.parametrize("block", blocks(_PAGE, "json"))
def test_a_client_is_told_a_command_that_runs(block: str) -> None:
    settings: dict[str, Any] = json.loads(block)
    (servers,) = settings.values()
    server = servers["baozhi"]
    assert server["command"].rpartition("/")[2] == "baozhi"
    assert build_parser().parse_args(server["args"]).command == "mcp"


def test_the_commands_have_options_that_there_are() -> None:
    typed = [one.command for block in blocks(_PAGE, "console") for one in commands(block)]
    served = [line.split()[1:] for line in typed if line.startswith("baozhi ")]
    assert len(served) > 2
    assert {build_parser().parse_args(line).command for line in served} == {"mcp", "serve"}


def test_the_page_names_every_tool_and_every_argument() -> None:
    page = (PROJECT / _PAGE).read_text(encoding="utf-8")
    assert all(f"`{part}`" in page for part in PARTS)
    table = {name.strip("`"): takes for name, takes, _ in rows(_PAGE, ("tool", "takes", "gives"))}
    assert list(table) == list(TOOLS)
    for name, tool in TOOLS.items():
        assert issubclass(tool.arguments, Within) == ("which articles" in table[name])
        for argument in tool.arguments.model_fields.keys() - Within.model_fields.keys():
            assert f"`{argument}`" in table[name], argument
