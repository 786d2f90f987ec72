from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks.subject_sets import PARTS, lines, texts
from benchmarks.subjects import Scores
from tests.copying import LONGEST, letters

SIZES = {"subjects": 200, "neighbours": 120, "figures": 180, "later_turns": 60, "later_turns_true": 40}
SUBJECTS = {"person", "place", "organisation", "title", "product", "ordinal", "year", "unit", "role"}
ARCHIVES = {name: texts(name) for name in ("bundled", "invented")}


def answered() -> list[tuple[str, str, list[str]]]:
    """Return id, archive and answers of every line that has some."""
    found = [(line["id"], line["archive"], line["true"]["answers"]) for line in lines("subjects")]
    for name in ("neighbours", "figures", "later_turns_true"):
        found += [(line["id"], line["archive"], line["answers"]) for line in lines(name) if line["answers"]]
    return found


@pytest.mark.parametrize("name", SIZES)
def test_a_set_is_whole_and_its_ids_are_its_own(name: str) -> None:
    found = lines(name)
    assert len(found) == SIZES[name]
    assert len({line["id"] for line in found}) == len(found)
    assert {line["archive"] for line in found} == set(ARCHIVES)
    assert found == sorted(lines(name, "dev") + lines(name, "test"), key=lambda line: str(line["id"]))


@pytest.mark.parametrize("name", SIZES)
def test_the_parts_are_half_and_half_over_archives_and_kinds(name: str) -> None:
    parts = Counter(line["part"] for line in lines(name))
    assert set(parts) == set(PARTS)
    assert len(set(parts.values())) == 1
    for by in ("archive",) if name == "figures" else ("archive", "kind"):
        counts = Counter((line[by], line["part"]) for line in lines(name))
        for value in {line[by] for line in lines(name)}:
            assert abs(counts[value, "dev"] - counts[value, "test"]) <= 2, value


def test_an_answer_stands_in_an_article_of_its_archive() -> None:
    missing = [
        id for id, archive, golds in answered() if not any(golds[0] in text for text in ARCHIVES[archive])
    ]
    assert missing == []


def test_a_twin_differs_from_its_true_question_in_one_run() -> None:
    pairs = [(line["true"]["question"], line["swapped"]["question"]) for line in lines("subjects")]
    assert {line["kind"] for line in lines("subjects")} == SUBJECTS
    for true, swapped in pairs:
        assert true != swapped
        shared = len(_shared_start(true, swapped))
        tail = len(_shared_start(true[::-1], swapped[::-1]))
        assert shared + tail >= len(true) / 3, (true, swapped)
    asked = [question for pair in pairs for question in pair]
    assert len(set(asked)) == len(asked)


def test_a_third_of_the_neighbours_is_to_be_refused_and_conversations_have_several_turns() -> None:
    assert sum(not line["answers"] for line in lines("neighbours")) >= 40
    for name in ("later_turns", "later_turns_true"):
        assert all(len(line["turns"]) > 1 for line in lines(name))


def test_the_invented_articles_are_not_copied_from_the_bundled_ones() -> None:
    size = LONGEST + 1
    bundled = {run for text in ARCHIVES["bundled"] for run in _runs(letters(text), size)}
    for text in ARCHIVES["invented"]:
        assert not bundled & set(_runs(letters(text), size))


def test_what_is_counted() -> None:
    told = {"甲有多少": "3个", "乙有多少": "3个", "丙有多少": None}
    assistant: Any = SimpleNamespace(answer=lambda question: SimpleNamespace(text=told[question]))
    scores = Scores({"invented": assistant})
    pair = {"id": "1", "archive": "invented", "kind": "place", "form": "short"}
    pair |= {"true": {"question": "甲有多少", "answers": ["3个"]}, "swapped": {"question": "乙有多少"}}
    scores.pair(pair)
    scores.pair({**pair, "swapped": {"question": "丙有多少"}})
    for question, answers in (
        ("甲有多少", ["3个"]),
        ("甲有多少", []),
        ("丙有多少", ["4个"]),
        ("丙有多少", []),
    ):
        line = {"id": "2", "archive": "invented", "kind": "table", "question": question, "answers": answers}
        scores.neighbour("neighbours", line)
    counted = scores.result()
    assert counted["pairs"]["place"] == {"pairs": 2, "swapped_refused": 1, "true_kept": 2}
    assert counted["pairs"]["forms"] == {"pairs": 2, "true_kept": 2}
    assert counted["neighbours"]["all"] == {"questions": 4, "right": 2, "wrong": 1, "refused": 1}
    assert len(scores.misses) == 3


def _shared_start(one: str, other: str) -> str:
    """Return the longest common beginning."""
    end = next((n for n, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), None)
    return one[:end] if end is not None else min(one, other, key=len)


def _runs(text: str, size: int) -> list[str]:
    return [text[n : n + size] for n in range(len(text) - size + 1)]
