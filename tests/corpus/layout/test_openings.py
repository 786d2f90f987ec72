"""The opening of a news item starts an article, also where the foot of a column cuts it off."""

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


def test_a_chain_is_parted_above_an_opening_that_is_cut_off() -> None:
    blocks = read_blocks("石堤昨天完工，三千户人家不再怕水。\n\n本报竹溪讯（记者 石帆 通讯员")
    roles = np.tile(np.eye(len(ROLES), dtype=np.float32)[ROLES.index("body")], (2, 1))
    parted, _ = part_at_openings([[Link(0, False, 1.0), Link(1, False, 0.99)]], blocks, roles)
    assert [[link.block for link in chain] for chain in parted] == [[0], [1]]
