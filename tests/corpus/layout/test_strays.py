"""Lines that head what stands right under them do so wherever the blocks were put."""

from corpus.layout.blocks import Block, read_blocks
from corpus.layout.reconstruction import reconstruct
from corpus.layout.roles import ROLES
from corpus.layout.strays import with_strays
from corpus.model import Page
from tests.corpus.layout.making import blocks_of, chain, roles

NOTICE = "本报5月6日二版《开渠》一文中，“水渠长九公里”应为“水渠长十九公里”。"


def blocks(*texts: str) -> tuple[Block, ...]:
    return read_blocks("\n\n".join(texts))


def test_a_correction_stands_under_its_headline() -> None:
    page = blocks("渠水到田头", "水渠昨日通水。", "更 正", NOTICE)
    whole, told = with_strays([chain(0, 1, 3), chain(2)], page, roles("title", "body", "caption", "body"))
    assert blocks_of(whole) == [[0, 1], [2, 3]]
    assert told[2, ROLES.index("title")] == 1


def test_a_headline_over_a_headline_is_left() -> None:
    page = blocks("启事", "遗失声明", "张三遗失公章一枚。")
    whole, _ = with_strays([chain(0), chain(1, 2)], page, roles("rubbish", "title", "body"))
    assert blocks_of(whole) == [[0], [1, 2]]


def test_a_byline_stands_above_its_headline() -> None:
    page = blocks("□本报记者 沈小满", "渠水到田头", "水渠昨日通水。")
    whole, _ = with_strays([chain(0), chain(1, 2)], page, roles("byline", "title", "body"))
    assert blocks_of(whole) == [[0, 1, 2]]


def test_a_byline_above_the_headline_of_a_signed_article_is_left() -> None:
    page = blocks("□本报记者 沈小满", "渠水到田头", "本报记者 魏来", "水渠昨日通水。")
    whole, _ = with_strays([chain(0), chain(1, 2, 3)], page, roles("byline", "title", "byline", "body"))
    assert blocks_of(whole) == [[0], [1, 2, 3]]


def test_a_page_number_within_a_sentence_is_left_out() -> None:
    text = "渠水到田头\n\n　　水渠昨日通水，沿线二十三个村的乡亲都来看水，孩子们跑在最\n— 3 —\n前头，一直跑到村口。\n"
    articles = reconstruct(Page("p", text))
    said = [paragraph.text for article in articles for paragraph in article.paragraphs]
    assert said == ["水渠昨日通水，沿线二十三个村的乡亲都来看水，孩子们跑在最前头，一直跑到村口。"]
    assert [line.text for article in articles for line in article.head if line.role == "furniture"] == [
        "— 3 —"
    ]
