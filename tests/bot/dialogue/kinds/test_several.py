"""Several things at once, comparisons and sums."""

import pytest

from bot.dialogue.kinds.operands import comparison_in, sum_in
from bot.dialogue.kinds.splitting import items_asked, keywords_asked, plain_form, questions_asked

from .conftest import Asking


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("甲等户、乙等户和丙等户各补多少", ["甲等户", "乙等户", "丙等户"]),
        ("北湾镇收了多少瓶药、多少口罩、几箱水", ["药", "口罩", "水"]),
        ("北湾厂哪年开工，哪年建的工会", ["开工", "建的工会"]),
        ("五星级和四星级饭店分别有多少家", ["五星级饭店", "四星级饭店"]),
        ("陈平是谁？北湾镇修渠多少公里？", ["陈平", "公里"]),
    ],
)
def test_a_question_is_split_where_it_asks_again(question: str, labels: list[str]) -> None:
    plain = plain_form(question)
    parts = items_asked(plain) or questions_asked(plain)
    assert [part.label for part in parts][1:] == labels[1:]
    assert len(parts) == len(labels)


def test_who_is_asked_for_is_the_label() -> None:
    assert questions_asked(plain_form("陈平是谁？北湾镇修渠多少公里？"))[0].label == "陈平"


def test_a_part_is_not_named_by_the_word_that_asks() -> None:
    parts = questions_asked(plain_form("剧场总造价多少，政府出了多少"))
    assert [part.label for part in parts] == ["剧场总造价", "政府出"]


@pytest.mark.parametrize(
    "question",
    [
        "北湾镇修了多少公里路",
        "北湾镇修了多少公里路？？",
        "你知道北湾镇吗？它修了多少公里路？",
        "谁写的",
        "北湾镇和南湾镇在哪里",
        "哪个市哪个县",
        "北湾镇的学校有哪些，各多少所",
    ],
)
def test_one_question_is_not_split(question: str) -> None:
    plain = plain_form(question)
    assert not items_asked(plain)
    assert not questions_asked(plain)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("北湾绣坊 绣娘人数 销售额", ["绣娘人数", "销售额"]),
        ("北湾绣坊 销售额", []),
        ("绣娘人数 销售额", []),
        ("北湾绣坊 销售额 多少", []),
    ],
)
def test_keywords_that_end_with_several_measures_ask_for_each(question: str, labels: list[str]) -> None:
    assert [part.label for part in keywords_asked(plain_form(question))] == labels


def test_the_parts_are_told_with_their_labels_and_cited(ask: Asking) -> None:
    answer = ask("青螺镇茶农合作社一级户、二级户、三级户各分多少钱")
    assert answer.text == "一级户：3000元；二级户：2000元；三级户：1200元"
    assert [part.label for part in answer.parts] == ["一级户", "二级户", "三级户"]
    for part in answer.parts:
        start, end = part.citation.span or (0, 0)
        assert part.citation.quote[start:end] == part.text
    assert len(answer.evidence) == 1


def test_a_part_that_is_not_told_is_said_to_be_missing(ask: Asking) -> None:
    answer = ask("白溪镇运来了多少袋水泥、多少把铁锨、几台抽水机")
    assert answer.text is not None
    assert "600余袋" in answer.text
    assert "45把" in answer.text
    assert answer.text.endswith("抽水机：报上没有写")
    assert len(answer.parts) == 2


def test_ten_parts_are_too_many(ask: Asking) -> None:
    many = "、".join(f"{char}组" for char in "甲乙丙丁戊己庚辛壬癸")
    answer = ask(f"{many}各有多少人")
    assert (answer.kind, answer.outcome) == ("talk", "talk")
    assert "8" in (answer.reply or "")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("投入的资金，青螺镇和白溪镇哪个多", "白溪镇多"),
        ("青螺镇茶农合作社的采茶组和炒茶组哪个多", "采茶组多：采茶组8个，炒茶组3个，相差5个"),
        ("青螺镇茶农合作社的女社员多还是外村社员多", "女社员多"),
    ],
)
def test_what_is_more_is_told_with_both_values(ask: Asking, question: str, told: str) -> None:
    answer = ask(question)
    assert (answer.text or "").startswith(told)
    assert len(answer.parts) == 2


def test_operands_are_read_again_in_the_unit_of_the_surest(ask: Asking) -> None:
    assert "11.5分" in (ask("东坡村的得分比西坝村高多少").text or "")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青螺镇茶农合作社的采茶组、炒茶组、运输组一共多少个", "13个（8个+3个+2个=13个"),
        ("青螺镇茶农合作社有几名社员不是外村的", "45名（64名-19名=45名"),
    ],
)
def test_a_sum_shows_its_working(ask: Asking, question: str, told: str) -> None:
    assert (ask(question).text or "").startswith(told)


def test_a_sum_without_an_operand_is_refused(ask: Asking) -> None:
    answer = ask("青螺镇茶农合作社的采茶组和养蜂组一共多少个")
    assert answer.text is None
    assert answer.outcome == "mentioned"
    assert "养蜂组：报上没有写" in (answer.reply or "")


def test_a_thing_is_not_compared_with_itself(ask: Asking) -> None:
    answer = ask("青螺镇和青螺镇哪个茶农多")
    assert answer.outcome == "talk"


@pytest.mark.parametrize("question", ["全镇一共多少户", "青螺镇比去年怎么样", "合作社共有几个组", "谁家茶多"])
def test_a_plain_question_is_no_sum(question: str) -> None:
    plain = plain_form(question)
    assert sum_in(plain) is None
    assert comparison_in(plain) is None
