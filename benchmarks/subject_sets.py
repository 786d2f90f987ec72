"""The sets that ``benchmarks.subjects`` scores; benchmarks/data/README.md says what they are."""

import json
from pathlib import Path
from typing import Any, Final, Literal

from retriever.index.locations import bundled_articles

DATA: Final = Path(__file__).parent / "data"
ARTICLES: Final = DATA / "articles.jsonl"
PARTS: Final = ("dev", "test")

ArchiveName = Literal["bundled", "invented"]
Line = dict[str, Any]


def lines(name: str, part: str | None = None) -> list[Line]:
    """Return the lines of a set, of one part or of both."""
    text = (DATA / f"{name}.jsonl").read_text("utf-8")
    return [line for line in map(json.loads, text.splitlines()) if part in (None, line["part"])]


def sources(archive: ArchiveName) -> list[Path]:
    """Return the files that an archive is indexed from."""
    return bundled_articles() if archive == "bundled" else [ARTICLES]


def texts(archive: ArchiveName) -> list[str]:
    """Return the articles of an archive as text, their head before their body."""
    if archive == "bundled":
        return [path.read_text("utf-8") for path in bundled_articles()]
    articles = map(json.loads, ARTICLES.read_text("utf-8").splitlines())
    return [f"{article['title']}\n{article['text']}" for article in articles]
