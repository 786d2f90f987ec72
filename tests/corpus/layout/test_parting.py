"""Columns of wrapped lines that are not set apart."""

from itertools import chain

from corpus.layout.blocks import read_blocks
from corpus.layout.lines import read_lines
from corpus.layout.parting import FEATURES, line_evidence, part_columns


def wrap(text: str, measure: int) -> list[str]:
    return [text[at : at + measure] for at in range(0, len(text), measure)]


BEES = (
    "　　今年春天蜂农覃阿木把一百二十箱蜜蜂搬到油菜地边油菜蜜一斤卖到三十元他说箱里的蜜蜂越冬死得少"
    "蜂箱外面裹着稻草蜂王也换了新的所以油菜蜜的产量比去年多出三成"
)
BRIDGE = (
    "座钢塔之间的主跨昨日合龙桥面将在年底前铺装完毕届时两岸的货车不再绕行五十公里"
    "大桥建设者在江面上架起临时栈桥钢箱梁用浮吊一片一片地吊起来再焊接"
)


def test_the_foot_of_a_column_is_parted_from_another_articles_column() -> None:
    page = "\n".join([*wrap(BEES, 14)[:6], *wrap(BRIDGE, 14)[:5]])
    blocks = read_blocks(page)
    assert len(blocks) > 1
    assert any(block.text.startswith("座钢塔") for block in blocks)


def test_parts_hold_every_line_once_and_in_order() -> None:
    lines = read_lines("\n".join([*wrap(BEES.strip(), 18), *wrap(BRIDGE, 18)]))
    groups = [lines[:5], lines[5:]]
    parted = part_columns(groups, [True, False])
    assert list(chain.from_iterable(chain.from_iterable(parted))) == lines
    assert len(parted[1]) == 1


def test_lines_that_are_not_wrapped_are_not_looked_at() -> None:
    lines = read_lines("一\n二\n三\n")
    assert part_columns([lines], [False]) == [[lines]]


def test_evidence_has_a_row_for_each_line_end() -> None:
    lines = read_lines("\n".join(wrap(BRIDGE, 18)))
    assert line_evidence(lines).shape == (len(lines) - 1, FEATURES)
