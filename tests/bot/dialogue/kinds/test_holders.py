"""Who of an office the articles name, what is new of a place, and digests where nothing is read plainly."""

import json
from pathlib import Path

import pytest

from bot import Assistant
from retriever import Retriever

PAPERS = (
    (
        "湖水清了",
        "本报白溪讯 白溪镇关停化工企业58家，拆除围网4.3万亩，清淤1260万立方米，月湖水质今年首次达标。",
        "“水好了，鸟也多了。”省湿地中心研究员蒲望川说，月湖鸟类由104种增加到187种。",
    ),
    (
        "山上有了林",
        "78岁的乔守拙走起山路来，年轻人都跟不上。这位省林业科学院研究员背着仪器爬上了猫儿坡。",
        "石浦镇的造林队长卢远峰说，41年来坡上种活了61种树。",
    ),
    ("石浦渡口换新船", "本报石浦讯 石浦镇渡口换了新船，过江时间缩短到18分钟。"),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("holders")
    source = folder / "papers.jsonl"
    lines = (
        {"id": f"h{n}", "title": head, "text": "\n".join(text)} for n, (head, *text) in enumerate(PAPERS)
    )
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    archive = Retriever.open(folder / "index", create=True)
    archive.add(source)
    return Assistant(archive)


@pytest.mark.parametrize(
    "question",
    [
        "报上提到的研究员有哪几位",
        "报道里出现的研究员都有谁",
        "报上提到了哪些研究员",
        "有哪几位研究员上过报",
        "文章里的研究员有哪些",
    ],
)
def test_all_who_bear_an_office_are_listed(asked: Assistant, question: str) -> None:
    answer = asked.answer(question)
    assert answer.kind == "catalogue"
    assert [part.label for part in answer.parts] == ["蒲望川", "乔守拙"]
    assert all("研究员" in part.text for part in answer.parts)


def test_nobody_bears_an_office_that_no_page_names(asked: Assistant) -> None:
    assert asked.answer("报上提到的院士有哪几位").kind != "catalogue"


@pytest.mark.parametrize(
    "question",
    ["石浦镇最近都有些什么消息", "石浦镇有啥新闻", "最近石浦镇有什么新闻", "石浦镇那边最近有什么动静"],
)
def test_the_news_of_a_place_are_the_articles_that_name_it(asked: Assistant, question: str) -> None:
    answer = asked.answer(question)
    assert answer.kind == "catalogue"
    assert {one.article.title for one in answer.citations} == {"山上有了林", "石浦渡口换新船"}


@pytest.mark.parametrize("question", ["介绍一下月湖是怎么治好的", "说说月湖是如何变清的"])
def test_how_something_came_about_is_told_by_its_article(asked: Assistant, question: str) -> None:
    answer = asked.answer(question)
    assert answer.text and "白溪镇关停化工企业58家" in answer.text
