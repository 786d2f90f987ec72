"""/v1/timeline: a topic → what is told of it, by the time that is told."""

from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.timeline.timeline import make_timeline
from bot.web.errors import bad_request
from bot.web.service.service import service_of
from bot.web.wire.fields import Fields
from bot.web.wire.replies import as_json


async def timeline(request: Request) -> Response:
    """Return a timeline."""
    service = service_of(request)
    fields = Fields(request.query_params)
    topic, filters = fields.text("topic", 100), fields.filters()
    fields.end()
    if not topic or not topic.strip():
        raise bad_request("缺少 topic (topic is missing)")

    def work() -> bytes:
        with service.library.lend() as assistant:
            found = make_timeline(topic, assistant.archive.filtered(filters))
        return as_json(service.outward(found.to_json()))

    with service.pool.place():
        return Response(await service.pool.run(work), media_type="application/json")
