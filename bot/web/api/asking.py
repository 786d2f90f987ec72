"""/v1/ask: a question or a follow-up → an answer, whole or as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.web.service.conversations import Talk
from bot.web.service.service import Service, service_of
from bot.web.wire.bodies import read_json
from bot.web.wire.failing import REFUSED, problem_of
from bot.web.wire.fields import Fields
from bot.web.wire.gate import who
from bot.web.wire.language import language_for
from bot.web.wire.replies import error_json, event, json_reply
from bot.words.language import Language
from retriever import Filter
from retriever.filtering import EVERYTHING

_BEAT: Final = 10.0
"""Seconds of silence after which a stream says that it still lives."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is asked.

    Attributes:
        question: as it was typed.
        language: of our own words.
        caution: how sure an answer must be; None goes with the archive.
        raw: whether it is meant as it stands, whatever was talked about.
        filters: which articles may answer.
    """

    question: str
    language: Language
    caution: Caution | None = None
    raw: bool = False
    filters: Filter = EVERYTHING


async def ask(request: Request) -> Response:
    """Answer a turn of a conversation."""
    service = service_of(request)
    body = await read_json(request) if request.method == "POST" else dict(request.query_params)
    fields = Fields(body)
    caution = fields.choice("caution", [level.value for level in Caution])
    turn = Turn(
        fields.question(),
        fields.choice("language", ("zh", "en")) or language_for(request),
        Caution(caution) if caution else None,
        fields.flag("raw"),
        fields.filters(),
    )
    stream = fields.flag("stream") or "text/event-stream" in request.headers.get("accept", "")
    key = fields.conversation()
    fields.end()
    if stream:
        headers = {"X-Accel-Buffering": "no"}  # a proxy shall hand on each event at once
        events = _events(request, service, turn, key)
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)
    with service.pool.place():
        talk = service.conversations.take(who(request), key)
        answer = await answer_turn(service, talk, turn)
    return json_reply(service.outward(told(answer, talk)))


async def answer_turn(service: Service, talk: Talk, turn: Turn) -> Answer:
    """Answer the next turn of a conversation, in the order in which turns came; the caller holds a place.

    What it remembers is changed only by a turn that was answered.
    """

    def work() -> tuple[Answer, dict[str, Any]]:
        with service.library.lend() as assistant:
            answering = assistant.filtered(turn.filters)
            chat = answering.conversation(talk.remembered(), turn.language, turn.caution)
            answer = chat.raw(turn.question) if turn.raw else chat.ask(turn.question)
            return answer, chat.state.to_json()

    async with talk.turn:
        answer, talk.state = await service.pool.run(work)
        talk.turns += 1
    service.metrics.answered(answer.outcome)
    return answer


def told(answer: Answer, talk: Talk) -> dict[str, Any]:
    """Return the ANSWER object with the conversation that it belongs to."""
    return {**answer.to_json(), "conversation": talk.id, "turn": talk.turns}


async def _events(request: Request, service: Service, turn: Turn, key: str | None) -> AsyncIterator[bytes]:
    """Yield "begun" at once, then "answer" or "error"; comments while it takes long."""
    try:
        with service.pool.place():
            talk = service.conversations.take(who(request), key)
            yield event("begun", {"conversation": talk.id})
            answering = asyncio.ensure_future(answer_turn(service, talk, turn))
            try:
                while not (await asyncio.wait((answering,), timeout=_BEAT))[0]:
                    yield b": waiting\n\n"
                yield event("answer", service.outward(told(answering.result(), talk)))
            finally:
                answering.cancel()
    except REFUSED as error:
        yield event("error", error_json(request, problem_of(error)))
    except Exception as error:
        yield event("error", error_json(request, problem_of(error)))
        raise
