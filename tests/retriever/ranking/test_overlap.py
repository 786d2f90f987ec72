import pytest

from retriever.hits import ArticleReference, Citation, Hit
from retriever.question import Question
from retriever.ranking.overlap import RERANKED, character_ngrams, fold, overlap, rerank_by_overlap


def hit(quote, score):
    reference = ArticleReference("a", None, None, None, None, None, "a.txt")
    return Hit(score, quote, Citation(reference, 0, quote), None)


def test_a_text_that_holds_the_question_repeats_all_of_it():
    assert overlap(character_ngrams("三国公约"), fold("1941年签署三國公約。")) == 1.0


def test_characters_that_stand_apart_repeat_nothing():
    assert overlap(character_ngrams("三国公约"), fold("三人出国，公认其大约如此")) == 0.0


def test_longer_stretches_count_more_than_the_same_characters_in_pieces():
    asked = character_ngrams("德川幕府成立")
    assert overlap(asked, "德川幕府") > overlap(asked, "德川，幕府") > overlap(asked, "德川") > 0


@pytest.mark.parametrize("question", ["", "？！", "啊"])
def test_a_question_without_runs_is_repeated_by_nothing(question):
    assert overlap(character_ngrams(question), "啊") == 0.0


def test_script_case_and_punctuation_are_ignored_in_the_question():
    assert overlap(character_ngrams("「DNA」 檢測？"), fold("做dna检测")) == 1.0


def test_first_hits_change_places_and_the_others_stay_behind_them():
    hits = [hit(f"无关的第{n}段", 2.0 - n / 100) for n in range(RERANKED + 2)]
    hits[5] = hit("积分超市资金三千元", hits[5].score)
    hits[RERANKED] = hit("积分超市资金", hits[RERANKED].score)
    found = rerank_by_overlap(hits, Question("积分超市资金多少"), 3.0)
    assert found[0].text == "积分超市资金三千元"
    assert found[RERANKED:] == hits[RERANKED:]
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)


def test_a_weight_of_nothing_leaves_the_order():
    hits = [hit(f"第{n}段", 1.0 - n / 100) for n in range(5)]
    assert rerank_by_overlap(hits, Question("第4段"), 0.0) == hits
