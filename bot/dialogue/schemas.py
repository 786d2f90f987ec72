"""JSON Schemas of what ``to_json`` writes, for doors that publish what they give.

Each is whole in itself: no references, so that any reader of schemas takes it.
"""

from typing import Any, Final, get_args

from bot.dialogue.answer import AnswerKind, Outcome

Schema = dict[str, Any]


def text(description: str | None = None) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", **({"description": description} if description else {})}


def maybe(schema: Schema) -> Schema:
    """Return the schema of a value that may be null."""
    kind = schema.get("type")
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def array(items: Schema, description: str | None = None) -> Schema:
    """Return the schema of an array."""
    return {"type": "array", "items": items, **({"description": description} if description else {})}


def record(properties: dict[str, Schema], description: str | None = None) -> Schema:
    """Return the schema of an object that has all of some properties; later releases may add more."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        **({"description": description} if description else {}),
    }


_NUMBER: Final = {"type": "number"}
_WHOLE: Final = {"type": "integer"}
_SHARE: Final = {**_NUMBER, "minimum": 0, "maximum": 1}
_SPAN: Final = {**array(_WHOLE), "minItems": 2, "maxItems": 2}
_BOX: Final = {**array(_NUMBER), "minItems": 4, "maxItems": 4}

ARTICLE: Final = record(
    {
        "id": text(),
        "title": maybe(text()),
        "byline": maybe(text()),
        "dateline": maybe(text()),
        "date": maybe(text("day (YYYY-MM-DD) or year of publication")),
        "page": maybe(text("what its source calls the page")),
        "source": maybe(text("the file it was read from")),
        "newspaper": maybe(text()),
        "edition": maybe(text("number of the page in the newspaper")),
        "section": maybe(text()),
        "genre": maybe(text("消息, 通讯, 评论 …")),
        "column": maybe(text()),
        "unit": maybe(text("whom its authors write for")),
        "authors": array(text(), "their names alone"),
        "place": maybe(text("where it was written")),
        "known": {
            "type": "object",
            "description": "by the name of a value: what says it, and how sure that is",
            "additionalProperties": record({"by": array(text()), "sure": _SHARE}),
        },
    },
    "the article that is quoted",
)
CITATION: Final = record(
    {
        "article": ARTICLE,
        "paragraph": {**_WHOLE, "description": "from 0; -1 is a line of the head"},
        "quote": text("the whole paragraph, verbatim"),
        "span": maybe({**_SPAN, "description": "where the answer stands in quote, in code points"}),
        "boxes": maybe(array(record({"page": _WHOLE, "box": _BOX}), "where its lines are printed")),
        "reprints": array(ARTICLE, "other articles that are the same text"),
    }
)
HIT: Final = record(
    {
        "rank": {**_WHOLE, "description": "from 1"},
        "score": {**_NUMBER, "description": "comparable within one search"},
        "text": text("the passage, a part of the quote"),
        "citation": CITATION,
    }
)
ANSWER: Final = record(
    {
        "question": text(),
        "rewritten": maybe(text("the follow-up made whole")),
        "understood": maybe(text("the same in fewer words, as a person is told it")),
        "text": maybe(text("the answer; null where the pages hold none")),
        "confidence": _SHARE,
        "citations": array(CITATION, "best first; the span of the first marks the answer"),
        "nearest": array(HIT, "the passages that came closest"),
        "kind": {"type": "string", "enum": list(get_args(AnswerKind))},
        "reply": maybe(text("words of the program itself, not of the pages")),
        "items": array(record({"text": text(), "span": _SPAN}), "the items of a list"),
        "alternatives": array(
            record({"text": text(), "citation": CITATION}),
            "other values that other articles give: they differ",
        ),
        "confirming": array(CITATION, "other articles that give the same value; reprints count once"),
        "unsaid": array(text(), "names of the question that the nearest evidence lacks"),
        "instead": maybe(text("the name of which that evidence tells")),
        "outcome": {"type": "string", "enum": list(get_args(Outcome))},
        "parts": array(
            record({"label": text(), "text": text(), "citation": CITATION}),
            "the readings that an answer is put together from",
        ),
        "rephrased": array(
            record({"text": text(), "citations": array(CITATION)}),
            "the answer as a language model words it, where one is asked; each sentence was checked with its proof",
        ),
        "scope": maybe(
            record(
                {
                    "articles": {**_WHOLE, "description": "how many fit"},
                    "total": _WHOLE,
                    "undated": {**_WHOLE, "description": "left out by a filter of days, having none"},
                    "first": maybe(text("the first day that there are articles of")),
                    "last": maybe(text()),
                },
                "under a filter: what it lets through",
            )
        ),
        "time": maybe(
            record(
                {
                    "said": text("去年"),
                    "date": text("ISO 8601: 2023, 2023-06-01/2023-06-12, ../2022-12-31"),
                    "published": text("the date of the article, against which it is told"),
                    "text": text("both, in words: 去年（2023年）"),
                },
                "what the time of the answer means in days",
            )
        ),
        "mention": maybe({**CITATION, "description": "of a refusal: where the pages speak of the matter"}),
    }
)
TIMELINE: Final = record(
    {
        "topic": text("as it was asked for"),
        "subject": maybe(text("the name that it was taken for")),
        "quantity": array(
            text(), "the words of whose values are told; none where all is told of the subject"
        ),
        "entries": array(
            record(
                {
                    "date": text("the days that it is told of: 2023, 2023-06, 2023-06-01/2023-06-03"),
                    "told": {
                        "type": "boolean",
                        "description": "false: no time is told, it is the article's day",
                    },
                    "planned": {"type": "boolean", "description": "whether it was still to come"},
                    "differ": {"type": "boolean", "description": "whether the values cannot all be right"},
                    "statements": array(
                        record(
                            {
                                "date": text(),
                                "told": {"type": "boolean"},
                                "value": maybe(text("as printed; null for a sentence")),
                                "text": text("the sentence, verbatim"),
                                "citation": CITATION,
                            }
                        )
                    ),
                }
            )
        ),
    }
)

_COUNTS: Final = array(record({"value": text(), "articles": {"type": "integer"}}), "the most frequent first")
FACETS: Final = record(
    {
        "articles": {"type": "integer", "description": "how many were counted"},
        "facets": {
            "type": "object",
            "additionalProperties": _COUNTS,
            "description": "by name: paper, year, month, section, genre, kind, author, person, place, organisation",
        },
    }
)
NAME_PAGE: Final = record(
    {
        "name": text("as it is kept, in simplified characters"),
        "sorts": {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "description": "in how many articles it is a person, a place or an organisation",
        },
        "articles": {"type": "integer", "description": "how many name it, under the filter"},
        "mentions": array(CITATION, "lines that have it, the latest article first"),
        "titles": array(record({"text": text(), "citation": CITATION}), "what a person is called in them"),
    }
)
