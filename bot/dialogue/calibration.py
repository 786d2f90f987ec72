"""The threshold of one archive: measured on questions made from its own paragraphs.

A clause with a figure becomes a question for the figure. Read with its paragraph it has an answer; read
without every paragraph that holds the figure it has none. Such questions repeat the words of their text, so
the threshold found moves only within bounds of the one that people's questions gave.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from corpus.lazy import lazy_pattern
from corpus.passages import split_at
from retriever import Retriever
from retriever.index.faults import storage_errors
from retriever.metrics import holds
from retriever.reader import PARAGRAPHS, THRESHOLD, Kind, find_values, read

FILE: Final = "calibration.json"
RIGHT: Final = 0.8
"""Share of the answers given that should be right."""
BOUNDS: Final = (THRESHOLD - 0.15, THRESHOLD + 0.2)
_CLAUSE = lazy_pattern(r"[，。；！？,;]")
_ASKED: Final = {
    Kind.AMOUNT: "多少元",
    Kind.PERCENT: "百分之多少",
    Kind.COUNT: "多少",
    Kind.DATE: "什么时候",
}


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """A question and the figure that answers it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A question that was read: how sure the answer was, whether it was right, whether there was one."""

    confidence: float
    right: bool
    answerable: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A threshold and what it gives: share answered, share of wrong ones among those, share refused rightly."""

    threshold: float
    coverage: float
    risk: float
    refused: float


def make_questions(paragraph: str, title: str | None) -> Iterator[MadeQuestion]:
    """Yield the questions that the figures of a paragraph answer."""
    for start, end in split_at(paragraph, _CLAUSE, 0, len(paragraph)):
        clause = paragraph[start:end].strip("，。；！？,; ")
        for kind, asking in _ASKED.items():
            for a, b in find_values(clause, kind):
                rest = f"{clause[:a]}{asking}{clause[b:]}"
                if len(clause) - (b - a) >= 4 and any(char.isdigit() for char in clause[a:b]):
                    yield MadeQuestion(f"{title or ''} {rest}？".strip(), clause[a:b])


def sample_questions(archive: Retriever, most: int, seed: int = 7) -> list[MadeQuestion]:
    """Return a random sample of the questions that an archive's figures answer, each figure's first."""
    found: dict[str, MadeQuestion] = {}
    for entry in archive.catalogue():
        article = archive.article(entry.reference)
        for paragraph in article.paragraphs if article else ():
            for made in make_questions(paragraph.text, entry.reference.title):
                found.setdefault(made.question, made)
    every = list(found.values())
    return random.Random(seed).sample(every, min(most, len(every)))  # noqa: S311


def run_trials(archive: Retriever, questions: Sequence[MadeQuestion]) -> Iterator[Trial]:
    """Read each question with and without the paragraphs that hold its figure."""
    for made in questions:
        hits = archive.search(made.question, 2 * PARAGRAPHS)
        without = [hit for hit in hits if made.answer not in hit.citation.quote]
        for answerable, shown in ((True, hits[:PARAGRAPHS]), (False, without[:PARAGRAPHS])):
            with archive.cutting():
                reading = read(made.question, shown)
            if reading is None:
                yield Trial(0.0, False, answerable)
                continue
            text = shown[reading.hit].citation.quote[reading.start : reading.end]
            yield Trial(reading.confidence, answerable and holds(text, [made.answer]), answerable)


def risk_coverage(found: Sequence[Trial]) -> list[Point]:
    """Return risk and coverage at thresholds from 0.05 to 0.95."""
    empty = [trial for trial in found if not trial.answerable]
    points = []
    for step in range(1, 20):
        threshold = step / 20
        given = [trial for trial in found if trial.confidence >= threshold]
        points.append(
            Point(
                threshold,
                len(given) / len(found),
                sum(not trial.right for trial in given) / len(given) if given else 0.0,
                sum(trial.confidence < threshold for trial in empty) / len(empty) if empty else 1.0,
            )
        )
    return points


def choose_threshold(points: Sequence[Point]) -> float:
    """Return the lowest threshold whose answers are right often enough, within the bounds."""
    good = [point.threshold for point in points if point.risk <= 1 - RIGHT]
    return min(max(min(good, default=1.0), BOUNDS[0]), BOUNDS[1])


def check_writable(folder: Path) -> None:
    """Make sure that a threshold can be written beside an index, before it is measured.

    Raises:
        StorageError: it cannot.
    """
    with storage_errors(folder), TemporaryFile(dir=folder):
        pass


def save_threshold(folder: Path, threshold: float, questions: int) -> None:
    """Write the threshold beside an index.

    Raises:
        StorageError: the disk is full or read-only; the threshold is as before.
    """
    content = {"threshold": round(threshold, 4), "questions": questions}
    fresh = folder / f".{FILE}.new"
    with storage_errors(folder):
        fresh.write_text(json.dumps(content), "utf-8")
        fresh.replace(folder / FILE)


def load_threshold(folder: Path) -> float:
    """Return the threshold of an index, or the general one where none was written or it is damaged."""
    try:
        value = json.loads((folder / FILE).read_text("utf-8"))["threshold"]
    except (OSError, ValueError, KeyError, TypeError):
        return THRESHOLD
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else THRESHOLD
