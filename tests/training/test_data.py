"""The rules of training/data, question by question."""

import json
import unicodedata
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
    "who",
    "what",
    "reverse",
    "yesno",
    "multi",
    "compare",
    "sum",
}
#: Their answers are put together from parts, each of which stands in the article.
COMPOSED = {"multi": "parts", "compare": "operands", "sum": "operands"}
STYLES = {"keyword", "natural", "colloquial", "paraphrase", "traditional", "typo"}


def articles(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(question: str) -> str:
    """Return the letters and digits of a question, those of the titles in it as well."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", question)))


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
            elif question["type"] in COMPOSED and not question["answers"]:
                parts = question[COMPOSED[question["type"]]]
                assert len(parts) >= 2, where
                whole = "\n".join(article["paragraphs"])
                assert all((part.get("answer") or part["answers"][0]) in whole for part in parts), where
            else:
                assert question["answers"][0] in paragraph, where
                assert all(item in paragraph for item in question.get("items", [])), where


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "training" / "data").glob("[fw]*_*.jsonl")), ids=lambda path: path.stem
)
def test_questions_over_articles_of_other_files_have_their_answers_there(path: Path) -> None:
    paragraphs = {article["id"]: article["paragraphs"] for file in FILES for article in articles(file)}
    seen: Counter[tuple[str, str]] = Counter()
    for line in articles(path):
        paragraph = paragraphs[line["article_id"]][line["paragraph"]]
        assert bool(line["answers"]) != bool(line.get("why")), line
        assert not line["answers"] or line["answers"][0] in paragraph, line
        seen[line["article_id"], line["question"]] += 1
    assert max(seen.values()) == 1
    assert sum(not line["answers"] for line in articles(path)) >= 0.1 * len(seen)


def test_there_is_enough_of_every_kind() -> None:
    everything = [article for path in FILES for article in articles(path)]
    questions = [question for article in everything for question in article["questions"]]
    assert sum(len(article["paragraphs"]) for article in everything) >= 200
    assert len(questions) >= 2000
    assert len({question["question"] for question in questions}) == len(questions)
    assert sum(bool(question.get("unanswerable")) for question in questions) >= 0.25 * len(questions)
    assert set(Counter(question["type"] for question in questions)) == TYPES
    assert set(Counter(question["style"] for question in questions)) == STYLES


def test_a_turn_without_an_answer_says_so_and_names_an_article() -> None:
    known = {article["id"] for path in FILES for article in articles(path)}
    turns = [
        turn
        for path in sorted(FILES[0].parent.glob("dialogues_*.jsonl"))
        for dialogue in articles(path)
        for turn in dialogue["turns"]
    ]
    assert all(turn["article_id"] in known for turn in turns)
    lacking = [turn for turn in turns if not turn["answers"]]
    assert all(turn["relation"] in ("talk", "kind") or turn.get("unanswerable") for turn in lacking)
    assert sum(bool(turn.get("unanswerable")) for turn in turns) >= 100


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
        asked = {plain(json.loads(line)["question"]) for line in lines}
        written = {plain(q["question"]) for path in FILES for a in articles(path) for q in a["questions"]}
        assert not asked & written
