import pytest

from retriever.reader.parallel import numbered_items, spread_items

PATHS = (
    "办法有三条。一是修路，路通了才有人来。二是办学；"
    "三是种树，种下的树由各户分片认领，三年之内由县林业站派人负责查看和补栽，死一棵就补一棵。"
)
GRASPS = "抓学习，党员学在前。每周一次。抓产业，户户有活干。抓环境，村里天天扫。"


def texts(text: str, stretches: list[tuple[int, int]]) -> list[str]:
    return [text[a:b] for a, b in stretches]


def test_numbered_items_are_sentences_or_their_first_clauses() -> None:
    assert texts(PATHS, numbered_items(PATHS)) == ["修路，路通了才有人来", "办学", "种树"]


@pytest.mark.parametrize(
    "text", ["一是修路。二是办学。", "二是办学。三是种树。四是通水。", "没有编号的一段话。"]
)
def test_less_than_three_in_order_are_no_enumeration(text: str) -> None:
    assert numbered_items(text) == []


def test_the_number_asked_for_must_be_there() -> None:
    assert len(spread_items("清河县有哪三条办法", PATHS)) == 3
    assert spread_items("清河县有哪四条办法", PATHS) == []
    assert spread_items("清河县有哪些办法", PATHS) == []


def test_sentences_that_open_alike() -> None:
    assert texts(GRASPS, spread_items("“三抓”是哪三抓", GRASPS)) == ["抓学习", "抓产业", "抓环境"]
    assert spread_items("“四抓”是哪四抓", GRASPS) == []
