"""A headline that was taken for the first paragraph becomes the headline."""

import pytest

from corpus.layout.articles import Piece
from corpus.layout.blocks import read_blocks
from corpus.layout.roles import Role
from corpus.layout.untitled import with_title

TEXT = "县图书馆从下月起每晚多开放两个小时，周末也不休息。"


def roles(*pieces: tuple[Role, str], joined: bool = False) -> list[Role]:
    blocks = read_blocks("\n\n".join([*(text for _, text in pieces), TEXT]))
    made = [Piece(block, role) for block, (role, _) in zip(blocks, pieces, strict=False)]
    return [piece.role for piece in with_title([*made, Piece(blocks[-1], "body", joined)])]


def test_a_question_below_a_label_is_the_headline() -> None:
    found = roles(("title", "读者来信"), ("body", "图书馆晚上能不能多开一会儿？"))
    assert found == ["kicker", "title", "body"]


def test_an_article_without_a_headline_has_it_in_its_first_line() -> None:
    found = roles(("body", "县图书馆延长开放时间"), ("byline", "记者 田禾"))
    assert found == ["title", "byline", "body"]


@pytest.mark.parametrize(
    "text",
    ["图书馆太早关门了。", "各有关单位：", "问：图书馆几点关门？", "记者：几点关门？", "编辑同志：您好！"],
)
def test_a_paragraph_stays_one(text: str) -> None:
    assert roles(("title", "读者来信"), ("body", text)) == ["title", "body", "body"]


def test_an_article_keeps_the_headline_that_it_has() -> None:
    found = roles(("title", "县图书馆延长开放时间"), ("body", "晚上能不能多开一会儿？"))
    assert found == ["title", "body", "body"]


def test_a_line_that_goes_on_in_the_next_piece_is_no_headline() -> None:
    assert roles(("body", "县图书馆延长开放时间"), joined=True) == ["body", "body"]
