"""What other articles report of an answer: another value, the same, or nothing that bears on it."""

import json
from pathlib import Path

import pytest

from bot import Answer
from bot.dialogue.timeline.figures import figures_in
from bot.dialogue.timeline.reports import add_reports
from retriever import Citation, Retriever
from tests.encoders import HashingEncoder

_QUESTION = "青岗镇2022年粮食产量多少"
_FIRST = "2022年，青岗镇粮食产量3.4万吨。"


def reported(folder: Path, *others: str, first: str = _FIRST, question: str = _QUESTION) -> Answer:
    """Return the answer of the first article's first value, with what the other articles report of it."""
    rows = [
        {"id": str(number), "title": "秋收", "date": f"2023-0{number + 1}-05", "text": text}
        for number, text in enumerate((first, *others))
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "a.jsonl")
        named = archive.reference("0")
        assert named is not None
        value = next(figures_in(first, named.date)).value
        cited = Citation(named, 0, first, (value.start, value.end))
        answer = Answer(question, first[value.start : value.end], 0.9, citations=(cited,))
        return add_reports(answer, archive)


def test_another_value_and_its_confirmation_are_told_each_with_its_place(tmp_path: Path) -> None:
    answer = reported(
        tmp_path,
        "去年青岗镇的粮食总产量为3.1万吨，种粮大户拿到了补贴。",
        "青岗镇去年粮食产量34000吨，仓库都装满了，农机手歇不下来。",
    )
    (other,), (same,) = answer.alternatives, answer.confirming
    assert (other.text, other.citation.article.id) == ("3.1万吨", "1")
    assert same.span is not None
    assert same.quote[slice(*same.span)] == "34000吨"
    assert Answer.from_json(answer.to_json()).confirming == answer.confirming


@pytest.mark.parametrize(
    "other",
    [
        "2021年，青岗镇粮食产量2.9万吨，那年大旱。",
        "与青岗镇相邻的白庙镇，2022年粮食产量2.2万吨。",
        "青岗镇计划2022年粮食产量达到4万吨，种子已经下地。",
        "2022年，青岗镇稻谷产量2.1万吨，米厂收走一半。",
        "2022年，青岗镇粮食产量比上年增加0.2万吨，农户说够吃了。",
        "2022年，全县粮食产量41万吨，青岗镇排在前头。",
        "2022年，青岗镇人均粮食产量1.1吨，比邻近的镇都高。",
    ],
)
def test_what_looks_alike_and_contradicts_nothing_is_not_told(tmp_path: Path, other: str) -> None:
    answer = reported(tmp_path, other)
    assert (answer.alternatives, answer.confirming) == ((), ())


@pytest.mark.parametrize("printed", ["近3.5万吨", "约3.3万吨", "3.42万吨", "3万多吨", "34000吨", "超过3万吨"])
def test_rounding_and_another_unit_confirm(tmp_path: Path, printed: str) -> None:
    answer = reported(tmp_path, f"青岗镇2022年粮食产量{printed}，晒场上一片金黄，人人脸上带笑。")
    assert answer.alternatives == ()
    assert len(answer.confirming) == 1


def test_an_article_that_gives_two_values_contradicts_nobody(tmp_path: Path) -> None:
    answer = reported(tmp_path, "青岗镇2022年粮食产量2.8万吨。粮站的人说，青岗镇2022年粮食产量3.9万吨。")
    assert answer.alternatives == ()


def test_reprints_confirm_nothing_and_count_once(tmp_path: Path) -> None:
    text = f"{_FIRST}晒场上堆满了稻谷，收购的车排到了桥头，老人们说多年没有见过。"
    again = "青岗镇去年粮食产量3.4万吨，县里的农技员在田头开会，把经验讲给邻镇的人听。"
    answer = reported(tmp_path, text, again, again, first=text)
    assert [one.article.id for one in answer.confirming] == ["2"]
    assert [article.id for article in answer.confirming[0].reprints] == ["3"]


@pytest.mark.parametrize(("other", "told"), [("截至2022年12月4日", ["五人"]), ("截至2022年11月15日", [])])
def test_a_toll_is_told_with_the_one_before_it(tmp_path: Path, other: str, told: list[str]) -> None:
    answer = reported(
        tmp_path,
        f"{other}，黑石煤矿事故已造成五人遇难，巷道还在排水。",
        first="截至2022年12月9日，黑石煤矿事故已造成八人遇难，搜救结束。",
        question="黑石煤矿事故造成多少人遇难",
    )
    assert [one.text for one in answer.alternatives] == told
