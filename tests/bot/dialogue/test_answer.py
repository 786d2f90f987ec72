"""An answer goes through JSON and comes back, and says which of four outcomes it is."""

import pytest

from bot.dialogue.answer import Alternative, Answer, Item, Part
from retriever import ArticleReference, Citation, Hit

CITED = Citation(ArticleReference("a1", "渡口通桥"), 0, "新桥长420米，投资1.2亿元。", (3, 7))
TALK = Answer("你好", None, 1.0, kind="talk", reply="你好，请问。")
LISTED = Answer("有哪些文章", None, 1.0, kind="catalogue", reply="共 1 篇文章：", citations=(CITED,))
MENTIONED = Answer("新桥谁修的", None, 0.2, kind="refusal", nearest=(Hit(1.0, "新桥", CITED),), mention=CITED)
COMPOSED = Answer(
    "新桥多长、投资多少",
    "多长：420米；投资：1.2亿元",
    0.8,
    citations=(CITED,),
    items=(Item("420米", (3, 7)),),
    alternatives=(Alternative("400米", CITED),),
    parts=(Part("多长", "420米", CITED),),
)


@pytest.mark.parametrize("answer", [TALK, LISTED, MENTIONED, COMPOSED])
def test_an_answer_comes_back_from_json_as_it_was(answer: Answer) -> None:
    assert Answer.from_json(answer.to_json()) == answer


def test_an_answer_of_an_earlier_release_is_read() -> None:
    value = COMPOSED.to_json()
    for name in ("outcome", "parts", "mention", "unsaid", "instead"):
        del value[name]
    assert Answer.from_json(value).text == COMPOSED.text


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
