"""The application: its addresses, its gate, and what runs from its beginning to its end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.api.about import healthz, info, metrics
from bot.web.api.articles import article, articles
from bot.web.api.asking import ask
from bot.web.api.browsing import facets, name
from bot.web.api.chatting import complete, models
from bot.web.api.document import openapi
from bot.web.api.searching import search
from bot.web.api.timelining import timeline
from bot.web.page import citing, exploring, mending, reading
from bot.web.page.assets import static
from bot.web.page.browsing import catalogue
from bot.web.page.entering import enter, form, leave
from bot.web.page.rendering import refusal
from bot.web.page.talking import ask as put
from bot.web.page.talking import conversation, front
from bot.web.service.library import Library
from bot.web.service.service import Service
from bot.web.settings import ServerSettings
from bot.web.wire.failing import REFUSED, problem_of
from bot.web.wire.gate import Gate
from bot.web.wire.replies import json_reply


def make_app(library: Library, settings: ServerSettings) -> Starlette:
    """Return the application over an archive. Its lifespan begins and ends the service."""
    service = Service(settings, library)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await service.begin()
        try:
            yield
        finally:
            await service.end()

    async def refused(request: Request, error: Exception) -> Response:
        return refusal(request, problem_of(error))

    app = Starlette(
        routes=[
            Route("/v1/ask", ask, methods=["GET", "POST"]),
            Route("/v1/search", search, methods=["GET", "POST"]),
            Route("/v1/timeline", timeline),
            Route("/v1/articles", articles),
            Route("/v1/articles/{id:path}", article),
            Route("/v1/facets", facets),
            Route("/v1/names/{name:path}", name),
            Route("/v1/info", info),
            Route("/v1/chat/completions", complete, methods=["POST"]),
            Route("/v1/models", models),
            Route("/healthz", healthz),
            Route("/metrics", metrics),
            Route("/openapi.json", document),
            Route("/", front),
            Route("/ask", put, methods=["POST"]),
            Route("/c/{id}", conversation),
            Route("/article/{id:path}", reading.article),
            Route("/cutting/{paragraph:int}/{id:path}", reading.cutting),
            Route("/cite/{style}/{id:path}", citing.cite),
            Route("/catalogue", catalogue),
            Route("/browse", exploring.browse),
            Route("/day/{day}", exploring.day),
            Route("/name/{name:path}", exploring.named),
            Route("/pages", mending.listed),
            Route("/page/{id}", mending.shown),
            Route("/page/{id}", mending.correct, methods=["POST"]),
            Route("/enter", form),
            Route("/enter", enter, methods=["POST"]),
            Route("/leave", leave, methods=["POST"]),
            Route("/static/{mark}/{name}", static),
        ],
        middleware=[Middleware(Gate, refuse=refusal)],
        exception_handlers=dict.fromkeys([*REFUSED, Exception], refused),
        lifespan=lifespan,
    )
    app.state.service = service
    return app


async def document(request: Request) -> Response:
    """Return the OpenAPI document."""
    return json_reply(openapi())
