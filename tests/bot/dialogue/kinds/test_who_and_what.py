"""Who somebody is, what a thing is, what a value means."""

from pathlib import Path

import pytest

from bot import Assistant
from retriever import Retriever

from .conftest import Asking


@pytest.mark.parametrize(
    "question", ["卢远峰是谁", "卢远峰是什么人？", "介绍一下卢远峰这个人", "盧遠峰是做什麼的", "卢远峰 职务"]
)
def test_a_person_is_what_stands_before_the_name(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.text == "合作社党支部书记、理事长"
    start, end = answer.citations[0].span or (0, 0)
    assert answer.citations[0].quote[start:end] == answer.text


def test_two_persons_of_one_name_are_told_apart(ask: Asking) -> None:
    answer = ask("陈小满是谁")
    told = {answer.text, *(other.text for other in answer.alternatives)}
    assert told == {"湖畔小学教师", "北岭乡卫生院医生"}
    assert answer.citations[0].article != answer.alternatives[0].citation.article


def test_a_person_nobody_speaks_of_is_nobody(ask: Asking) -> None:
    assert ask("郝大川是谁").text is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("什么是“一园三带”", "中心茶园、采摘带、观光带、研学带"),
        ("“三送服务”是指什么", "送技术、送农资、送订单"),
        ("茶银行是啥意思", "茶农把鲜叶存进合作社、年底按存量领取红利的一种做法"),
    ],
)
def test_a_thing_is_what_its_sentence_defines(ask: Asking, question: str, told: str) -> None:
    assert ask(question).text == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("860万元是干什么用的", "修建茶园道路"),
        ("那42个搬迁户是哪儿的", "白溪镇"),
        ("5320册是什么", "种植手册"),
        ("35公里说的是什么", "引水渠"),
        ("五千三百二十册指的是什么", "种植手册"),
    ],
)
def test_a_value_means_what_its_clause_says(ask: Asking, question: str, told: str) -> None:
    assert told in (ask(question).text or "")


def test_a_value_that_no_page_prints_means_nothing(ask: Asking) -> None:
    assert ask("7777册是什么").outcome in ("absent", "mentioned")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("蒲雄是谁", "桑日县纪检监察干部"),
        ("那曲积分超市是怎么回事", "“积分超市”"),
        ("“一大四小”工程是什么", "大广场、小茶馆、小超市、小广播、小公园"),
        ("624头说的是什么", "牦牛存栏量"),
    ],
)
def test_the_bundled_archive_tells_who_and_what(ask_bundled: Asking, question: str, told: str) -> None:
    assert told in (ask_bundled(question).text or "")


@pytest.mark.parametrize(
    "question", ["白溪镇的卢远峰是谁", "白溪镇的860万元是干什么用的", "白溪镇的“一园三带”是什么"]
)
def test_what_is_another_places_is_refused(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.text is None
    assert "白溪镇" in answer.unsaid


@pytest.mark.parametrize(
    ("question", "told"),
    [("桐岭乡网址是什么", "www.tong-ling.gov.cn"), ("桐岭乡的邮箱是什么", "tl.bm@126.com")],
)
def test_where_to_write_is_a_value_and_no_meaning(question: str, told: str, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(
        "---\ntitle: 桐岭乡办事大厅\n---\n\n"
        "桐岭乡办事大厅开放，桐岭乡网址为www.tong-ling.gov.cn，邮箱为tl.bm@126.com，群众都很高兴。\n",
        encoding="utf-8",
    )
    with Retriever.open(tmp_path / "index", create=True) as archive:
        archive.add(source)
        assert Assistant(archive).answer(question).text == told
