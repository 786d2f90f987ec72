"""Replies: JSON, errors in one shape, and server-sent events."""

import json
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.web.errors import ProblemError
from bot.web.wire.language import language_for
from bot.words.language import half_in


def as_json(value: Any) -> bytes:
    """Return a value as JSON, in UTF-8."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:  # half of a surrogate pair, from a client or from a broken source
        return json.dumps(value, allow_nan=False).encode("ascii")


def json_reply(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a value as a reply in JSON."""
    return Response(as_json(value), status, headers, "application/json")


def error_json(connection: HTTPConnection, problem: ProblemError) -> dict[str, Any]:
    """Return what every refusal looks like: {"error": {"type", "code", "message"}}, as OpenAI's clients read it."""
    kind = "invalid_request_error" if problem.status < 500 else "server_error"
    message = half_in(language_for(connection), str(problem))
    return {"error": {"type": kind, "code": problem.code, "message": message}}


def error_headers(problem: ProblemError) -> dict[str, str]:
    """Return the headers of a refusal."""
    headers = {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}
    if problem.allow is not None:
        headers["Allow"] = problem.allow
    if problem.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="baozhi"'
    return headers


def error_reply(connection: HTTPConnection, problem: ProblemError) -> Response:
    """Return a refusal as a reply in JSON."""
    return json_reply(error_json(connection, problem), problem.status, error_headers(problem))


def event(name: str, value: Any) -> bytes:
    """Return a server-sent event; JSON has no line breaks of its own."""
    return b"event: " + name.encode("ascii") + b"\ndata: " + as_json(value) + b"\n\n"
