"""/v1/info, /healthz and /metrics: what is in the archive, whether the server lives, how it does."""

import asyncio
import dataclasses
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from bot.prometheus import CONTENT_TYPE
from bot.web.errors import ProblemError
from bot.web.service.service import service_of
from bot.web.wire.fields import Fields
from bot.web.wire.replies import json_reply
from corpus.version import VERSION
from retriever.errors import RetrieverError

_LOOK: Final = 5.0
"""Seconds in which the index must be seen to be there."""


async def info(request: Request) -> Response:
    """Return what is in the index."""
    service = service_of(request)
    Fields(request.query_params).end()

    def work() -> dict[str, Any]:
        with service.library.lend() as assistant:
            values = dataclasses.asdict(assistant.archive.info())
            del values["given"]  # by the folders of this machine
            return values

    with service.pool.place():
        return json_reply(service.outward({**await service.pool.run(work), "version": VERSION}))


async def healthz(request: Request) -> Response:
    """Return 200 where the archive can be read, else 503."""
    service = service_of(request)

    def work() -> int:
        with service.library.lend() as assistant:
            return assistant.archive.generation

    try:
        async with asyncio.timeout(_LOOK):
            await service.pool.run(work)
    except (TimeoutError, ProblemError, RetrieverError, OSError):
        return json_reply({"ok": False, "version": VERSION}, 503)
    return json_reply({"ok": True, "version": VERSION})


async def metrics(request: Request) -> Response:
    """Return the metrics, in the text format of Prometheus."""
    return Response(service_of(request).metrics.text(), headers={"Content-Type": CONTENT_TYPE})
