"""The body of a request: read within bounds of size and time, and parsed."""

import asyncio
import json
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from bot.web.errors import ProblemError, bad_request
from bot.web.service.service import service_of

_FIELDS: Final = 100


async def read_body(request: Request) -> bytes:
    """Return the body.

    Raises:
        ProblemError: it is too large, or takes too long.
    """
    settings = service_of(request).settings
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(settings.patience):
            async for part in request.stream():
                size += len(part)
                if size > settings.largest:
                    raise ProblemError(
                        413,
                        "too_large",
                        f"请求太大，最多 {settings.largest} 字节 (too large, at most {settings.largest} bytes)",
                    )
                parts.append(part)
    except TimeoutError as error:
        raise ProblemError(408, "too_slow", "请求没有及时发完 (the body did not come in time)") from error
    except ClientDisconnect as error:
        raise bad_request("连接断了 (the connection was closed)") from error
    return b"".join(parts)


async def read_json(request: Request) -> dict[str, Any]:
    """Return the JSON object that is the body.

    The type must be named: a page of another site can send a browser's form, but no JSON without asking first.

    Raises:
        ProblemError: it is none.
    """
    body = await _read_body_of(
        request, "application/json", "Content-Type 应是 application/json (must be application/json)"
    )
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise bad_request("不是 JSON (the body is no JSON)") from error
    if not isinstance(value, dict):
        raise bad_request("应是一个 JSON 对象 (the body must be a JSON object)")
    return value


async def read_form(request: Request) -> dict[str, str]:
    """Return the fields of a browser's form; of those that came twice the last.

    Raises:
        ProblemError: it is none.
    """
    body = await _read_body_of(request, "application/x-www-form-urlencoded", "不是表单 (the body is no form)")
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_FIELDS))
    except ValueError as error:
        raise bad_request("表单读不了 (the form cannot be read)") from error


async def _read_body_of(request: Request, wanted: str, otherwise: str) -> bytes:
    """Return the body where its type is the wanted one; else refuse it with a sentence."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != wanted:
        raise ProblemError(415, "wrong_type", otherwise)
    return await read_body(request)
