"""What the adapters for other frameworks have in common: the archive that is searched, and a hit as a document."""

from pathlib import Path
from typing import Any, Literal

from retriever import Hit, Retriever

#: Where an archive comes from: one that is open, the folder of an index, or None for the default archive.
Archive = Retriever | str | Path | None
#: What a document holds: the whole paragraph that is cited, or only the passage that was found in it.
Content = Literal["paragraph", "passage"]


def open_archive(archive: Archive) -> Retriever:
    """Return an open archive. Raises as ``Retriever.open`` does."""
    return archive if isinstance(archive, Retriever) else Retriever.open(archive)


def text_of(hit: Hit, content: Content) -> str:
    """Return what a document holds, verbatim."""
    return hit.citation.quote if content == "paragraph" else hit.text


def id_of(hit: Hit) -> str:
    """Return the id of a document, the article's and the number of the paragraph, as ``baozhi open`` takes it."""
    return f"{hit.citation.article.id}/{hit.citation.paragraph}"


def metadata_of(hit: Hit) -> dict[str, Any]:
    """Return what is known of a document, as JSON values.

    "citation" is that of ``baozhi search --json`` and comes back by ``Citation.from_json``; "source" is it in a line.
    """
    article = hit.citation.article
    return {
        "source": str(hit.citation),
        "title": article.title,
        "byline": article.byline,
        "newspaper": article.newspaper,
        "date": article.date,
        "passage": hit.text,
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "citation": hit.citation.to_json(),
    }
