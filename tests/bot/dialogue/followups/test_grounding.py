import pytest

from bot.dialogue.followups.grounding import AnswerContext, find_unsupported, share_repeated
from retriever import ArticleReference, Citation, Hit

QUOTE = "枫林县补助按村分档：一类村每村6万元，二类村每村5万元。去年建成互助超市418家。"


def evidence(
    date: str | None = "2022-05-09", answer: str = "418家", before: str = "副县长丁一鸣说："
) -> AnswerContext:
    article = ArticleReference("m1", title="互助超市开张", date=date)
    start = QUOTE.index(answer)
    return AnswerContext(
        Hit(1.0, QUOTE, Citation(article, 1, QUOTE), before=before), start, start + len(answer)
    )


@pytest.mark.parametrize(
    "turn",
    [
        "二类村呢",
        "第二类呢",
        "去年呢",
        "互助超市多少家",
        "枫林县呢",
        "2021年呢",
        "丁一鸣说了什么",
        "哪一届",
        "枫林那几个村多少",
        "他那个村多少",
        "一年多少",
    ],
)
def test_what_the_evidence_says(turn: str) -> None:
    assert find_unsupported(turn, evidence()) is None


@pytest.mark.parametrize(
    "turn",
    ["四类村呢", "第3批呢", "明年呢", "望山县呢", "2019年呢", "王大力说了什么", "拉萨呢", "柴窝那3个村多少"],
)
def test_what_the_evidence_does_not_say(turn: str) -> None:
    assert find_unsupported(turn, evidence())


def test_a_year_needs_the_date_of_the_article() -> None:
    assert find_unsupported("2019年呢", evidence(date="2020-01-05")) is None
    assert find_unsupported("2021年呢", evidence(date="2019-01-05"))


def test_the_share_of_a_turn_that_is_said() -> None:
    assert share_repeated("互助超市多少家", evidence().near) == 1
    assert share_repeated("雪豹多少只", evidence().near) == 0
    assert 0 < share_repeated("互助基金多少", evidence().near) < 1


def test_the_clause_of_an_answer() -> None:
    assert evidence(answer="5万元").clause == "2类村每村5万元"
