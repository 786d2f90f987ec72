"""Articles → rows of Milvus, and back.

A source has a number that is never given twice; its articles and its passages are numbered within it. So a number
tells its source, and what was read later has a greater one.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from corpus.chinese.text import comparable
from corpus.passages import other_readings
from retriever.filtering import printed_parts
from retriever.index.checksums import checksum
from retriever.index.lexical import passage_tokens
from retriever.index.rows import LineRow, columns_by_name, reference_of
from retriever.index.sink import EmbeddedArticle
from retriever.index.writing import article_columns, line_rows
from retriever.milvus.schema import NOTHING

#: Bits of a number that count within a source.
WITHIN: Final = 32
#: Characters of an article's lines that stand in one row: of four bytes each they fit into one field.
_PART: Final = 16_000

Row = dict[str, Any]


def first_of(source: int) -> int:
    """Return the least number of what belongs to a source."""
    return source << WITHIN


def of_source(source: int) -> str:
    """Return the expression for what belongs to a source, by its number."""
    return f"id >= {first_of(source)} and id < {first_of(source + 1)}"


def source_of(number: int) -> int:
    """Return the number of the source that an article or a passage belongs to."""
    return number >> WITHIN


def article_rows(number: int, embedded: EmbeddedArticle) -> list[Row]:
    """Return the rows of an article, the first of which has its number; what does not fit into it goes on in others."""
    source = source_of(number)
    columns = json.dumps(
        article_columns(number, source, embedded.record, embedded.article), ensure_ascii=False
    )
    rows = list(line_rows(embedded.article))
    lines = json.dumps(rows, ensure_ascii=False)
    parts = [lines[at : at + _PART] for at in range(0, len(lines), _PART)]
    values = values_of({"columns": columns}, "")
    first = {
        "id": number,
        "parts": len(parts),
        "paragraphs": sum(line.role == "paragraph" for line in rows),
        "crc": checksum(columns, lines),
        "key": values["key"],
        "columns": columns,
        "lines": parts[0],
        "nothing": NOTHING,
        **printed_parts(reference_of(values), values["kicker"]),
    }
    empty = {
        name: [] if isinstance(value, list) else "" for name, value in first.items() if name != "nothing"
    }
    more = [
        first | empty | {"id": number + at, "parts": 0, "paragraphs": 0, "crc": 0, "lines": part}
        for at, part in enumerate(parts[1:], 1)
    ]
    return [first, *more]


def values_of(first: Row, path: str) -> Row:
    """Return the columns of an article by name, with the path of its source as "path"."""
    return columns_by_name(json.loads(first["columns"])) | {"path": path}


def lines_of(parts: Sequence[Row]) -> list[LineRow] | None:
    """Return the lines of an article from its rows in their order, None where they are not what was written."""
    text = "".join(part["lines"] for part in parts)
    if len(parts) != parts[0]["parts"] or parts[0]["crc"] != checksum(parts[0]["columns"], text):
        return None
    return sorted(LineRow(*line) for line in json.loads(text))


def passage_rows(first: int, article: int, embedded: EmbeddedArticle, filtered: Row) -> Iterator[Row]:
    """Yield the rows of an article's passages, numbered from ``first`` on."""
    for number, (passage, vector) in enumerate(zip(embedded.passages, embedded.vectors, strict=True), first):
        paragraph = embedded.article.paragraphs[passage.paragraph]
        others = other_readings(paragraph, passage.start, passage.end)
        contexts, bodies = passage_tokens(passage.context, passage.text, others)
        context, body = comparable(passage.context), comparable(passage.text)
        yield {
            "id": number,
            "article": article,
            "paragraph": passage.paragraph,
            "start": passage.start,
            "end": passage.end,
            "hash": passage.id,
            "context": context,
            "body": body,
            "words": searched(context, body),
            "grams": searched(contexts["grams"], bodies["grams"]),
            "vector": vector.tolist(),
            **filtered,
        }


def searched(context: str, body: str) -> str:
    """Return what is searched of a passage: its text twice, so that a word in its context weighs half as much."""
    return f"{context}\n{body}\n{body}"
