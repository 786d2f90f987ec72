"""The first hits in a better order."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from retriever import Retriever, SearchSettings
from retriever.hits import ArticleReference, Citation, Hit
from retriever.question import Question
from retriever.ranking import reranking

QUESTION = "清渠县便民驿站一共建了多少个"
ASKED = Question(QUESTION)
ANSWER = "清渠县三年建成便民驿站46个，覆盖全部乡镇。"
TALK = "便民驿站建得好，清渠县便民驿站人人夸，老人说便民驿站就在家门口。"


def hit(quote: str, score: float) -> Hit:
    return Hit(score, quote, Citation(ArticleReference("a", "便民驿站"), 0, quote))


def quotes(hits: Sequence[Hit]) -> list[str]:
    return [one.citation.quote for one in hits]


def test_the_reader_puts_the_paragraph_that_answers_first() -> None:
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0)]
    found = reranking.rerank(hits, ASKED, reranking.READER)
    assert quotes(found) == [ANSWER, TALK]
    assert found[0].score > found[1].score


def test_without_a_name_the_order_stays() -> None:
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0)]
    assert reranking.rerank(hits, ASKED, "") == hits


def test_hits_behind_those_that_are_read_keep_their_places_and_scores_fall() -> None:
    by_answers = partial(reranking.judge_by_answers, 0.1)
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0), hit(ANSWER + "又一次", 0.9), hit("另一段", 0.8)]
    found = reranking.put_in_order(hits, ASKED, by_answers, 2)
    assert quotes(found) == [ANSWER, TALK, ANSWER + "又一次", "另一段"]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found[2].score - found[3].score == pytest.approx(0.1)


def test_a_cross_encoder_is_told_headline_and_paragraph_and_orders_them() -> None:
    read: list[str] = []

    class Scorer:
        def scores(self, question: str, texts: Sequence[str]) -> list[float]:
            assert question == QUESTION
            read.extend(texts)
            return [float(len(text)) for text in texts]

    by_pairs = partial(reranking.judge_by_pairs, Scorer())
    hits = [hit(quote, 1.0) for quote in (ANSWER, "短", TALK)]
    found = reranking.put_in_order(hits, ASKED, by_pairs)
    assert quotes(found) == [TALK, ANSWER, "短"]
    assert [one.score for one in found] == [len(f"便民驿站 {quote}") for quote in quotes(found)]
    assert read == [f"便民驿站 {h.citation.quote}" for h in hits]


def test_a_search_with_the_reader_as_reranker(tmp_path: Path) -> None:
    settings = SearchSettings(reranker="reader", logit_weight=10.0)
    article = tmp_path / "a.md"
    article.write_text(f"---\ntitle: 便民驿站\n---\n\n{TALK}\n\n{ANSWER}\n", encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, settings=settings) as archive:
        archive.add(article)
        found = archive.search(QUESTION)
    assert quotes(found) == [ANSWER, TALK]
    assert [one.rank for one in found] == [1, 2]
    assert found[0].score > found[1].score
