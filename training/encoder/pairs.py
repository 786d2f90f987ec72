"""Questions with the passages that answer them, cut and put into context as the index does it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Article, Paragraph
from corpus.passages import passages
from retriever.index.embedding import embedded_text
from training.reader.sources import (
    PUBLIC,
    Example,
    is_held_out,
    own_examples,
    own_files,
    public_examples,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A passage as the encoder reads it.

    Attributes:
        paragraph: which paragraph it is of; windows of one paragraph are never told apart.
        text: context and passage, as they are embedded.
        said: the passage alone.
    """

    paragraph: str
    text: str
    said: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the numbers of the windows that hold its answer, and what the answer may be."""

    source: str
    group: str
    question: str
    positives: tuple[int, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Windows, and the questions that look for some of them."""

    windows: list[Window]
    pairs: list[Pair]


def load(own: Path, public: Path, *, held_out: bool) -> Pairs:
    """Return what is trained on, or what is held out; both as ``training.reader.sources`` divides them.

    Args:
        own: folder of ``articles_*.jsonl``.
        public: folder of the public sets.
        held_out: which of the two parts.
    """
    windows: list[Window] = []
    pairs: list[Pair] = []
    for path in own_files(own, held_out=held_out):
        by_paragraph = _numbered(windows, _own_windows(path))
        pairs += _answerable(own_examples(path), by_paragraph, windows)
    for name, source in PUBLIC.items():
        examples = [e for e in public_examples(public / name) if is_held_out(source, e.group) == held_out]
        by_paragraph = _numbered(windows, _public_windows(examples))
        pairs += _answerable(examples, by_paragraph, windows)
    return Pairs(windows, pairs)


def _numbered(windows: list[Window], new: Iterable[Window]) -> dict[str, list[int]]:
    """Add windows; return their numbers by paragraph."""
    numbers: dict[str, list[int]] = {}
    for window in new:
        numbers.setdefault(window.paragraph, []).append(len(windows))
        windows.append(window)
    return numbers


def _own_windows(path: Path) -> Iterator[Window]:
    for record in map(json.loads, path.read_text("utf-8").splitlines()):
        article = Article(
            kind="article",
            paragraphs=tuple(Paragraph(text) for text in record["paragraphs"]),
            title=record["title"],
            kicker=record.get("kicker"),
            dateline=record.get("dateline"),
        )
        for passage in passages(article):
            yield Window(record["paragraphs"][passage.paragraph], embedded_text(passage), passage.text)


def _public_windows(examples: Iterable[Example]) -> Iterator[Window]:
    """Yield windows without context: the encyclopaedia's titles are seldom what a headline is."""
    for text in dict.fromkeys(example.text for example in examples):
        for passage in passages(Article(kind="article", paragraphs=(Paragraph(text),))):
            yield Window(text, embedded_text(passage), passage.text)


def _answerable(
    examples: Iterable[Example], by_paragraph: dict[str, list[int]], windows: list[Window]
) -> Iterator[Pair]:
    for example in examples:
        if not example.answers:
            continue
        numbers = by_paragraph.get(example.text, [])
        holding = [n for n in numbers if any(answer in windows[n].said for answer in example.answers)]
        if holding:
            group = f"{example.source}/{example.group}"
            yield Pair(example.source, group, example.question, tuple(holding), example.answers)
