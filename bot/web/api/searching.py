"""/v1/search: a question → the best passages."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.web.service.service import service_of
from bot.web.wire.bodies import read_json
from bot.web.wire.fields import Fields
from bot.web.wire.replies import as_json


async def search(request: Request) -> Response:
    """Return the best passages, as HITs."""
    service = service_of(request)
    body = await read_json(request) if request.method == "POST" else dict(request.query_params)
    fields = Fields(body)
    question, k = fields.question(), fields.number("k", 1, 100, 5)
    filters = fields.filters()
    fields.end()

    def work() -> bytes:
        with service.library.lend() as assistant:
            hits: list[Any] = [hit.to_json() for hit in assistant.archive.search(question, k, filters)]
        return as_json(service.outward(hits))

    with service.pool.place():
        return Response(await service.pool.run(work), media_type="application/json")
