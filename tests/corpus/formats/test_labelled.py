"""Texts whose first lines are labelled are the article that they name."""

from pathlib import Path

import pytest

from corpus.layout import reconstruct
from corpus.model import Article, Page
from corpus.readers import read

BODY = "　　本报讯　梨花坳的蜂农今年收蜜三千斤。\n　　合作社说，明年还要添二百箱蜂。\n"
HEAD = "标题：梨花坳的蜂农\n作者：林小满\n日期：2023年5月6日\n来源：云岭日报\n版次：第3版\n"


def articles(tmp_path: Path, text: str) -> tuple[Article, ...]:
    path = tmp_path / "one.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = read(path)
    for article in document.articles:
        for line in (*article.head, *article.paragraphs):
            for run in line.runs:
                there = document.page.text[run.source : run.source + run.length]
                assert there == line.text[run.start : run.start + run.length]
    return document.articles


def test_the_labels_are_the_values_of_the_article_and_the_rest_is_its_text(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, f"{HEAD}\n{BODY}")
    assert (article.title, article.byline, article.date) == ("梨花坳的蜂农", "林小满", "2023-05-06")
    assert (article.newspaper, article.edition) == ("云岭日报", "3")
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "本报讯　梨花坳的蜂农今年收蜜三千斤。",
        "合作社说，明年还要添二百箱蜂。",
    ]
    assert [(line.role, line.text) for line in article.head] == [
        ("title", "梨花坳的蜂农"),
        ("byline", "林小满"),
    ]
    known = {one.name: one.ways for one in article.known}
    assert (known["date"], known["newspaper"], known["edition"]) == (("label",),) * 3
    assert known["author"] == ("byline",)


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("標題：蜂农\n記者：林小满\n", {"title": "蜂农", "byline": "林小满"}),
        ("【标题】蜂农\n【日期】2023-5-6 08:30\n【正文】\n", {"title": "蜂农", "date": "2023-05-06"}),
        (
            "标　题: 蜂农为什么忙？\n报　纸: 《云岭日报》\n",
            {"title": "蜂农为什么忙？", "newspaper": "云岭日报"},
        ),
        ("Title: 蜂农\nDate: 20230506\n", {"title": "蜂农", "date": "2023-05-06"}),
        ("题目：蜂农\n\n日期：二〇二三年五月六日\n\n正文：", {"title": "蜂农", "date": "2023-05-06"}),
        (
            "标题：蜂农\n来源：云岭日报2023年5月6日第A3版\n字数：812\n作者：林小满\n通讯员：周禾\n",
            {
                "newspaper": "云岭日报",
                "date": "2023-05-06",
                "edition": "A3",
                "byline": "林小满 周禾",
            },
        ),
        (
            "肩题：山乡\n标题：蜂农\n副标题：蜜甜\n版次：03版 要闻\n来源：新华社\n体裁：通讯\n编号：x7\n",
            {
                "kicker": "山乡",
                "subtitle": "蜜甜",
                "edition": "3",
                "section": "要闻",
                "newspaper": "新华社",
                "genre": "通讯",
                "key": "x7",
            },
        ),
    ],
)
def test_labels_are_written_in_many_ways(tmp_path: Path, head: str, values: dict[str, str]) -> None:
    (article,) = articles(tmp_path, head + BODY)
    assert {name: getattr(article, name) for name in values} == values
    assert article.paragraphs[0].text == "本报讯　梨花坳的蜂农今年收蜜三千斤。"


def test_without_a_headline_the_labels_are_of_all_that_stands_below(tmp_path: Path) -> None:
    found = articles(tmp_path, f"日期：2023-05-06\n来源：云岭日报\n\n梨花坳的蜂农\n\n{BODY}")
    assert {(one.newspaper, one.date) for one in found} == {("云岭日报", "2023-05-06")}
    assert "梨花坳的蜂农" in [one.title for one in found]


def test_an_interview_begins_where_its_first_question_does(tmp_path: Path) -> None:
    (article,) = articles(tmp_path, f"{HEAD}\n记者：今年的蜜怎么样？\n蜂农：比去年好。\n")
    assert article.byline == "林小满"
    assert [one.text for one in article.paragraphs] == ["记者：今年的蜜怎么样？", "蜂农：比去年好。"]


@pytest.mark.parametrize(
    "text",
    [
        f"梨花坳的蜂农\n\n{BODY}\n日期：2023年5月6日\n来源：云岭日报\n\n{BODY}",
        "梨花坳的蜂农\n\n标题：蜂农\n作者：林小满\n" + BODY,
        "日期：2023年5月6日\n\n" + BODY,
        "记者：今年的蜜怎么样？\n蜂农：比去年好。\n",
        "标题：梨花坳的蜂农\n作者：林小满\n",
    ],
)
def test_a_text_with_such_a_line_elsewhere_does_not_change(tmp_path: Path, text: str) -> None:
    found = articles(tmp_path, text)
    as_a_page = reconstruct(Page("one.txt", text))
    assert [(one.title, one.head, one.paragraphs, one.date) for one in found] == [
        (one.title, one.head, one.paragraphs, one.date) for one in as_a_page
    ]
