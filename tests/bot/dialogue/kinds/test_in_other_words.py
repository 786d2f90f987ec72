"""Questions of every kind as different people put them: out of order, without units, in everyday words."""

import pytest

from bot.dialogue.kinds.claims import claim_in
from bot.dialogue.kinds.everyday import in_print

from .conftest import Asking


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("合作社的采茶组和炒茶组哪个多", ("采茶组多", "8个", "3个")),
        ("合作社的采茶组比运输组多几个", ("多6个", "8个", "2个")),
        ("合作社的炒茶组和运输组数量哪个大", ("炒茶组大", "3个", "2个")),
        ("一级户和三级户分的钱差多少", ("1800元",)),
    ],
)
def test_each_operand_is_the_value_beside_its_own_label(
    ask: Asking, question: str, told: tuple[str, ...]
) -> None:
    text = ask(question).text or ""
    assert all(piece in text for piece in told), text


def test_what_is_told_of_a_part_is_not_given_to_the_whole(ask: Asking) -> None:
    answer = ask("青螺镇合作社有多少名社员，其中女社员几名")
    assert answer.text is not None
    assert "64名" in answer.text
    assert "41名" in answer.text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("青螺镇一级户分2000元对不对", "不是"),
        ("青螺镇投入的资金过了八百万没有", "是"),
        ("青螺镇投入的资金过了九百万没有", "不是"),
    ],
)
def test_a_claim_is_held_against_the_value_or_the_place_that_is_told(
    ask: Asking, question: str, says: str
) -> None:
    assert (ask(question).text or "").startswith(says)


@pytest.mark.parametrize(
    ("sentence", "missing", "elsewhere"),
    [
        ("清河县青螺镇护林员周小川说，山里下雪了", {"白溪镇"}, True),
        ("清河县青螺镇护林员陈石说，山里下雪了", {"白溪镇"}, False),
        ("护林员周小川说，山里下雪了", {"白溪镇"}, False),
        ("清河县青螺镇护林员周小川说，山里下雪了", set(), False),
    ],
)
def test_a_claimed_place_is_contradicted_by_another_place_of_the_same_person(
    sentence: str, missing: set[str], elsewhere: bool
) -> None:
    claim = claim_in("周小川是在白溪镇当护林员吗")
    assert claim is not None
    assert claim.is_told_of_elsewhere(sentence, missing) is elsewhere


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("是哪个镇运来了45把铁锨", "白溪镇"),
        ("860万元是怎么来的", "青螺镇"),
        ("5320册是干嘛的", "种植手册"),
    ],
)
def test_a_value_is_told_wherever_the_question_asks(ask: Asking, question: str, told: str) -> None:
    assert told in (ask(question).text or "")


def test_a_writer_is_told_by_the_credit(ask: Asking) -> None:
    answer = ask("方晓舟干嘛的")
    assert answer.text is not None
    assert "记者" in answer.text
    assert "方晓舟" in answer.citations[0].quote


def test_a_term_that_nothing_defines_is_told_by_the_sentence_that_brings_it(ask: Asking) -> None:
    answer = ask("户均增收是什么意思")
    assert answer.text is not None
    assert "户均增收" in answer.text
    assert answer.text in answer.citations[0].quote


def test_everyday_words_are_read_as_papers_print_them(ask: Asking) -> None:
    assert ask("青螺镇的茶园道路花了多少钱").text == "860万元"


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("修桥花了多少钱", ["修桥投入资金多少元", "修桥总投资多少元"]),
        ("建学校国家出了多少钱", ["建学校中央出了多少钱"]),
        ("茶园请了几个人干活", ["茶园聘用了多少人"]),
        ("茶园有多少亩", []),
    ],
)
def test_what_everyday_words_are_in_print(asked: str, printed: list[str]) -> None:
    assert list(in_print(asked)) == printed


def test_a_question_is_read_once(ask: Asking) -> None:
    assert ask.assistant.read("白溪镇修了多少公里引水渠") is ask.assistant.read("白溪镇修了多少公里引水渠")
