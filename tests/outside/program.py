"""A small program over the public names, strictly typed.

The last function is wrong on purpose: were the packages' types not seen, its comment would be one too many, which
mypy tells as well.
"""

from pathlib import Path

from baozhi import Answer, Assistant, Citation, Retriever, RetrieverError


def titles(folder: Path, question: str) -> list[str | None]:
    """Return the headlines of the best passages."""
    try:
        with Retriever.open(folder) as archive:
            return [hit.citation.article.title for hit in archive.search(question, k=3)]
    except RetrieverError:
        return []


def said(archive: Retriever) -> tuple[str | None, tuple[Citation, ...]]:
    """Return an answer and what it rests on."""
    answer: Answer = Assistant(archive).conversation().ask("去年修了多少公里路")
    return answer.text, answer.citations


def mistaken(answer: Answer) -> tuple[str | None, tuple[Citation, ...]]:
    """Return a number in the place of a text."""
    return answer.confidence, answer.citations  # type: ignore[return-value]
