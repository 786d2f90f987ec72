"""The rules of training/data, question by question."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, SHARED
from tests.copying import archive_articles, letters

FILES = sorted((PROJECT / "training" / "data").glob("articles_*.jsonl"))
TYPES = {
    "amount",
    "count",
    "percent",
    "person",
    "org",
    "place",
    "date",
    "name",
    "list",
    "definition",
    "howto",
    "reason",
}
STYLES = {"keyword", "natural", "colloquial", "paraphrase", "traditional", "typo"}


def articles(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_answer_stands_verbatim_in_its_paragraph(path: Path) -> None:
    for article in articles(path):
        for question in article["questions"]:
            where = f"{article['id']} {question['question']}"
            assert question["type"] in TYPES, where
            assert question["style"] in STYLES, where
            paragraph = article["paragraphs"][question["paragraph"]]
            if question.get("unanswerable"):
                assert question["why"], where
                assert not question.get("answers"), where
            else:
                assert question["answers"][0] in paragraph, where
                assert all(item in paragraph for item in question.get("items", [])), where


def test_there_is_enough_of_every_kind() -> None:
    everything = [article for path in FILES for article in articles(path)]
    questions = [question for article in everything for question in article["questions"]]
    assert sum(len(article["paragraphs"]) for article in everything) >= 200
    assert len(questions) >= 2000
    assert len({question["question"] for question in questions}) == len(questions)
    assert sum(bool(question.get("unanswerable")) for question in questions) >= 0.25 * len(questions)
    assert set(Counter(question["type"] for question in questions)) == TYPES
    assert set(Counter(question["style"] for question in questions)) == STYLES


def test_nothing_that_is_measured_is_in_it() -> None:
    """No run of twenty letters is shared with the bundled archive, nor any question with the development set."""
    windows = set()
    for path in archive_articles():
        text = letters(path.read_text(encoding="utf-8"))
        windows |= {text[n : n + 20] for n in range(len(text) - 19)}
    for path in FILES:
        for article in articles(path):
            for paragraph in article["paragraphs"]:
                text = letters(paragraph)
                assert not {text[n : n + 20] for n in range(len(text) - 19)} & windows, article["id"]
    if SHARED.is_dir():
        lines = (SHARED / "eval" / "qa_dev.jsonl").read_text(encoding="utf-8").splitlines()
        asked = {letters(json.loads(line)["question"]) for line in lines}
        written = {letters(q["question"]) for path in FILES for a in articles(path) for q in a["questions"]}
        assert not asked & written
