"""A question → hits: search, fuse, rerank. The whole ranking, from top to bottom."""

import dataclasses
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from corpus.chinese.glyphs import ordinary, seen
from embeddings import Encoder
from retriever.filtering import EVERYTHING, Filter
from retriever.hits import Hit
from retriever.index.dictionary import own_segmenter
from retriever.index.snapshot import Index, Snapshot
from retriever.question import Kind, Question
from retriever.ranking.fusion import Ranking, reciprocal_rank_fusion, score_fusion
from retriever.ranking.homophones import find_homophones
from retriever.ranking.loading import add_context, load_hits, put_credit_first
from retriever.ranking.overlap import RERANKED, rerank_by_overlap
from retriever.ranking.reranking import rerank
from retriever.ranking.settings import SearchSettings
from retriever.segmenter import cutting_with

#: Candidates taken from each ranking.
POOL = 100


class Rankings(NamedTuple):
    """The passages that a question brings, by vector, by word and by character: (passage, score), best first."""

    dense: Ranking
    words: Ranking
    grams: Ranking


def find_hits(
    index: Index, question: Question, k: int, settings: SearchSettings, filters: Filter = EVERYTHING
) -> list[Hit]:
    """Return up to k paragraphs of the articles that fit a filter, best first; reads one state of the index.

    A question for the author or the photographer brings the article's credit first.
    """
    encoder = index.encoder  # loaded, or refused, before anything is held
    with index.snapshot(filters) as snapshot:
        segmenter = own_segmenter(snapshot)
        with cutting_with(segmenter):
            rankings = search(snapshot, encoder, question, settings)
        ranking = fuse(rankings, settings)
        hits = load_hits(snapshot, ranking, max(k, RERANKED), dict(rankings.dense))
    with cutting_with(segmenter):
        hits = rerank_by_overlap(hits, question, settings.coverage)
        hits = rerank(hits, question, settings.reranker, settings.logit_weight)[:k]
    with index.snapshot() as snapshot:
        if question.answer_type.kind is Kind.BYLINE:
            hits = put_credit_first(snapshot, hits, k)
        return number(add_context(snapshot, hits))


def search(snapshot: Snapshot, encoder: Encoder, question: Question, settings: SearchSettings) -> Rankings:
    """Return the three rankings of passages for a question.

    The vectors of a large index take as long as the words, so the question is encoded and searched beside them, in a
    thread of its own; for a small archive that would cost more than it saves.
    """

    def by_vectors() -> Ranking:
        query = encoder.encode_queries([ordinary(seen(question.typed)[0])])[0]
        return snapshot.nearest(query, POOL)

    def by_text() -> list[Ranking]:
        homophones = find_homophones(snapshot.passages_holding, question)
        weight = settings.context_weight
        return [
            snapshot.best_by_tokens(table, question, POOL, context_weight=weight, homophones=homophones)
            for table in ("words", "grams")
        ]

    if not snapshot.large:
        return Rankings(by_vectors(), *by_text())
    with ThreadPoolExecutor(1) as beside:
        coming = beside.submit(by_vectors)
        lexical = by_text()
        return Rankings(coming.result(), *lexical)


def fuse(rankings: Rankings, settings: SearchSettings) -> list[tuple[int, float]]:
    """Return one ranking of the passages."""
    method = score_fusion if settings.fusion == "score" else reciprocal_rank_fusion
    return method(rankings, (settings.dense, settings.words, settings.grams))


def number(hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with their ranks, from 1."""
    return [dataclasses.replace(hit, rank=rank) for rank, hit in enumerate(hits, 1)]
