"""The front page and the conversation: a question by a form, its answer on the page."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.dialogue.answer import Answer
from bot.dialogue.listing.article_index import article_index_of
from bot.web.api.asking import Turn, answer_turn
from bot.web.errors import ProblemError
from bot.web.page.rendering import page
from bot.web.page.showing import Shown, show
from bot.web.service.conversations import Talk
from bot.web.service.service import service_of
from bot.web.wire.bodies import read_form
from bot.web.wire.failing import problem_of
from bot.web.wire.fields import Fields
from bot.web.wire.gate import who
from bot.web.wire.language import language_for
from bot.words.language import half_in
from bot.words.web import web_texts_in
from retriever import CatalogueEntry
from retriever.errors import BadQuestionError

_FRAGMENT: Final = "x-fragment"


async def front(request: Request) -> Response:
    """Return the front page: what can be asked, and where."""
    service = service_of(request)

    def work() -> tuple[tuple[str, ...], list[CatalogueEntry]]:
        with service.library.lend() as assistant:
            examples = article_index_of(assistant.archive).examples
            return examples, list(service.library.catalogue(assistant.archive))

    with service.pool.place():
        examples, entries = await service.pool.run(work)
    kinds = [entry.kind for entry in entries]
    counts = kinds.count("article"), kinds.count("caption")
    return page(request, "front.html", examples=examples, counts=counts, forgotten=False)


async def ask(request: Request) -> Response:
    """Answer a question of the form: the turn alone where the script asks, else the conversation's page."""
    service = service_of(request)
    fields = Fields(await read_form(request))
    question, raw = fields.text("question", 10_000) or "", fields.flag("raw")
    key = fields.conversation()
    fields.end()
    language = language_for(request)
    fragment = _FRAGMENT in request.headers
    with service.pool.place():
        talk = service.conversations.take(who(request), key)
        try:
            answer = await answer_turn(service, talk, Turn(question, language, raw=raw))
        except BadQuestionError as error:
            return _misasked(request, talk, question, problem_of(error))
    talk.shown.append(answer.to_json())
    if not fragment:
        return RedirectResponse(f"/c/{talk.id}#t{talk.turns}", 303)
    shown = show(answer, web_texts_in(language), talk.id)
    reply = page(request, "turn.html", shown=shown, number=talk.turns, conversation=talk.id)
    reply.headers["X-Conversation"] = talk.id
    return reply


async def conversation(request: Request) -> Response:
    """Return the page of a conversation, or the front page where it was forgotten."""
    service = service_of(request)
    talk = service.conversations.find(who(request), request.path_params["id"])
    if talk is None or not talk.shown:
        return page(request, "front.html", 404, examples=(), counts=None, forgotten=True)
    return _whole(request, talk)


def _whole(request: Request, talk: Talk, status: int = 200, **values: Any) -> Response:
    """Return the page of a conversation."""
    texts = web_texts_in(language_for(request))
    first = talk.turns - len(talk.shown) + 1
    turns: list[tuple[int, Shown]] = [
        (number, show(Answer.from_json(one), texts, talk.id)) for number, one in enumerate(talk.shown, first)
    ]
    said = {"told": None, "typed": "", **values}
    return page(request, "talk.html", status, turns=turns, conversation=talk.id, **said)


def _misasked(request: Request, talk: Talk, question: str, problem: ProblemError) -> Response:
    """Return what was wrong with a question, with the question to be mended."""
    told = half_in(language_for(request), str(problem))
    if _FRAGMENT in request.headers:
        return page(request, "problem.html", problem.status, told=told)
    return _whole(request, talk, problem.status, told=told, typed=question[:1000])
