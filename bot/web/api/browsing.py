"""/v1/facets and /v1/names: what an archive is browsed by, and what it says of a name."""

from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.titles import name_json
from bot.web.errors import not_found
from bot.web.service.service import Service, service_of
from bot.web.wire.fields import Fields
from bot.web.wire.replies import json_reply
from retriever import Filter, NamePage


async def facets(request: Request) -> Response:
    """Return how many of the articles that fit a filter have each value of each facet."""
    service, fields = service_of(request), Fields(request.query_params)
    filters, most = fields.filters(), fields.number("most", 1, 500, 20)
    fields.end()

    found = await service.with_archive(lambda archive: archive.filtered(filters).facets(most=most))
    return json_reply(found.to_json())


async def name(request: Request) -> Response:
    """Return what the articles that fit a filter say of a name."""
    service, fields = service_of(request), Fields(request.query_params)
    filters = fields.filters()
    limit, offset = fields.number("limit", 1, 100, 20), fields.number("offset", 0, 10_000_000, 0)
    fields.end()
    page = await find_name(service, request.path_params["name"], filters, limit, offset)
    return json_reply(service.outward(name_json(page)))


async def find_name(service: Service, name: str, filters: Filter, limit: int, offset: int) -> NamePage:
    """Return what is said of a name.

    Raises:
        ProblemError: no article names it.
    """
    found = await service.with_archive(lambda archive: archive.filtered(filters).name(name, limit, offset))
    if found is None:
        raise not_found("没有说到它的文章 (no article names it)")
    return found
