"""Examples, augmentation and windows of the reader's training."""

import json
import random
from pathlib import Path

import pytest
import torch

from training.reader.augment import varied
from training.reader.calibrate import questions
from training.reader.mixture import Negatives, one_pass, simplified
from training.reader.sources import (
    OWN,
    Example,
    dialogue_examples,
    is_held_out,
    is_unseen,
    locate,
    own_examples,
    read_articles,
)
from training.reader.states import mean
from training.reader.swaps import Swaps


def example(**changes: object) -> Example:
    values: dict[str, object] = {
        "source": "drcd",
        "group": "g",
        "question": "清河縣種了多少畝大棚？",
        "head": "",
        "text": "清河縣種了三萬畝大棚，白水縣種了兩萬畝。",
        "span": (5, 8),
        "answers": ("三萬畝",),
    }
    return Example(**{**values, **changes})  # type: ignore[arg-type]


def test_the_occurrence_nearest_to_the_given_offset_is_taken() -> None:
    assert locate("一百一百一百", "一百", 3) == (2, 4)
    assert locate("一百", "两百", 0) is None
    assert locate("一百", "", 0) is None


def test_an_answer_of_parts_is_no_question_without_an_answer(tmp_path: Path) -> None:
    whole = {"question": "一共几户", "type": "sum", "paragraph": 0, "answers": [], "operands": []}
    plain = {"question": "东沟几户", "type": "count", "paragraph": 0, "answers": ["三户"]}
    lacking = {"question": "北沟几户", "type": "count", "paragraph": 0, "unanswerable": True}
    article = {"id": "a", "title": "两沟", "paragraphs": ["东沟三户，西沟五户。"]}
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({**article, "questions": [whole, plain, lacking]}), "utf-8")
    assert [(e.question, e.span) for e in own_examples(path)] == [("东沟几户", (2, 4)), ("北沟几户", None)]


def test_a_turn_without_an_answer_is_no_example(tmp_path: Path) -> None:
    articles, talks = tmp_path / "articles.jsonl", tmp_path / "dialogues.jsonl"
    articles.write_text(
        json.dumps({"id": "a", "title": "两沟", "paragraphs": ["东沟三户，西沟五户。"]}), "utf-8"
    )
    rows = [("东沟几户", ["三户"]), ("北沟呢", []), ("西沟呢", ["五户"])]
    turns = [
        {"question": q, "whole": q, "answers": a, "article_id": "a", "relation": "follow"} for q, a in rows
    ]
    talks.write_text(json.dumps({"id": "d", "turns": turns}), "utf-8")
    assert [e.question for e in dialogue_examples(talks, read_articles([articles]))] == ["北沟呢，西沟呢"]


def test_an_article_is_held_out_or_not_whatever_the_run() -> None:
    groups = [str(number) for number in range(2000)]
    held = [is_held_out("drcd", group) for group in groups]
    assert held == [is_held_out("drcd", group) for group in groups]
    assert sum(held) / len(held) == pytest.approx(0.12, abs=0.03)


def test_what_the_first_runs_were_trained_on_is_not_measured_on() -> None:
    groups = [str(number) for number in range(2000)]
    assert all(is_held_out("cmrc trial", group) for group in groups)
    unseen = [is_unseen("cmrc trial", group) for group in groups]
    assert sum(unseen) / len(unseen) == pytest.approx(0.25, abs=0.03)
    assert [is_unseen("drcd", group) for group in groups] == [is_held_out("drcd", group) for group in groups]


def test_simplified_characters_keep_the_span() -> None:
    one = simplified(example())
    assert one.span
    assert one.text[slice(*one.span)] == "三万亩" == one.answers[0]


def test_a_question_typed_otherwise_is_still_a_question_and_the_seed_decides() -> None:
    question = "清河县为什么要在大棚里种草莓？"
    typed = [varied(question, random.Random(seed)) for seed in range(200)]
    assert typed == [varied(question, random.Random(seed)) for seed in range(200)]
    assert len(set(typed)) > 10
    assert all(len(text) >= 4 for text in typed)


def test_a_negative_is_near_and_holds_no_answer() -> None:
    texts = [
        ("a", "", example().text),
        ("b", "", "清河縣種了三萬畝大棚，又種了果樹。"),
        ("c", "", "清河縣的大棚種上了草莓。"),
        ("d", "", "天氣預報說明天有雨。"),
    ]
    negative = Negatives(texts).near(example(), random.Random(1))
    assert negative
    assert negative.span is None
    assert negative.text == texts[2][2]


def test_the_questions_of_an_article_carry_its_id_and_lone_questions_are_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    article = {"id": "06-01", "questions": [{"question": "甲", "answers": ["一"]}, {"question": "乙"}]}
    path.write_text("\n".join(map(json.dumps, (article, {"question": "丙", "id": "q1"}))), encoding="utf-8")
    assert list(questions(path)) == [
        {"question": "甲", "answers": ["一"], "article_id": "06-01"},
        {"question": "乙", "article_id": "06-01"},
        {"question": "丙", "id": "q1"},
    ]


def test_the_mean_of_runs_is_taken_weight_by_weight() -> None:
    one, other = {"head.bias": torch.tensor([1.0, 2.0])}, {"head.bias": torch.tensor([3.0, -2.0])}
    assert mean([one, other])["head.bias"].tolist() == [2.0, 0.0]
    assert mean([one])["head.bias"].tolist() == [1.0, 2.0]


def test_a_question_about_another_subject_has_no_answer_in_its_paragraph() -> None:
    examples = [
        example(
            question=f"{name}种了多少亩大棚？",
            text=f"{name}种了三万亩大棚。",
            span=(5, 8),
            answers=("三万亩",),
        )
        for name in ("清河县", "白水县", "江岸县", "云溪县")
    ]
    swaps = Swaps(examples)
    found = [swaps.swapped(examples[0], random.Random(seed)) for seed in range(30)]
    others = [one for one in found if one]
    assert len(others) > 20
    assert all(one.span is None and not one.answers and one.text == examples[0].text for one in others)
    assert all("清河县" not in one.question and one.question.endswith("种了多少亩大棚？") for one in others)


def test_a_year_and_an_ordinal_are_exchanged_too_and_what_the_paragraph_does_not_name_is_not() -> None:
    told = example(
        question="2023年第3届展会来了几家？",
        text="2023年的第3届展会来了九家。",
        span=(13, 15),
        answers=("九家",),
    )
    questions = {
        one.question for seed in range(40) if (one := Swaps([told]).swapped(told, random.Random(seed)))
    }
    assert any("2023年" not in question for question in questions)
    assert any("第3届" not in question for question in questions)
    assert Swaps([told]).swapped(example(question="一共来了几家？"), random.Random(1)) is None


def test_a_pass_takes_all_new_questions_of_our_own_and_a_share_of_the_others(tmp_path: Path) -> None:
    known = [example(source=OWN, question=f"第{n}村种了多少亩？") for n in range(100)]
    new = [example(source=OWN, question=f"第{n}镇的棚有多大？", new=True) for n in range(20)]
    groups = one_pass([*known, *new], tmp_path, random.Random(1), own_share=0.1)
    asked = [group[0].new for group in groups]
    assert asked.count(True) >= 20  # some come again about another subject
    assert asked.count(False) < 30
