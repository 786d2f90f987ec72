"""The genre, column and unit of an article, by what it prints."""

import pytest

from corpus.genres import column_of, genre_of, unit_of
from corpus.model import Article, HeadLine, Paragraph


def article(text: str = "正文。", paragraphs: int = 1, **values: str) -> Article:
    return Article("article", (Paragraph(text),) * paragraphs, **values)


@pytest.mark.parametrize(
    ("one", "genre"),
    [
        (article("本报讯（记者 甲乙丙）渡口昨日开通。"), "消息"),
        (article(title="云岭县自然资源局关于两宗土地的公告"), "公告"),
        (article(title="寻人启事"), "公告"),
        (article(kicker="本报评论员"), "评论"),
        (article(section="时评"), "评论"),
        (article(title="大山里的守灯人——柳溪灯塔纪实"), "通讯"),
        (article(title="县水务局局长答记者问"), "访谈"),
        (article(byline="记者 甲乙丙", paragraphs=5), "通讯"),
        (article("渡口开通。"), None),
        (article(title="谈谈公告栏的管理"), None),
    ],
)
def test_genre(one: Article, genre: str | None) -> None:
    found = genre_of(one)
    assert (found[0] if found else None) == genre


def test_a_caption_is_a_picture_and_leftovers_are_nothing() -> None:
    assert genre_of(Article("caption", (Paragraph("图为茶园。"),))) == ("图片", "label")
    assert genre_of(Article("other", (Paragraph("第3版"),))) is None


@pytest.mark.parametrize(
    ("kicker", "column"),
    [
        ("■乡村新事", "乡村新事"),
        ("【一线见闻】", "一线见闻"),
        ("“新春走基层”专栏", "新春走基层"),
        ("柳溪镇", None),
    ],
)
def test_column(kicker: str, column: str | None) -> None:
    found = column_of(article(kicker=kicker))
    assert (found[0] if found else None) == column


def test_unit() -> None:
    assert unit_of(article(byline="通讯员 云岭县融媒体中心 甲乙丙")) == ("云岭县融媒体中心", "label")
    line = HeadLine("affiliation", "作者单位：柳溪大学历史学院")
    assert unit_of(Article("article", (Paragraph("正文。"),), (line,))) == ("柳溪大学历史学院", "label")
    assert unit_of(article(byline="记者 甲乙丙")) is None
