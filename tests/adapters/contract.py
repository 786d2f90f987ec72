"""What every adapter keeps to: its documents are the hits of the archive, each with its whole citation."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from retriever import Citation, Hit


class Found(NamedTuple):
    """A document of whatever framework."""

    id: str | None
    text: str
    metadata: dict[str, Any]


def check(found: Iterable[Found], hits: Iterable[Hit], *, passages: bool = False) -> None:
    """Compare documents with the hits they are made of."""
    for document, hit in zip(found, hits, strict=True):
        metadata = json.loads(json.dumps(document.metadata))
        citation = Citation.from_json(metadata["citation"])
        assert citation == hit.citation and metadata["source"] == str(citation)
        assert document.id == f"{citation.article.id}/{citation.paragraph}"
        assert document.text == (hit.text if passages else citation.quote)
        assert metadata["rank"] == hit.rank and metadata["passage"] in citation.quote
