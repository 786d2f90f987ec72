"""The tools, in the order in which they are told, and how each is told in the protocol."""

from collections.abc import Mapping
from typing import Any, Final

from mcp_types import Tool as Description
from mcp_types import ToolAnnotations

from bot.mcp.tools.asking import ASK
from bot.mcp.tools.fetching import FETCH
from bot.mcp.tools.listing import ARTICLES
from bot.mcp.tools.searching import SEARCH
from bot.mcp.tools.tool import Tool

TOOLS: Final[Mapping[str, Tool[Any]]] = {tool.name: tool for tool in (ASK, SEARCH, FETCH, ARTICLES)}


def describe(tool: Tool[Any]) -> Description:
    """Return a tool as the protocol describes it: it changes nothing, and knows the archive alone."""
    return Description(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.arguments.model_json_schema(),
        output_schema=tool.output,
        annotations=ToolAnnotations(
            title=tool.title,
            read_only_hint=True,
            destructive_hint=False,
            idempotent_hint=True,
            open_world_hint=False,
        ),
    )
