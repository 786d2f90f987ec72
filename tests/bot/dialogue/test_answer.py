"""An answer goes through JSON and comes back, and says which of four outcomes it is."""

import json
from typing import get_args

import pytest

from bot.dialogue.answer import Alternative, Answer, AnswerKind, Item, Outcome, Part
from retriever import ArticleReference, Citation, Hit

CITED = Citation(ArticleReference("a1", "渡口通桥"), 0, "新桥长420米，投资1.2亿元。", (3, 7))
TALK = Answer("你好", None, 1.0, kind="talk", reply="你好，请问。")
LISTED = Answer("有哪些文章", None, 1.0, kind="catalogue", reply="共 1 篇文章：", citations=(CITED,))
MENTIONED = Answer(
    "新桥谁修的", None, 0.2, kind="refusal", nearest=(Hit(1.0, "新桥", CITED, rank=1),), mention=CITED
)
COMPOSED = Answer(
    "新桥多长、投资多少",
    "多长：420米；投资：1.2亿元",
    0.8,
    citations=(CITED,),
    items=(Item("420米", (3, 7)),),
    alternatives=(Alternative("400米", CITED),),
    parts=(Part("多长", "420米", CITED),),
)
ABSENT = Answer("旧桥谁修的", None, 0.1, "渡口旧桥谁修的", kind="refusal", unsaid=("旧桥",), instead="新桥")
BYLINE = Answer("谁写的", "丁一鸣", 0.9, citations=(Citation(CITED.article, -1, "记者 丁一鸣"),))
SHOWN = Answer("更多", None, 0.0, nearest=MENTIONED.nearest, kind="passages", reply="其他相近的段落：")
OPENED = Answer("原文", None, 1.0, citations=(CITED,), kind="article")
EVERY = [TALK, LISTED, MENTIONED, ABSENT, BYLINE, SHOWN, OPENED, COMPOSED]


def test_every_kind_and_every_outcome_is_among_these_answers() -> None:
    assert {answer.kind for answer in EVERY} == set(get_args(AnswerKind))
    assert {answer.outcome for answer in EVERY} == set(get_args(Outcome))


@pytest.mark.parametrize("answer", EVERY)
def test_an_answer_comes_back_from_json_as_it_was(answer: Answer) -> None:
    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer


def test_an_answer_of_an_earlier_release_is_read() -> None:
    value = COMPOSED.to_json()
    for name in ("outcome", "parts", "mention", "unsaid", "instead"):
        del value[name]
    assert Answer.from_json(value).text == COMPOSED.text
    value = MENTIONED.to_json()
    del value["nearest"][0]["rank"]
    assert Answer.from_json(value).nearest[0].rank == 0


@pytest.mark.parametrize(
    ("answer", "outcome", "said"),
    [
        (TALK, "talk", "你好，请问。"),
        (LISTED, "answered", "共 1 篇文章："),
        (MENTIONED, "mentioned", None),
        (Answer("谁", None, 0.0, kind="refusal"), "absent", None),
        (COMPOSED, "answered", "多长：420米；投资：1.2亿元"),
    ],
)
def test_json_says_the_outcome_and_what_was_said(answer: Answer, outcome: str, said: str | None) -> None:
    value = answer.to_json()
    assert (value["outcome"], value["text"]) == (outcome, said)
