"""The OpenAPI document of the API, served at /openapi.json and published with the documentation."""

from typing import Any, Final

from bot.dialogue.schemas import (
    ANSWER,
    ARTICLE,
    CITATION,
    FACETS,
    HIT,
    NAME_PAGE,
    TIMELINE,
    Schema,
    array,
    maybe,
    record,
    text,
)
from bot.web.api.chat_schemas import CHAT_PATHS, CHAT_SCHEMAS
from bot.web.errors import CODES
from bot.words.filters import DAY, FILTER_WORDS
from bot.words.language import half_in
from corpus.version import VERSION
from retriever.question import LONGEST_QUESTION

_SHARED: Final = {"Answer": ANSWER, "Hit": HIT, "Citation": CITATION, "CitedArticle": ARTICLE}
_WHOLE: Final = {"type": "integer"}
_QUESTION: Final = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_QUESTION,
    "pattern": r"[\p{L}\p{N}]",  # a letter or a figure: a question holds words
    "example": "螃蟹节去了多少人",
}
_CONVERSATION: Final = {
    "type": "string",
    "pattern": "^[A-Za-z0-9_-]{1,64}$",
    "description": "of an earlier answer, or one of the client's own making; a new one where it is left out",
}
_PARAGRAPH: Final = record(
    {"text": text(), "subhead": {"type": "boolean"}, "doubts": array(_WHOLE, "offsets of unsure joins")}
)
_WHOLE_ARTICLE: Final = record(
    {
        **ARTICLE["properties"],
        "kind": {"type": "string", "enum": ["article", "caption", "other"]},
        "kicker": maybe(text()),
        "subtitle": maybe(text()),
        "confidence": {"type": "number"},
        "paragraphs": array(_PARAGRAPH),
    }
)
_ENTRY: Final = record(
    {
        **ARTICLE["properties"],
        "kind": {"type": "string", "enum": ["article", "caption", "other"]},
        "kicker": maybe(text()),
        "paragraphs": _WHOLE,
    }
)
_INFO: Final = record(
    {
        "folder": text(),
        **dict.fromkeys(("sources", "articles", "captions", "paragraphs", "passages"), _WHOLE),
        "encoder": maybe(text()),
        "model": maybe(text()),
        "dimension": maybe(_WHOLE),
        "dense_index": text(),
        "generation": _WHOLE,
        "changed": maybe(text("an ISO 8601 time")),
        "bytes": _WHOLE,
        "dictionary": maybe(_WHOLE),
        "first": maybe(text("the first day that there are articles of")),
        "last": maybe(text()),
        "papers": {
            "type": "object",
            "description": "how many articles each newspaper has, the most first",
            "additionalProperties": _WHOLE,
        },
        "version": text("of the program"),
    }
)
_ERROR: Final = record(
    {
        "error": record(
            {
                "type": {"type": "string", "enum": ["invalid_request_error", "server_error"]},
                "code": {"type": "string", "enum": list(CODES)},
                "message": text("one line, in the language of Accept-Language"),
            }
        )
    },
    "; ".join(f"{code}: {meaning}" for code, meaning in CODES.items()),
)
_WITHIN: Final[dict[str, Schema]] = {
    part: {"type": "string", "maxLength": 100, "description": half_in("en", words)}
    | ({"pattern": DAY, "example": "2024-06-03"} if part in ("since", "until") else {})
    for part, words in FILTER_WORDS.items()
}
_ASKED: Final[dict[str, Schema]] = {
    "question": _QUESTION,
    "conversation": _CONVERSATION,
    "language": {"type": "string", "enum": ["zh", "en"], "description": "of the program's own words"},
    "caution": {"type": "string", "enum": ["loose", "usual", "strict"]},
    "raw": {"type": "boolean", "description": "as it stands, whatever was talked about"},
    "stream": {"type": "boolean", "description": "server-sent events: begun, then answer or error"},
    **_WITHIN,
}
_SEARCHED: Final[dict[str, Schema]] = {
    "question": _QUESTION,
    "k": {"type": "integer", "minimum": 1, "maximum": 100, "default": 5},
    **_WITHIN,
}
_TOPIC: Final[dict[str, Schema]] = {
    "topic": {"type": "string", "pattern": r"\S", "maxLength": 100, "example": "水库蓄水量"},
    **_WITHIN,
}
_LISTED: Final[dict[str, Schema]] = {
    **_WITHIN,
    "words": {
        "type": "string",
        "maxLength": 200,
        "description": "which headline or text must say, all of them",
    },
    "kind": {"type": "string", "enum": ["article", "caption", "other"]},
    "limit": {"type": "integer", "minimum": 1, "maximum": 500, "default": 50},
    "offset": {"type": "integer", "minimum": 0, "maximum": 10_000_000, "default": 0},
}
_COUNTED: Final[dict[str, Schema]] = {
    **_WITHIN,
    "most": {
        "type": "integer",
        "minimum": 1,
        "maximum": 500,
        "default": 20,
        "description": "values of a facet",
    },
}
_NAMED: Final[dict[str, Schema]] = {
    **_WITHIN,
    "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20, "description": "articles"},
    "offset": {"type": "integer", "minimum": 0, "maximum": 10_000_000, "default": 0},
}


