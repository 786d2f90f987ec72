"""Does every quote still stand verbatim in its source? Read again, character by character."""

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers import read
from retriever.index.store import Store


@dataclass(frozen=True, slots=True)
class Verification:
    """How many lines were compared with their sources, and what no longer stands there."""

    sources: int
    lines: int
    problems: tuple[str, ...]


def _pages(path: str) -> dict[str, str] | str:
    """Return the texts of a source by record name, or why it cannot be read."""
    try:
        documents = read(Path(path), lambda _: None)  # indexing told of records that were left out
        return {document.page.name: document.page.text for document in documents}
    except CorpusError as error:
        return str(error)


def verify(store: Store) -> Verification:
    """Compare every stored line, run by run, with the text at its recorded offsets."""
    lines = 0
    problems: list[str] = []
    sources = store.connection.execute("SELECT id, path FROM source ORDER BY path").fetchall()
    for source, path in sources:
        pages = _pages(path)
        if isinstance(pages, str):
            problems.append(pages)
            continue
        rows = store.connection.execute(
            "SELECT record, title, number, text, runs FROM line JOIN article ON article.id = line.article"
            " WHERE source = ? ORDER BY article.id, number",
            (source,),
        )
        for record, title, number, text, runs in rows:
            lines += 1
            page = pages.get(record, "")
            if not stands(text, json.loads(runs), page):
                problems.append(
                    f"{path}: 《{title or record}》 {number}: 原文已改变 (no longer in the source)"
                )
    return Verification(len(sources), lines, tuple(problems))


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
