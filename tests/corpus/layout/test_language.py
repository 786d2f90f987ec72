import numpy as np

from corpus.layout.features import balance
from corpus.layout.language import Edge, NgramTables, fold, page_ngrams, seen_across, word_gain


def test_probabilities_after_a_character_sum_to_less_than_one() -> None:
    tables = NgramTables.bundled()
    every = np.arange(tables.size)
    for char in "国的，。":
        context = np.broadcast_to(tables.codes([char]), every.shape)
        assert 0.8 < tables.after(context, every).sum() <= 1.0001  # pairs seen once are not kept


def test_a_cut_word_gains_and_a_stranger_loses() -> None:
    tables = NgramTables.bundled()

    def gain(left: str, right: str) -> float:
        pair = tables.codes(list(left[-2:])), tables.codes(list(right[:2]))
        lasts, firsts = (pair[0][:1], pair[0][1:]), (pair[1][:1], pair[1][1:])
        return float(tables.gain(lasts, firsts)[0])

    assert gain("经济发", "展的") > gain("经济发", "由于") + 3
    assert gain("一九四", "五年") > gain("一九四", "政府")


def test_words_gain_across_the_cut_only() -> None:
    left = Edge("推动巩固脱贫攻", tail=True)
    assert word_gain(left, Edge("坚成果同乡村", tail=False)) > 3
    assert word_gain(left, Edge("很多群众", tail=False)) == 0
    assert word_gain(Edge("结束了。", tail=True), Edge("坚成果", tail=False)) == 0


def test_the_page_is_its_own_witness() -> None:
    seen = page_ngrams(["嘎朗村在山谷里", "村民说"])
    assert seen_across("来到嘎", "朗村的", seen) == 2
    assert seen_across("来到嘎", "里村的", seen) == 0


def test_folding() -> None:
    assert fold("“25 名,abc") == "”00名，AAA"


def test_open_and_closed_marks() -> None:
    assert balance("他说：“一是（好") == (frozenset("“（"), frozenset())
    assert balance("好）”他说《书》") == (frozenset(), frozenset("“（"))
    assert balance('全县推动农业发展,探索"党建+') == (frozenset("“"), frozenset())
    assert balance('党建"模式成为全县样板') == (frozenset(), frozenset("“"))
    assert balance('"甲"和"乙"') == (frozenset(), frozenset())