def openapi() -> dict[str, Any]:
    """Return the document, of OpenAPI 3.1."""
    answer = _json(record({**ANSWER["properties"], "conversation": text(), "turn": _WHOLE}))
    answer["text/event-stream"] = {}
    hits = _json(array(HIT))
    article = _parameter("id", text("as in a citation"), "path", required=True)
    name = _parameter("name", text("of a person, a place or an organisation"), "path", required=True)
    listed = _json(record({"total": _WHOLE, "offset": _WHOLE, "articles": array(_ENTRY)}))
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "baozhi",
            "version": VERSION,
            "description": "An archive of Chinese newspapers: short answers with the paragraphs that prove them.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"key": []}],
        "paths": {
            "/v1/ask": {
                "get": _operation("askByAddress", "Answer a question", answer, _query(_ASKED, "question")),
                "post": _operation("ask", "Answer a question", answer, body=_body(_ASKED, "question")),
            },
            "/v1/search": {
                "get": _operation(
                    "searchByAddress", "The best passages", hits, _query(_SEARCHED, "question")
                ),
                "post": _operation("search", "The best passages", hits, body=_body(_SEARCHED, "question")),
            },
            "/v1/timeline": {
                "get": _operation(
                    "timeline",
                    "What is told of a topic through time",
                    _json(TIMELINE),
                    _query(_TOPIC, "topic"),
                )
            },
            "/v1/articles": {"get": _operation("articles", "The catalogue", listed, _query(_LISTED))},
            "/v1/articles/{id}": {
                "get": _operation("article", "One article", _json(_WHOLE_ARTICLE), [article])
            },
            "/v1/facets": {
                "get": _operation("facets", "Facets with counts", _json(FACETS), _query(_COUNTED))
            },
            "/v1/names/{name}": {
                "get": _operation("name", "What is said of a name", _json(NAME_PAGE), [name, *_query(_NAMED)])
            },
            "/v1/info": {"get": _operation("info", "What is in the index", _json(_INFO))},
            **{
                path: {
                    method: _operation(
                        one["operationId"], one["summary"], one["content"], body=one.get("body")
                    )
                    for method, one in methods.items()
                }
                for path, methods in CHAT_PATHS.items()
            },
            "/healthz": {"get": _operation("healthz", "Whether the server lives", _json(_HEALTH))},
            "/metrics": {
                "get": _operation("metrics", "Metrics of Prometheus", {"text/plain": {"schema": text()}})
            },
        },
        "components": {
            "schemas": {"Error": _ERROR, **CHAT_SCHEMAS, **_SHARED},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }
    found: dict[str, Any] = _by_name(document)
    return found


def _by_name(value: Any) -> Any:
    """Return a document in which each of the shared schemas is told once, and named elsewhere."""
    if isinstance(value, list):
        return [_by_name(one) for one in value]
    if not isinstance(value, dict):
        return value
    shared = value.get("schemas") if "securitySchemes" in value else None
    if shared:  # a schema does not stand for itself
        told = {name: {key: _by_name(part) for key, part in one.items()} for name, one in shared.items()}
        return {**value, "schemas": told}
    name = next((name for name, schema in _SHARED.items() if schema == value), None)
    if name is not None:
        return {"$ref": f"#/components/schemas/{name}"}
    return {key: _by_name(part) for key, part in value.items()}


_HEALTH: Final = record({"ok": {"type": "boolean"}, "version": text()})


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _parameter(name: str, schema: Schema, where: str = "query", *, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": where, "required": required, "schema": schema}


def _query(properties: dict[str, Schema], *required: str) -> list[dict[str, Any]]:
    return [_parameter(name, one, required=name in required) for name, one in properties.items()]


def _body(properties: dict[str, Schema], *required: str) -> dict[str, Any]:
    schema = {
        "type": "object",
        "properties": {name: one if name in required else _or_null(one) for name, one in properties.items()},
        "required": list(required),
        "additionalProperties": False,
    }
    return {"required": True, "content": _json(schema)}


def _or_null(schema: Schema) -> Schema:
    """Return the schema of a value that may also be left out by null."""
    nullable = {**schema, "type": [schema["type"], "null"]}
    return {**nullable, "enum": [*schema["enum"], None]} if "enum" in schema else nullable


def _operation(
    name: str,
    summary: str,
    content: dict[str, Any],
    parameters: list[dict[str, Any]] | None = None,
    body: dict[str, Any] | None = None,
) -> dict[str, Any]:
    error = {"description": "an error", "content": _json({"$ref": "#/components/schemas/Error"})}
    return {
        "operationId": name,
        "summary": summary,
        **({"parameters": parameters} if parameters else {}),
        **({"requestBody": body} if body else {}),
        "responses": {"200": {"description": "done", "content": content}, "default": error},
    }
