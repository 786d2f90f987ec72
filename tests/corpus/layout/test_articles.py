import numpy as np
import pytest

from corpus.chinese.datelines import DATELINE
from corpus.layout.articles import Piece, build_article, cast
from corpus.layout.assembly import Link
from corpus.layout.blocks import read_blocks
from corpus.layout.patterns import BYLINE, CREDIT
from corpus.layout.roles import ROLES, Role
from corpus.model import Page


def probabilities(*likely: Role) -> np.ndarray:
    rows = np.full((len(likely), len(ROLES)), 0.01, dtype=np.float32)
    for row, role in zip(rows, likely, strict=True):
        row[ROLES.index(role)] = 0.9
    return rows


def chain(size: int, *joined: int) -> list[Link]:
    return [Link(i, i in joined, 1.0) for i in range(size)]


def test_a_head_has_one_title() -> None:
    roles = probabilities("title", "title", "byline", "body")
    roles[0, ROLES.index("kicker")] = 0.3
    assert cast(chain(4), roles).roles == ("kicker", "title", "byline", "body")
    roles = probabilities("title", "title", "byline", "body")
    roles[1, ROLES.index("subtitle")] = 0.3
    assert cast(chain(4), roles).roles == ("title", "subtitle", "byline", "body")


def test_a_headline_within_the_text_is_a_subhead() -> None:
    roles = probabilities("title", "body", "title", "body")
    roles[2, ROLES.index("subhead")] = 0.1
    assert cast(chain(4), roles).roles == ("title", "body", "subhead", "body")


def test_what_goes_on_a_paragraph_is_text() -> None:
    roles = probabilities("title", "body", "subhead")
    assert cast(chain(3), roles).roles == ("title", "body", "subhead")
    assert cast(chain(3, 2), roles).roles == ("title", "body", "body")


def test_kinds() -> None:
    assert cast(chain(3), probabilities("caption", "credit", "title")).kind == "caption"
    assert cast(chain(1), probabilities("rubbish")).kind == "other"
    assert cast(chain(2), probabilities("title", "body")).kind == "article"
    assert cast(chain(2), probabilities("kicker", "title")).kind == "other"


def test_values_of_a_news_item_come_from_its_opening() -> None:
    text = "某县\n\n粮食丰收\n\n本报某县电（记者 王小明 李丽）今年，全县粮食\n\n丰收。\n\n第二段。"
    blocks = read_blocks(text)
    roles: list[Role] = ["kicker", "title", "body", "body", "body"]
    pieces = [
        Piece(b, r, joined=b.number == 3, confidence=0.5 if b.number == 3 else 1.0)
        for b, r in zip(blocks, roles, strict=True)
    ]
    article = build_article(Page("p", text), "article", pieces)
    assert (article.kicker, article.title, article.dateline) == ("某县", "粮食丰收", "本报某县电")
    assert article.byline == "记者 王小明 李丽"
    first = article.paragraphs[0]
    assert first.text == "本报某县电（记者 王小明 李丽）今年，全县粮食丰收。"
    assert first.doubts == (first.text.index("丰收"),)
    assert [line.role for line in article.head] == ["kicker", "title"]
    assert article.confidence == 0.5
    for paragraph in article.paragraphs:
        for run in paragraph.runs:
            assert (
                paragraph.text[run.start : run.start + run.length]
                == text[run.source : run.source + run.length]
            )


def test_a_credit_is_the_byline_of_its_caption() -> None:
    text = "图为丰收现场。\n本报记者 王小明 摄"
    roles: list[Role] = ["caption", "credit"]
    article = build_article(
        Page("p", text), "caption", [Piece(b, r) for b, r in zip(read_blocks(text), roles, strict=True)]
    )
    assert article.byline == "本报记者 王小明 摄"
    assert [p.text for p in article.paragraphs] == ["图为丰收现场。"]


@pytest.mark.parametrize(
    "line",
    [
        "本报记者 王小明",
        "本报通讯员 王小明 李丽",
        "记者 王小明 通讯员 李丽",
        "□ 本报记者 王小明",
        "本報記者 王小明",
        "本报评论员",
        "（本报评论员）",
        "□ 石 帆",
        "●王小明　李丽",
        "◎ 欧阳小明",
    ],
)
def test_bylines(line: str) -> None:
    assert BYLINE.fullmatch(line)
    assert not CREDIT.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["本报记者 王小明 摄", "王小明/摄", "（王小明 摄影）", "本报记者 王小明 本报通讯员 李丽 摄"]
)
def test_credits(line: str) -> None:
    assert CREDIT.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者了解到，今年粮食丰收。",
        "本报讯（记者 王小明）今年丰收",
        "摄影展开幕",
        "●王家村修路",
        "◆党员带头",
        "石堤 柳树",
    ],
)
def test_text_is_neither(line: str) -> None:
    assert not BYLINE.fullmatch(line)
    assert not CREDIT.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "dateline", "byline"),
    [
        ("本报讯（记者 王小明）今年", "本报讯", "记者 王小明"),
        ("本报某地电(记者 王小明 通讯员 李丽)今年", "本报某地电", "记者 王小明 通讯员 李丽"),
        ("新华社北京3月5日电（记者 王小明）今年", "新华社北京3月5日电", "记者 王小明"),
    ],
)
def test_openings(line: str, dateline: str, byline: str) -> None:
    match = DATELINE.match(line)
    assert match
    assert (match["dateline"], match["byline"]) == (dateline, byline)
