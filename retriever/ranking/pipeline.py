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
from retriever.index.open_index import OpenIndex
from retriever.index.segments import LoadedVectors
from retriever.index.selecting import Selection
from retriever.index.store import Store
from retriever.question import Kind, Question
from retriever.ranking import bm25
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
    index: OpenIndex, question: Question, k: int, settings: SearchSettings, filters: Filter = EVERYTHING
) -> list[Hit]:
    """Return up to k paragraphs of the articles that fit a filter, best first; reads one state of the index.

    A question for the author or the photographer brings the article's credit first.
    """
    encoder = index.encoder  # loaded, or refused, before anything is held
    with index.reading() as generation:
        segmenter = own_segmenter(index.store)
        with cutting_with(segmenter):
            selection = index.selection(generation, filters)
            rankings = search(
                index.store, index.vectors(generation), encoder, question, settings, selection=selection
            )
        ranking = fuse(rankings, settings)
        hits = load_hits(index.store, ranking, max(k, RERANKED), dict(rankings.dense), selection)
    with cutting_with(segmenter):
        hits = rerank_by_overlap(hits, question, settings.coverage)
        hits = rerank(hits, question, settings.reranker, settings.logit_weight)[:k]
    with index.reading():
        if question.answer_type.kind is Kind.BYLINE:
            hits = put_credit_first(index.store, hits, k)
        return number(add_context(index.store, hits))


def search(
    store: Store,
    vectors: LoadedVectors,
    encoder: Encoder,
    question: Question,
    settings: SearchSettings,
    *,
    selection: Selection | None = None,
) -> Rankings:
    """Return the three rankings of passages for a question, of a selection's alone where there is one.

    Inverted lists take as long as the words, so the question is encoded and searched beside them, in a thread of
    its own; for a small archive that would cost more than it saves.
    """

    def by_vectors() -> Ranking:
        query = encoder.encode_queries([ordinary(seen(question.typed)[0])])[0]
        return vectors.search(query, POOL, selection)

    def by_text() -> list[Ranking]:
        homophones = find_homophones(store.connection, question)
        weight = settings.context_weight
        return [
            bm25.search(
                store.connection,
                table,
                question,
                POOL,
                context_weight=weight,
                homophones=homophones,
                selection=selection,
            )
            for table in ("words", "grams")
        ]

    if vectors.kind == "flat":
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
