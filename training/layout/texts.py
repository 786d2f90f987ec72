"""Where invented articles come from: the grammar, and open texts in files."""

import json
import random
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import opencc

from training.layout.source import Source
from training.layout.writer import Writer

ARTICLES = Path(__file__).with_name("articles")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百千零]+条(?:之[一二三四])?\s*|[（(][一二三四五六七八九十]+[)）]\s*|[|].*)+"
)


DESK = 24
"""Articles that stand side by side in a file are of one kind."""


@dataclass
class Pools:
    """Where articles come from.

    Attributes:
        grammar: templates by topic and section.
        shelves: for each kind of open text, (title, paragraphs) of its works.
        topics: what the page is about; all when empty.
        used: what the page holds already: no template and no text stands on it twice.
        places: names that several articles of the page share, as those of a local paper do.
        news: whole articles.
        desk: those of them that the page is made from, often of one kind.
    """

    grammar: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    shelves: list[list[tuple[str, list[str]]]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    places: list[dict[str, str]] = field(default_factory=list)
    shelf: list[tuple[str, list[str]]] = field(default_factory=list)
    news: list[Source] = field(default_factory=list)
    desk: list[Source] = field(default_factory=list)

    def turn_page(self, rng: random.Random) -> None:
        """Forget what was used; every other page keeps to one or two topics."""
        self.used = set()
        writer = Writer(rng)
        towns = [
            {"市": writer.slot("市"), "县": writer.place("县区市")} for _ in range(rng.choice((1, 1, 2, 3)))
        ]
        self.places = towns if rng.random() < 0.7 else []
        names = sorted(self.grammar)
        self.topics = rng.sample(names, rng.choice((1, 2))) if rng.random() < 0.6 else names
        self.shelf = rng.choice(self.shelves) if self.shelves else []
        start = rng.randrange(max(1, len(self.news) - DESK))
        self.desk = self.news[start : start + DESK] if rng.random() < 0.5 else self.news
        if self.shelf and rng.random() < 0.3:
            # A page on one subject: works that stand side by side on the shelf.
            start = rng.randrange(len(self.shelf))
            self.shelf = self.shelf[start : start + 12]

    def topic(self, rng: random.Random) -> dict[str, list[str]]:
        """Return the templates of a topic of the page that are not used up."""
        topic = self.grammar[rng.choice(self.topics or sorted(self.grammar))]
        return {name: [t for t in lines if t not in self.used] or lines for name, lines in topic.items()}


@cache
def read_grammar() -> dict[str, dict[str, list[str]]]:
    """Return the templates by topic and section."""
    topics: dict[str, dict[str, list[str]]] = {}
    for path in sorted(ARTICLES.glob("*.txt")):
        sections: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            name, _, text = line.partition(": ")
            sections.setdefault(name, []).append(text)
        topics[path.stem] = sections
    return topics


def read_contexts(paths: Sequence[Path]) -> list[tuple[str, list[str]]]:
    """Return (title, paragraphs) from files in the SQuAD format, simplified and as they are by turns."""
    simplify = opencc.OpenCC("t2s")
    texts: list[tuple[str, list[str]]] = []
    for path in paths:
        data = json.loads(path.read_text(encoding="utf-8"))
        for number, entry in enumerate(data["data"] if isinstance(data, dict) else data):
            paragraphs = [re.sub(r"\s+", "", p["context"]) for p in entry["paragraphs"]]
            title = re.sub(r"\s+", "", entry.get("title", ""))
            if "drcd" in path.name and number % 5:
                title, paragraphs = simplify.convert(title), [simplify.convert(p) for p in paragraphs]
            texts.append((title, paragraphs))
    return texts


def read_statutes(folder: Path, *, for_pages: bool) -> list[tuple[str, list[str]]]:
    """Return (title, paragraphs) of laws and regulations in Markdown, without their numbers.

    Every seventh is for pages, the others for counting.
    """
    texts: list[tuple[str, list[str]]] = []
    for path in sorted(folder.rglob("*.md")):
        if "案例" in path.parts or (zlib.crc32(path.stem.encode()) % 7 == 0) is not for_pages:
            continue
        lines = path.read_text(encoding="utf-8", errors="ignore").splitlines()
        stripped = (
            _NUMBERING.sub("", line.strip()).strip() for line in lines if not line.startswith(("#", "<"))
        )
        paragraphs = [line for line in stripped if len(line) > 25 and line.endswith("。")]
        if len(paragraphs) > 2:
            texts.append((re.sub(r"[(（].*|中华人民共和国", "", path.stem), paragraphs))
    return texts
