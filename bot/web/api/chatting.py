"""/v1/chat/completions and /v1/models: the archive for programs that know how to talk to OpenAI."""

import secrets
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.dialogue.answer import Answer
from bot.web.api.asking import Turn, answer_turn
from bot.web.api.chat_schemas import MOST_MESSAGES, ROLES
from bot.web.api.citing import Told, tell
from bot.web.errors import bad_request
from bot.web.service.conversations import Talk
from bot.web.service.service import Service, service_of
from bot.web.wire.bodies import read_json
from bot.web.wire.gate import who
from bot.web.wire.language import language_for
from bot.web.wire.replies import as_json, json_reply
from bot.words.language import Language, half_in
from retriever.errors import BadQuestionError

MODEL: Final = "baozhi"
_TURNS: Final = 6
"""Turns of a conversation that are gone through again where it is not remembered."""
_PIECE: Final = 24  # characters of a streamed chunk


async def models(request: Request) -> Response:
    """Return the one model that there is."""
    one = {"id": MODEL, "object": "model", "created": 0, "owned_by": "baozhi"}
    return json_reply({"object": "list", "data": [one]})


async def complete(request: Request) -> Response:
    """Answer the last message of a conversation."""
    service, language = service_of(request), language_for(request)
    body = await read_json(request)
    turns = user_turns(body.get("messages"))
    stream = body.get("stream", False)
    if not isinstance(stream, bool):
        raise bad_request("stream 应是 true 或 false (stream must be true or false)")
    if not isinstance(body.get("model", ""), str):
        raise bad_request("model 应是文字 (model must be a text)")
    with service.pool.place():
        answer, told = await _answer(
            service, who(request), turns, language, str(request.base_url).rstrip("/")
        )
    data = service.outward(answer.to_json()) if answer else None
    if stream:
        return StreamingResponse(_chunks(told, data), media_type="text/event-stream")
    return json_reply(_completion(turns, told, data))


def user_turns(messages: Any) -> list[str]:
    """Return what the user said, turn by turn.

    Raises:
        ProblemError: these are no messages, or none of the user's is among them.
    """
    if not isinstance(messages, list) or not all(isinstance(one, dict) for one in messages):
        raise bad_request("messages 应是消息的列表 (messages must be a list of messages)")
    if len(messages) > MOST_MESSAGES:
        raise bad_request(f"最多 {MOST_MESSAGES} 条消息 (at most {MOST_MESSAGES} messages)")
    said = [(_role(one), _text(one.get("content"))) for one in messages]
    turns = [text for role, text in said if role == "user" and text is not None]
    if not turns:
        raise bad_request("没有 user 的消息 (no message of the user)")
    return turns


def _role(message: dict[str, Any]) -> str:
    role = message.get("role")
    if role not in ROLES:
        raise bad_request(f"role 应是 {'、'.join(ROLES)} 之一 (role must be one of {', '.join(ROLES)})")
    return str(role)


def _text(content: Any) -> str | None:
    """Return the text of a message: a text, or the texts among its parts; None where it has no content."""
    if content is None or isinstance(content, str):
        return content
    if isinstance(content, list) and all(_is_part(one) for one in content):
        return "\n".join(one["text"] for one in content if one["type"] == "text" and "text" in one)
    raise bad_request("content 应是文字 (content must be a text)")


def _is_part(part: Any) -> bool:
    """Return whether a value is a part of a message: text, or another kind, which is read over."""
    return (
        isinstance(part, dict) and isinstance(part.get("type"), str) and isinstance(part.get("text", ""), str)
    )


async def _answer(
    service: Service, owner: str, turns: Sequence[str], language: Language, site: str
) -> tuple[Answer | None, Told]:
    """Answer the last turn after those before it: as they are remembered, else gone through again.

    A turn that is no question is told so in words, since these programs show an error as a broken conversation.
    """
    remembered = service.remembered
    state = remembered.after(owner, turns[:-1])
    talk = Talk("-", state=state)
    for turn in [] if state is not None else turns[:-1][-_TURNS:]:
        try:
            await answer_turn(service, talk, Turn(turn, language))
        except BadQuestionError:
            continue
    try:
        answer = await answer_turn(service, talk, Turn(turns[-1], language))
    except BadQuestionError as error:
        return None, Told(half_in(language, str(error)), ())
    if talk.state is not None:
        remembered.keep(owner, turns, talk.state)
    return answer, tell(answer, language, site)


def _completion(turns: Sequence[str], told: Told, data: Any) -> dict[str, Any]:
    asked, said = sum(map(len, turns)), len(told.text)
    message = {"role": "assistant", "content": told.text, "annotations": list(told.annotations)}
    return {
        **_head("chat.completion"),
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        # characters: there are no tokens here that anybody pays for
        "usage": {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said},
        "baozhi": data,
    }


async def _chunks(told: Told, data: Any) -> AsyncIterator[bytes]:
    """Yield the answer as OpenAI streams one; its sources come with the last chunk."""
    head = _head("chat.completion.chunk")

    def chunk(delta: dict[str, Any], finish: str | None = None, **more: Any) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        return b"data: " + as_json({**head, "choices": [choice], **more}) + b"\n\n"

    yield chunk({"role": "assistant", "content": ""})
    for start in range(0, len(told.text), _PIECE):
        yield chunk({"content": told.text[start : start + _PIECE]})
    yield chunk({"annotations": list(told.annotations)}, "stop", baozhi=data)
    yield b"data: [DONE]\n\n"


def _head(kind: str) -> dict[str, Any]:
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
    }
