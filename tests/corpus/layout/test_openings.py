"""The opening of a news item starts an article, also where the foot of a column cuts it off."""

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.chinese.datelines import opens_news
from corpus.layout.assembly import Link
from corpus.layout.blocks import read_blocks
from corpus.layout.openings import part_at_openings
from corpus.layout.roles import ROLES


@pytest.mark.parametrize(
    "text",
    [
        "本报竹溪讯（记者 石帆）石堤完工。",
        "本报讯 石堤完工。",
        "【本报讯】石堤完工。",
        "本报竹溪讯（记者 石帆 通讯员",
        "本报竹溪5月3日电（记者 石",
        "据新华社北京5月11日电 石堤完工。",
        "新华社竹溪11日电 石堤完工。",
    ],
)
def test_news_opens(text: str) -> None:
    assert opens_news(text)


@pytest.mark.parametrize(
    "text",
    [
        "本报记者走上石堤。",
        "据新华社记者了解，石堤完工。",
        "本报讯息灵通。",
        "新华社北京分社来人了。",
        "本报竹溪讯（记者说过，今年要写一百篇",
    ],
)
def test_other_text_does_not(text: str) -> None:
    assert not opens_news(text)


def parted(texts: str, order: Sequence[int], *roles: str) -> list[list[int]]:
    """Return how a chain of blocks in an order falls apart."""
    sure = np.array([[float(name == role) for name in ROLES] for role in roles], dtype=np.float32)
    chains, _ = part_at_openings([[Link(number, False, 0.99) for number in order]], read_blocks(texts), sure)
    return [[link.block for link in chain] for chain in chains]


TEXT = "石堤昨天完工，三千户人家不再怕水。"


def test_a_chain_is_parted_above_an_opening_that_is_cut_off() -> None:
    assert parted(f"{TEXT}\n\n本报竹溪讯（记者 石帆 通讯员", (0, 1), "body", "body") == [[0], [1]]


def test_what_began_on_another_page_is_an_article_of_its_own() -> None:
    text = f"{TEXT}\n\n（上接第一版）堤下种了柳树，村里的孩子来浇水。"
    assert parted(text, (0, 1), "body", "body") == [[0], [1]]


def test_a_headline_elsewhere_on_the_page_is_not_that_of_what_began_on_another() -> None:
    text = "（上接第1版）堤下种了柳树，村里的孩子来浇水。\n\n竹溪石堤完工"
    assert parted(text, (1, 0), "body", "title") == [[1], [0]]
    above = "竹溪石堤完工\n\n（上接第1版）堤下种了柳树，村里的孩子来浇水。"
    assert parted(above, (0, 1), "title", "body") == [[0, 1]]


def test_a_byline_below_a_headline_begins_an_article() -> None:
    text = f"{TEXT}\n\n柳树下的小学\n\n□ 石 帆\n\n开学第一天，操场上来了七个孩子。"
    assert parted(text, range(4), "body", "subhead", "byline", "body") == [[0], [1, 2, 3]]


def test_a_byline_at_the_foot_of_a_text_ends_none() -> None:
    text = f"{TEXT}\n\n堤长四里\n\n堤下种了柳树。\n\n□ 石 帆"
    assert parted(text, range(4), "body", "subhead", "body", "byline") == [[0, 1, 2, 3]]
