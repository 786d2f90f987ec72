"""One thing at two times: the difference as it is printed, or reckoned from both values."""

import pytest

from bot.dialogue.kinds.two_times import is_printed_difference, pair_around
from retriever import ArticleReference, Citation

from .conftest import Asking

HEAD = ArticleReference("t", None, None, None, None, None, "t.md")


def cited(quote: str, marked: str) -> Citation:
    start = quote.index(marked)
    return Citation(HEAD, 0, quote, (start, start + len(marked)))


@pytest.mark.parametrize(
    ("quote", "marked", "pair"),
    [
        ("果园由40户增加到70户，卖得好。", "70户", ("40户", "70户")),
        ("果园由40户增加到70户，卖得好。", "40户", ("40户", "70户")),
        ("票价从12元降为9元。", "9元", ("12元", "9元")),
        ("一季度亏18万元，上年同期为亏42万元。", "18万元", ("42万元", "18万元")),
    ],
)
def test_a_sentence_prints_both_times(quote: str, marked: str, pair: tuple[str, str]) -> None:
    found = pair_around(cited(quote, marked))
    assert found is not None
    assert tuple(quote[one.start : one.end] for one in found) == pair


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("果园有40户，茶园有70户。", "70户"),
        ("果园今年有70户。", "70户"),
        ("从村里出发走40公里，到县城再走70公里。", "70公里"),
        ("果园有70户，去年花了3万元，茶园40户。", "70户"),
    ],
)
def test_two_things_are_not_two_times(quote: str, marked: str) -> None:
    assert pair_around(cited(quote, marked)) is None


@pytest.mark.parametrize(
    ("quote", "marked", "printed"),
    [
        ("产量比去年增加30吨。", "30吨", True),
        ("满意率同比提高了5个百分点。", "5个百分点", True),
        ("产量增加到30吨。", "30吨", False),
        ("产量30吨，增长两成。", "30吨", False),
    ],
)
def test_a_change_is_told_from_a_level(quote: str, marked: str, printed: bool) -> None:
    assert is_printed_difference(cited(quote, marked)) is printed


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石浦渡口的渡船比原来多了几艘", "多9艘（15艘-6艘；原来6艘，后来15艘）"),
        ("石浦渡口过江时间缩短了多少分钟", "缩短22分钟（40分钟-18分钟；原来40分钟，后来18分钟）"),
    ],
)
def test_the_working_is_shown(ask: Asking, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.text == told
    assert len(answer.parts) == 2
    for part in answer.parts:
        start, end = part.citation.span or (0, 0)
        assert part.citation.quote[start:end] == part.text


def test_a_level_is_no_difference(ask: Asking) -> None:
    answer = ask("石浦渡口今年运送的学生比去年多了多少人次")
    assert answer.text is None
    assert "9200人次" in (answer.reply or "")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("石浦渡口的码头和栈桥哪个更长", "栈桥长：码头85米，栈桥140米，相差55米"),
        ("石浦渡口的甲板组比轮机组多几人", "甲板组多7人（21人-14人；甲板组21人，轮机组14人）"),
    ],
)
def test_the_word_that_is_asked_in_is_told(ask: Asking, question: str, told: str) -> None:
    assert ask(question).text == told


@pytest.mark.parametrize("question", ["石浦渡口的甲板组比潜水组多几人", "石浦渡口的潜水组和轮机组一共多少人"])
def test_a_side_that_is_not_told_is_never_another_ones_value(ask: Asking, question: str) -> None:
    assert ask(question).text is None
