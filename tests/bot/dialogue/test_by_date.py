import json
from pathlib import Path

import pytest

from bot import Assistant, Conversation
from bot.dialogue.by_date import Day, Order, parse_day, parse_many, parse_order
from retriever import Retriever

ARTICLES = [
    {"id": "p1", "title": "水库放水", "date": "2021-07-03", "text": "柳湾水库今日放水。"},
    {"id": "p2", "title": "水库清淤", "date": "2022-11-20", "text": "柳湾水库清淤三万方。"},
    {"id": "p3", "title": "水库封冻", "date": "2022-12-28", "text": "柳湾水库昨夜封冻。"},
    {"id": "p4", "title": "坝下人家", "text": "坝下住着九户人家。"},
]


@pytest.mark.parametrize(
    ("turn", "day"),
    [
        ("2022年的报道有哪些", Day(2022, None, None)),
        ("2022年11月的报道", Day(2022, 11, None)),
        ("7月3日的报道", Day(None, 7, 3)),
        ("2021-07-03的报道", Day(2021, 7, 3)),
        ("2022年有多少篇报道", Day(2022, None, None)),
        ("2022年发表了哪些文章", Day(2022, None, None)),
    ],
)
def test_a_day_is_asked_for(turn: str, day: Day) -> None:
    asked = parse_day(turn)
    assert asked is not None
    assert asked[1] == day


@pytest.mark.parametrize(
    "turn", ["报道", "20的报道", "2022年的收入", "2022年的报道写了什么", "关于2022年的报道"]
)
def test_no_day_is_asked_for(turn: str) -> None:
    assert parse_day(turn) is None


@pytest.mark.parametrize(
    ("turn", "order"),
    [
        ("最新的一篇是什么", Order.NEWEST),
        ("最近的报道", Order.NEWEST),
        ("哪篇最新", Order.NEWEST),
        ("最早的一篇", Order.OLDEST),
        ("最新的政策是什么", None),
    ],
)
def test_an_end_is_asked_for(turn: str, order: Order | None) -> None:
    assert parse_order(turn) is order


@pytest.mark.parametrize(
    ("turn", "many"),
    [
        ("最新的一篇是什么", 1),
        ("最早的报道是哪一篇", 1),
        ("哪篇最新", 1),
        ("最近的两篇", 2),
        ("最新的12篇报道", 12),
        ("最近的报道", None),
        ("最新的文章有哪些", None),
        ("最新的政策是什么", None),
    ],
)
def test_so_many_of_an_end_are_asked_for(turn: str, many: int | None) -> None:
    assert parse_many(turn) == many


def test_who_asks_for_the_newest_is_told_that_one_and_more_on_request(talk: Conversation) -> None:
    newest = talk.ask("最新的一篇是什么")
    assert [cited.article.id for cited in newest.citations] == ["p3"]
    assert (newest.reply or "").startswith("最新的一篇：")
    assert [cited.article.id for cited in talk.ask("更多").citations] == ["p2", "p1"]
    assert [cited.article.id for cited in talk.ask("最早的三篇报道").citations] == ["p1", "p2", "p3"]


def test_the_articles_of_a_year_are_listed_by_their_dates(talk: Conversation) -> None:
    answer = talk.ask("2022年的报道有哪些")
    assert answer.kind == "catalogue"
    assert "水库清淤" in (answer.reply or "")
    assert "水库封冻" in (answer.reply or "")
    assert "水库放水" not in (answer.reply or "")
    opened = talk.ask("第2条").article
    assert opened is not None
    assert opened.title == "水库封冻"


def test_a_year_without_articles_is_told(talk: Conversation) -> None:
    answer = talk.ask("2019年的报道")
    assert (answer.kind, answer.reply) == ("catalogue", "收录的文章里没有2019年的。")


@pytest.mark.parametrize(("turn", "first"), [("最新的一篇是什么", "水库封冻"), ("最早的一篇", "水库放水")])
def test_the_first_of_either_end_comes_first(talk: Conversation, turn: str, first: str) -> None:
    lines = (talk.ask(turn).reply or "").splitlines()
    assert lines[1].startswith(f"1. 《{first}》")
    assert not any("坝下人家" in line for line in lines)


@pytest.mark.parametrize("turn", ["一共多少篇", "一共有几篇报道", "总共多少文章"])
def test_how_many_there_are(talk: Conversation, turn: str) -> None:
    assert "4 篇文章" in (talk.ask(turn).reply or "")


def test_the_articles_of_one_paper_are_told(tmp_path: Path) -> None:
    source = tmp_path / "papers.jsonl"
    printed = [
        dict(paper, newspaper=name)
        for paper, name in zip(ARTICLES[1:3], ("柳湾日报", "坝下晚报"), strict=True)
    ]
    source.write_text("\n".join(json.dumps(paper, ensure_ascii=False) for paper in printed), "utf-8")
    with Retriever.open(tmp_path / "index", create=True) as opened:
        opened.add(source)
        reply = Assistant(opened).conversation().ask("坝下晚报2022年有什么新闻").reply or ""
    assert reply.startswith("坝下晚报2022年的有 1 篇：")
    assert "水库封冻" in reply
    assert "水库清淤" not in reply


def test_articles_without_dates_are_told(tmp_path: Path) -> None:
    source = tmp_path / "papers.jsonl"
    source.write_text(json.dumps(ARTICLES[3], ensure_ascii=False), "utf-8")
    with Retriever.open(tmp_path / "index", create=True) as opened:
        opened.add(source)
        assert "没有写日期" in (Assistant(opened).conversation().ask("2022年的报道").reply or "")
