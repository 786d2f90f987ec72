"""Claims made of questions, and the loss that learns what a paragraph says to them."""

import json
import random
from pathlib import Path

import pytest
import torch

from retriever.reader import spans
from training.reader.batching import LONGEST, VERDICTS, Window
from training.reader.claims import Claims, claim_with, own_claims, written_claims
from training.reader.model import collate, compound_loss
from training.reader.sources import DATA, Example, read_articles

TEXT = "白水县去年修了3座桥，投资420万元；清河县修了5座，投资610万元，由罗明义带队。"


def example(question: str, answer: str | None) -> Example:
    span = (TEXT.index(answer), TEXT.index(answer) + len(answer)) if answer else None
    return Example("own", "g", question, "两县修桥", TEXT, span, "amount", (answer,) if answer else ())


@pytest.mark.parametrize(
    ("question", "value", "wanted"),
    [
        ("白水县投资多少万元？", "420万元", "白水县投资420万元"),
        ("清河县修桥是谁带队", "罗明义", "清河县修桥是罗明义带队"),
        ("白水县哪一年修的桥", "去年", "白水县去年修的桥"),
        ("清河县修了几座桥", "5座", "清河县修了5座桥"),
    ],
)
def test_a_claim_has_the_value_where_the_question_asks(question: str, value: str, wanted: str) -> None:
    made = claim_with(question, value, random.Random(1))
    assert made
    assert made.replace("是不是", "是").replace("是否是", "是").startswith(wanted)
    assert made != wanted


@pytest.mark.parametrize("question", ["白水县为什么修桥", "白水县怎样修桥", "哪些县修了桥", "白水县修了桥吗"])
def test_what_asks_for_no_value_makes_no_claim(question: str) -> None:
    assert claim_with(question, "420万元", random.Random(1)) is None


def test_a_false_claim_has_another_value_of_the_sort() -> None:
    asked = example("白水县投资多少", "420万元")
    made = [Claims([asked]).claim(asked, random.Random(seed)) for seed in range(60)]
    verdicts = {one.verdict for one in made if one}
    assert verdicts == {"yes", "no"}
    for one in filter(None, made):
        assert ("420万元" in one.question) == (one.verdict == "yes")
        assert "万元" in one.question
    assert any("610万元" in one.question for one in made if one)


def test_a_claim_of_what_is_not_told_is_not_settled() -> None:
    asked = example("石门县投资多少", None)
    made = [Claims([]).claim(asked, random.Random(seed)) for seed in range(20)]
    assert {one.verdict for one in made if one} == {"unsaid"}


def test_written_claims_stand_over_known_paragraphs_and_say_what_they_rest_on() -> None:
    articles = read_articles(sorted(DATA.glob("articles_*.jsonl")))
    paragraphs = {id: article["paragraphs"] for id, article in articles.items()}
    files = sorted(DATA.glob("claims_*.jsonl"))
    seen: set[tuple[str, str]] = set()
    for path in files:
        for line in map(json.loads, path.read_text("utf-8").splitlines()):
            assert line["verdict"] in VERDICTS
            assert line["evidence"] in paragraphs[line["article_id"]][line["paragraph"]], line
            seen.add((line["article_id"], line["question"]))
        assert all(one.verdict for one in written_claims(path, articles))
    assert len(seen) > 2000


def test_questions_for_yes_or_no_of_articles_are_claims(tmp_path: Path) -> None:
    said = {
        "question": "修了桥吗",
        "type": "yesno",
        "paragraph": 0,
        "answers": ["修了3座桥"],
        "verdict": "yes",
    }
    unsaid = {"question": "修了路吗", "type": "yesno", "paragraph": 0, "unanswerable": True}
    other = {"question": "修了几座", "type": "count", "paragraph": 0, "answers": ["3座"]}
    path = tmp_path / "articles.jsonl"
    article = {"id": "a", "title": "修桥", "paragraphs": [TEXT], "questions": [said, unsaid, other]}
    path.write_text(json.dumps(article), "utf-8")
    assert [(one.question, one.verdict) for one in own_claims(path)] == [
        ("修了桥吗", "yes"),
        ("修了路吗", "unsaid"),
    ]


def test_an_answer_is_as_long_at_most_in_training_as_at_run_time() -> None:
    assert LONGEST == spans.LONGEST


def test_the_loss_of_whole_spans_is_that_of_all_spans_counted_one_by_one() -> None:
    torch.manual_seed(0)
    windows = [Window(list(range(20)), 5, 7, 9, 0), Window(list(range(20)), 5, 0, 0, 1)]
    batch = collate(windows)
    logits = torch.randn(2, 20, 2)
    losses = []
    for row, window in zip(logits, windows, strict=True):
        scores = {(0, 0): row[0].sum()}
        scores |= {(i, j): row[i, 0] + row[j, 1] for i in range(5, 19) for j in range(i, 19)}
        losses.append(torch.stack(list(scores.values())).logsumexp(0) - scores[window.first, window.last])
    assert compound_loss(logits, batch.allowed, batch.answers) == pytest.approx(
        float(sum(losses)) / 2, abs=1e-4
    )
