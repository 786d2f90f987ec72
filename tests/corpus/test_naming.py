"""Names are found whole, as what they name, and in the line that has them."""

import pytest

from corpus.chinese.names import Sort
from corpus.model import Article, HeadLine, Paragraph
from corpus.naming import NamedLine, names_of, names_told, readable

PERSON, PLACE, BODY = Sort.PERSON, Sort.PLACE, Sort.ORGANISATION


def told(text: str) -> set[tuple[str, Sort]]:
    plain = readable(text)
    names = list(names_told(plain))
    assert all(plain[name.start : name.end] == name.text for name in names)
    return {(name.text, name.sort) for name in names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("村民段小梅住在苍梧县新溪镇。", {("段小梅", PERSON), ("苍梧县", PLACE), ("新溪镇", PLACE)}),
        ("苍梧县纪委监委通报了此事。", {("苍梧县纪委监委", BODY)}),
        ("他在乌兰布统草原上放马。", {("乌兰布统草原", PLACE)}),
        ("前锋马塞洛•里贝罗打进一球。", {("马塞洛·里贝罗", PERSON)}),
        ("村民段 小 梅說，收成不錯。", {("段小梅", PERSON)}),
        ("（记者 索朗达瓦 周大明）", {("索朗达瓦", PERSON), ("周大明", PERSON)}),
        ("本报拉萨讯（记者 段小梅）新溪镇修路。", {("段小梅", PERSON), ("新溪镇", PLACE)}),
        ("市委、县政府和该村都派人来了，牛某已离开。", set()),
        ("走进新时代，聚力新征程。", set()),
        ("", set()),
    ],
)
def test_names_are_told_whole(text: str, names: set[tuple[str, Sort]]) -> None:
    assert told(text) == names


def test_an_article_has_its_names_once_a_line_and_its_head_below_zero() -> None:
    head = (HeadLine("title", "段小梅的果园"), HeadLine("byline", "记者 何 静 罗布片多"))
    text = "段小梅今年五十岁。段小梅种苹果。", "苹果卖到广州。"
    article = Article("article", tuple(Paragraph(line) for line in text), head)
    named = names_of(article)
    assert len(named) == len(set(named))
    assert {
        NamedLine("段小梅", PERSON, -1),
        NamedLine("何静", PERSON, -2),
        NamedLine("罗布片多", PERSON, -2),
        NamedLine("段小梅", PERSON, 0),
        NamedLine("广州", PLACE, 1),
    } <= set(named)


def test_one_name_is_of_one_sort_in_an_article() -> None:
    lines = "苍梧县今年修路。", "苍梧县的路通到新溪镇。", "记者来到苍梧县。"
    named = names_of(Article("article", tuple(Paragraph(line) for line in lines)))
    assert len({name.sort for name in named if name.text == "苍梧县"}) == 1
