"""What texts are about, and how they are written."""

import numpy as np

from corpus.layout.style import style_evidence
from corpus.layout.subjects import Vocabulary, fit, fit_others

BEES = "蜂农覃阿木把一百二十箱蜜蜂搬到油菜地边，今年的油菜蜜一斤卖到三十元。"
MORE_BEES = "覃阿木说，箱里的蜜蜂越冬死得少，油菜蜜供不应求。"
BRIDGE = "跨江大桥昨日合龙，主跨八百二十米，桥面将在年底前铺装完毕。"
MORE_BRIDGE = "大桥合龙后，主跨两侧的引桥同时施工，铺装用的是新型沥青。"


def test_pieces_of_one_subject_fit_together() -> None:
    found = fit(Vocabulary.read([BEES, BRIDGE, MORE_BEES, MORE_BRIDGE]), [[0], [1], [2], [3]])
    assert found[0].argmax() == 2
    assert found[1].argmax() == 3
    assert np.allclose(found, found.T)
    assert not found.diagonal().any()


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    texts = ["覃阿木来了", "覃阿木走了", "工作正在进行", "工作已经完成"]
    found = fit(Vocabulary.read(texts), [[0], [1], [2], [3]])
    assert found[0, 1] > 2 * found[2, 3] > 0


def test_what_every_text_says_tells_nothing() -> None:
    texts = ["云麓县种茶", "云麓县修路", "云麓县办学", "云麓县植树"]
    alone = [[number] for number in range(4)]
    among_others = fit(Vocabulary.read([*texts[:2], BEES, BRIDGE]), alone)
    assert fit(Vocabulary.read(texts), alone).max() < among_others.max() / 2


def test_numbers_and_latin_words_count_as_words() -> None:
    found = fit(
        Vocabulary.read(["共 37215 户", "涉及 37215 户人家", "RCEP 生效", "受益于 RCEP"]),
        [[0], [1], [2], [3]],
    )
    assert found[0].argmax() == 1
    assert found[2].argmax() == 3


def test_a_piece_is_compared_with_its_own_whole_without_itself() -> None:
    vocabulary = Vocabulary.read([BEES, MORE_BEES, BRIDGE, MORE_BRIDGE])
    groups = [[0], [1], [2], [3]]
    right = fit_others(vocabulary, groups, [[0, 1], [2, 3]])
    assert (right.argmax(axis=1) == [0, 0, 1, 1]).all()
    swapped = fit_others(vocabulary, groups, [[0, 3], [2, 1]])
    assert (swapped.argmax(axis=1) == [1, 0, 0, 1]).all()
    alone = fit_others(vocabulary, groups, [[0], [1], [2], [3]])
    assert not alone.diagonal().any()


def test_texts_without_words_fit_nothing() -> None:
    assert not fit(Vocabulary.read(["……", "、", "a"]), [[0], [1], [2]]).any()


def test_an_interview_is_not_written_like_a_report_of_figures() -> None:
    asks = (
        "“您怎么看？”“我觉得能行。”“家里人同意吗？”“我问了，他们说行。”“那我就放心了！”“是啊，我也放心了。”"
    )
    more = "“您还缺什么？”“我想要一台机器。”“钱从哪里来呢？”“我先凑一半。”“还差多少？”“我算过了，不多！”"
    counts = "一季度产值37.2亿元，增长8.1%；出口4.6亿元，增长3.2%；用电2.9亿千瓦时，下降0.4%；货运量316万吨，增长5.5%。"
    apart = style_evidence([asks, more, counts]).sum(axis=2)
    assert apart[0, 1] < apart[0, 2] / 2


def test_a_short_text_shows_no_style() -> None:
    assert not style_evidence(["“好！”", "产值37.2亿元。" * 10]).any()
