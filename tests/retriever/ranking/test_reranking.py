"""The first hits in a better order."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from retriever import Retriever, SearchSettings
from retriever.hits import ArticleReference, Citation, Hit
from retriever.ranking import reranking

QUESTION = "清渠县便民驿站一共建了多少个"
ANSWER = "清渠县三年建成便民驿站46个，覆盖全部乡镇。"
TALK = "便民驿站建得好，清渠县便民驿站人人夸，老人说便民驿站就在家门口。"


def hit(quote: str, score: float) -> Hit:
    return Hit(score, quote, Citation(ArticleReference("a", "便民驿站"), 0, quote))


def test_the_reader_puts_the_paragraph_that_answers_first() -> None:
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0)]
    assert reranking.rerank(hits, QUESTION, reranking.READER) == hits[::-1]


def test_without_a_name_the_order_stays() -> None:
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0)]
    assert reranking.rerank(hits, QUESTION, "") == hits


def test_hits_behind_those_that_are_read_keep_their_places() -> None:
    by_answers = partial(reranking.judge_by_answers, 0.1)
    hits = [hit(TALK, 1.2), hit(ANSWER, 1.0), hit(ANSWER + "又一次", 0.9)]
    assert reranking.put_in_order(hits, QUESTION, by_answers, 2) == [hits[1], hits[0], hits[2]]


def test_a_cross_encoder_is_told_headline_and_paragraph_and_orders_them() -> None:
    read: list[str] = []

    class Scorer:
        def scores(self, question: str, texts: Sequence[str]) -> list[float]:
            assert question == QUESTION
            read.extend(texts)
            return [float(len(text)) for text in texts]

    by_pairs = partial(reranking.judge_by_pairs, Scorer())
    hits = [hit(quote, 1.0) for quote in (ANSWER, "短", TALK)]
    assert reranking.put_in_order(hits, QUESTION, by_pairs) == [hits[2], hits[0], hits[1]]
    assert read == [f"便民驿站 {h.citation.quote}" for h in hits]


def test_a_search_with_the_reader_as_reranker(tmp_path: Path) -> None:
    settings = SearchSettings(reranker="reader", logit_weight=10.0)
    article = tmp_path / "a.md"
    article.write_text(f"---\ntitle: 便民驿站\n---\n\n{TALK}\n\n{ANSWER}\n", encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, settings=settings) as archive:
        archive.add(article)
        assert archive.search(QUESTION)[0].citation.quote == ANSWER
