"""One call of a tool: its arguments checked, its work done in a thread, what went wrong told to the model."""

import logging
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from mcp_types import CallToolResult, TextContent
from pydantic import ValidationError

from bot.mcp.tools.tool import Desk, Reply, Tool, ToolMistakeError
from bot.words.language import half_in
from bot.workers import Workers, WorkersClosedError
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError

_log = logging.getLogger(__name__)

#: Calls that may wait or be under way. What comes beyond them is told to come again.
MOST_WAITING: Final = 64
_BUSY: Final = "现在太忙，请稍后再试 (too busy: try again in a moment)"
_FAILED: Final = "程序出错，已记入日志 (the program failed; its log says why)"


async def call(tool: Tool[Any], given: Mapping[str, Any], desk: Desk, workers: Workers) -> CallToolResult:
    """Return what a tool gives. A mistake or a failure is a result too, of which the text says what is wrong."""
    try:
        arguments = tool.arguments.model_validate(given)
    except ValidationError as error:
        return _mistake(_told(error))
    if workers.unfinished >= MOST_WAITING:
        return _mistake(half_in(desk.language, _BUSY))
    try:
        reply: Reply = await workers.run(partial(tool.run, desk, arguments))
    except (ToolMistakeError, RetrieverError, EncoderError) as error:
        return _mistake(half_in(desk.language, str(error)))
    except WorkersClosedError:
        return _mistake(half_in(desk.language, _BUSY))
    except Exception:  # noqa: BLE001 - a fault of ours must not end the connection
        _log.exception("tool %s failed", tool.name)
        return _mistake(half_in(desk.language, _FAILED))
    return CallToolResult(
        content=[TextContent(text=reply.text)], structured_content=desk.outward(reply.value)
    )


def _told(error: ValidationError) -> str:
    """Return what is wrong with arguments, a line each, without what was given."""
    lines = [
        f"{'.'.join(map(str, one['loc'])) or '参数 (arguments)'}: {one['msg']}"
        for one in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return "\n".join(["参数不对 (bad arguments):", *lines])


def _mistake(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=text)], is_error=True)
