"""The lines at the head and foot of a page that say which page it is."""

import pytest

from corpus.layout import reconstruct
from corpus.masthead import Masthead, edition_of, find_masthead, read_masthead
from corpus.model import Page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("沧源日报 2023年5月9日 第2版", ("沧源日报", "2023-05-09", "2", None)),
        ("沧源日报2023年5月9日星期二第02版综合", ("沧源日报", "2023-05-09", "2", "综合")),
        ("中华民国一百零七年三月十二日　星期一", (None, "2018-03-12", None, None)),
        ("民国九年八月三日　河东日报", ("河东日报", "1920-08-03", None, None)),
        ("中華民國一○二年十一月二十日　星期三　　C4　地方", (None, "2013-11-20", "C4", "地方")),
        ("二〇二三年五月九日 星期二 农历癸卯年三月二十 第七版", (None, "2023-05-09", "7", None)),
        ("第4版：副刊", (None, None, "4", "副刊")),
        ("沧源晚报 | 2023.5.9 | A11版", ("沧源晚报", "2023-05-09", "A11", None)),
        ("沧源日報", ("沧源日報", None, None, None)),
        ("4 要闻 2023年5月9日 星期二", (None, "2023-05-09", "4", "要闻")),
        ("５版　２０２３年５月９日　星期二", (None, "2023-05-09", "5", None)),
        ("A03　要闻　2023.05.09　星期二　编辑　张三　校对　李四", (None, "2023-05-09", "A3", "要闻")),
        ("〔第二版〕2023 年 5 月 9 日（星期二）", (None, "2023-05-09", "2", None)),
        ("副刊　水云间　2023年5月9日　星期二　沧源日报　二版", ("沧源日报", "2023-05-09", "2", None)),
        ("2023-05-09 08:30 星期二 来源：沧源日报", ("沧源日报", "2023-05-09", None, None)),
        ("2023年5月9日　沧源日报　点击：45", ("沧源日报", "2023-05-09", None, None)),
        ("要闻·民生　2023—05—09　第3版", (None, "2023-05-09", "3", "要闻·民生")),
        ("沧源日报 2023年5月9日—15日 第20期", ("沧源日报", "2023-05-09", None, None)),
    ],
)
def test_a_line_says_which_page_it_is(line: str, said: tuple[str | None, ...]) -> None:
    assert read_masthead(line) == Masthead(*said)


@pytest.mark.parametrize(
    "line",
    [
        "全县召开2023年冬修水利动员会",
        "本报讯",
        "县气象局发布预报",
        "我县公布第2版规划目录",
        "沧源日报 2023年15月9日 第2版",
        "本报记者 王小满 2023年5月9日",
        "2023年5月9日 星期二，全县召开冬修水利动员会",
        "2023年5月9日起调整三号公交线路",
        "",
    ],
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert read_masthead(line) is None


def test_parts_on_several_lines_are_put_together() -> None:
    said, numbers = find_masthead(["沧源日报", "2023年5月9日 星期二", "水渠通水", "正文。", "第2版 要闻"])
    assert said == Masthead("沧源日报", "2023-05-09", "2", "要闻")
    assert numbers == (0, 1, 4)


def test_a_day_may_stand_in_parts_below_the_name_among_what_is_printed_beside_it() -> None:
    head = [
        "沧源日报",
        "CANGYUAN RIBAO",
        "星期二",
        "2023年",
        "5月9日",
        "癸卯年三月二十",
        "今日8版",
        "第9876号",
    ]
    said, numbers = find_masthead([*head, "水渠通水", "正文。", "完。"])
    assert said == Masthead("沧源日报", "2023-05-09")
    assert numbers == tuple(range(len(head)))


def test_the_day_on_which_a_newspaper_was_founded_is_not_that_of_the_page() -> None:
    assert read_masthead("沧源日报创刊于1951年1月1日") == Masthead("沧源日报")


def test_a_day_of_a_headline_is_no_part_of_one() -> None:
    assert find_masthead(["5月9日", "水渠通水", "2023年", "正文。"]) == (Masthead(), ())


def test_a_weekday_below_the_headline_makes_no_line_sure() -> None:
    lines = ["水渠通水", "正文。", "正文二。", "正文三。", "正文四。", "正文五。", "白露 2023年5月9日 星期二"]
    assert find_masthead(lines) == (Masthead(), ())


def test_a_newspaper_s_name_alone_says_nothing() -> None:
    assert find_masthead(["沧源日报", "水渠通水", "正文。"]) == (Masthead(), ())


def test_the_articles_of_a_page_know_where_they_were_printed() -> None:
    head = "沧源日报 2023年5月9日 第2版 要闻\n\n石门水渠通水\n\n"
    text = f"{head}本报讯（记者 白露）石门水渠昨日通水，全长九公里，灌溉农田三千亩。\n"
    furniture, article = reconstruct(Page("p.txt", text))
    assert (article.newspaper, article.date, article.edition, article.section) == (
        "沧源日报",
        "2023-05-09",
        "2",
        "要闻",
    )
    assert not furniture.paragraphs
    assert [line.role for line in furniture.head] == ["furniture"]


@pytest.mark.parametrize(
    ("value", "edition"),
    [("3", "3"), ("第三版", "3"), ("A02", "A2"), ("要闻", None), ("001.txt", None), (None, None)],
)
def test_a_page_named_by_its_number(value: str | None, edition: str | None) -> None:
    assert edition_of(value) == edition
