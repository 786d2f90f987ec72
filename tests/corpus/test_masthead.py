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
        ("中華民國一○二年十一月二十日　星期三　　C4　地方", (None, "2013-11-20", "C4", "地方")),
        ("二〇二三年五月九日 星期二 农历癸卯年三月二十 第七版", (None, "2023-05-09", "7", None)),
        ("第4版：副刊", (None, None, "4", "副刊")),
        ("沧源晚报 | 2023.5.9 | A11版", ("沧源晚报", "2023-05-09", "A11", None)),
        ("沧源日報", ("沧源日報", None, None, None)),
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
        "",
    ],
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert read_masthead(line) is None


def test_parts_on_several_lines_are_put_together() -> None:
    said, numbers = find_masthead(["沧源日报", "2023年5月9日 星期二", "水渠通水", "正文。", "第2版 要闻"])
    assert said == Masthead("沧源日报", "2023-05-09", "2", "要闻")
    assert numbers == (0, 1, 4)


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
