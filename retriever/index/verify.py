"""Is the index what was written, and does every quote still stand verbatim in its source?

The sources are read again and compared character by character.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError
from corpus.readers import stream
from retriever.index.faults import storage_errors
from retriever.index.schema import CONTENT
from retriever.index.soundness import unsound
from retriever.index.store import Store
from retriever.index.wanted import ReadSource


@dataclass(frozen=True, slots=True)
class Verification:
    """How many lines were compared with their sources, and what no longer stands there."""

    sources: int
    lines: int
    problems: tuple[str, ...]


def _pages(read: ReadSource, path: str) -> dict[str, str] | str:
    """Return the texts of a source by record name, or why it cannot be read."""
    try:
        documents = read(Path(path), lambda _: None)  # indexing told of records that were left out
        return {document.page.name: document.page.text for document in documents}
    except CorpusError as error:
        return str(error)


def verify(store: Store, read: ReadSource = stream) -> Verification:
    """Check the folder, then compare every stored line, run by run, with the text at its recorded offsets.

    Args:
        store: the index.
        read: turns a source into documents, as it did when it was indexed.
    """
    problems = list(unsound(store))
    if problems:  # what the rows say of their sources is worth nothing now
        return Verification(0, 0, tuple(problems))
    with storage_errors(store.folder):
        sources = store.connection.execute("SELECT id, path, content FROM source ORDER BY path").fetchall()
        lines = 0
        for source, path, content in sources:
            count, found = _compare(store, source, path, read)
            lines += count
            if count and found and content < CONTENT:
                found.append(
                    f"{path}: 由旧版本读入，请运行 baozhi upgrade (read by an earlier version: run baozhi upgrade)"
                )
            problems += found
    return Verification(len(sources), lines, tuple(problems))


def _compare(store: Store, source: int, path: str, read: ReadSource) -> tuple[int, list[str]]:
    """Return how many lines of a source were compared, and what no longer stands there."""
    rows = store.connection.execute(
        "SELECT record, title, number, text, runs FROM line JOIN article ON article.id = line.article"
        " WHERE source = ? ORDER BY article.id, number",
        (source,),
    )
    return compare(path, rows, read)


def compare(path: str, rows: Iterable[Sequence[Any]], read: ReadSource) -> tuple[int, list[str]]:
    """Compare lines with the source at a path; each is the record, the title, its number, its text and its runs."""
    pages = _pages(read, path)
    if isinstance(pages, str):
        return 0, [pages]
    lines = 0
    problems: list[str] = []
    for record, title, number, text, runs in rows:
        lines += 1
        if not stands(text, json.loads(runs), pages.get(record, "")):
            problems.append(f"{path}: 《{title or record}》 {number}: 原文已改变 (no longer in the source)")
    return lines, problems


def stands(text: str, runs: list[list[int]], page: str) -> bool:
    """Tell whether the runs lead from the text to the same characters of the page, leaving out only spaces."""
    done = 0
    for start, source, length in runs:
        if (
            text[done:start].strip()
            or not length
            or text[start : start + length] != page[source : source + length]
        ):
            return False
        done = start + length
    return bool(runs) and not text[done:].strip()
