"""The part of the OpenAPI document that has OpenAI's shape of a chat."""

from typing import Any, Final

from bot.dialogue.schemas import ANSWER, Schema, array, maybe, record, text

ROLES: Final = ("system", "developer", "user", "assistant", "tool", "function")
MOST_MESSAGES: Final = 200

_WHOLE: Final = {"type": "integer"}
_PART: Final = {
    "type": "object",
    "properties": {"type": text(), "text": text()},
    "required": ["type"],
}
_MESSAGE: Final = {
    "type": "object",
    "properties": {
        "role": {"type": "string", "enum": list(ROLES)},
        "content": {"anyOf": [text(), array(_PART), {"type": "null"}]},
    },
    "required": ["role"],
}
#: The user must have said something.
_OF_THE_USER: Final = {
    "properties": {"role": {"const": "user"}, "content": {"type": ["string", "array"]}},
    "required": ["role", "content"],
}
_REQUEST: Final = {
    "type": "object",
    "properties": {
        "model": text("any name is taken"),
        "messages": {**array(_MESSAGE), "maxItems": MOST_MESSAGES, "contains": _OF_THE_USER},
        "stream": {"type": "boolean"},
    },
    "required": ["messages"],
    "description": "Other fields of OpenAI's are read over: there is no temperature here.",
}
_ANNOTATION: Final = record(
    {
        "type": {"type": "string", "enum": ["url_citation"]},
        "url_citation": record({"url": text(), "title": text(), "start_index": _WHOLE, "end_index": _WHOLE}),
    }
)
_COMPLETION: Final = record(
    {
        "id": text(),
        "object": {"type": "string", "enum": ["chat.completion"]},
        "created": _WHOLE,
        "model": text(),
        "choices": array(
            record(
                {
                    "index": _WHOLE,
                    "message": record(
                        {
                            "role": {"type": "string", "enum": ["assistant"]},
                            "content": text(
                                "the answer, with [1] [2] … and the quotations that they stand for"
                            ),
                            "annotations": array(_ANNOTATION, "where in the content each source is cited"),
                        }
                    ),
                    "finish_reason": {"type": "string", "enum": ["stop"]},
                }
            )
        ),
        "usage": record(dict.fromkeys(("prompt_tokens", "completion_tokens", "total_tokens"), _WHOLE)),
        "baozhi": maybe(ANSWER),
    }
)
_MODEL: Final = record(
    {"id": text(), "object": {"type": "string", "enum": ["model"]}, "created": _WHOLE, "owned_by": text()}
)
_MODELS: Final = record({"object": {"type": "string", "enum": ["list"]}, "data": array(_MODEL)})

CHAT_SCHEMAS: Final[dict[str, Schema]] = {
    "ChatRequest": _REQUEST,
    "ChatCompletion": _COMPLETION,
    "Models": _MODELS,
}


def _named(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


CHAT_PATHS: Final[dict[str, Any]] = {
    "/v1/chat/completions": {
        "post": {
            "operationId": "chat",
            "summary": "A conversation in OpenAI's shape",
            "body": {"required": True, "content": _named("ChatRequest")},
            "content": {
                **_named("ChatCompletion"),
                "text/event-stream": {},  # chunks as OpenAI sends them, then [DONE]
            },
        }
    },
    "/v1/models": {
        "get": {"operationId": "models", "summary": "The one model", "content": _named("Models")},
    },
}
