"""A question → hits: candidates from vectors and words, fused, the first reranked, one hit a paragraph."""

import dataclasses
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from corpus.glyphs import ordinary, seen
from corpus.lazy import lazy_pattern
from embeddings import Encoder
from retriever.errors import BadQuestionError
from retriever.hits import ArticleReference, Citation, Hit
from retriever.index.articles import load_article
from retriever.index.faults import damaged
from retriever.index.rows import LineRow, article_number, line_text, lines_of, reference
from retriever.index.segments import LoadedVectors
from retriever.index.store import Store
from retriever.ranking import bm25
from retriever.ranking.fusion import reciprocal_rank_fusion, score_fusion
from retriever.ranking.homophones import find_homophones
from retriever.ranking.overlap import character_ngrams, fold, overlap
from retriever.reader.byline import byline_of

#: Candidates taken from each ranking.
POOL = 100
#: Paragraphs of the fused ranking that are reranked by how much of the question they repeat.
RERANKED = 16
#: Halves of surrogate pairs: bytes that were no UTF-8, or a broken escape in JSON.
_UNPAIRED = lazy_pattern("[\ud800-\udfff]")
#: Longest question, in code points; beyond it something was pasted by mistake.
LONGEST_QUESTION = 1000


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the rankings are fused; measured in benchmarks/fusion.py.

    Attributes:
        fusion: "score" or "rank" (reciprocal rank fusion).
        dense: weight of the ranking by vectors.
        words: weight of BM25 over words.
        grams: weight of BM25 over characters and their pairs.
        context_weight: of a word in headline and place against one in the text.
        coverage: weight of the share of the question's wording that a paragraph repeats.
        reranker: "reader", or a cross-encoder by folder or name; empty for none (``retriever/ranking/reranking.py``).
        logit_weight: of the reader's logits against the score of the search, where the reader reranks.
    """

    fusion: str = "score"
    dense: float = 1.5
    words: float = 0.25
    grams: float = 1.0
    context_weight: float = 0.5
    coverage: float = 1.0
    reranker: str = ""
    logit_weight: float = 0.1


def check_question(question: str) -> str:
    """Return the question without surrounding space.

    Raises:
        BadQuestionError: nothing to search for, or far too much.
    """
    text = question.strip()
    if _UNPAIRED.search(text):
        raise BadQuestionError("问题里有无法识别的字符，请用 UTF-8 (the question is not well-formed text)")
    if not any(char.isalnum() for char in text):
        raise BadQuestionError("问题里没有文字，请用一句话提问 (the question holds no words)")
    if len(text) > LONGEST_QUESTION:
        raise BadQuestionError(
            f"问题太长：{len(text)} 字，最多 {LONGEST_QUESTION} 字 (question too long: {len(text)} characters)"
        )
    return text


def rank(
    store: Store, dense: LoadedVectors, encoder: Encoder, question: str, settings: SearchSettings
) -> tuple[list[tuple[int, float]], dict[int, float]]:
    """Return the fused ranking of passages and the cosine of those that the vectors brought.

    Inverted lists take as long as the words, so the question is encoded and searched beside them, in a thread of
    its own; for a small archive that would cost more than it saves.
    """

    def by_vectors() -> list[tuple[int, float]]:
        return dense.search(encoder.encode_queries([ordinary(seen(question)[0])])[0], POOL)

    def by_text() -> list[list[tuple[int, float]]]:
        homophones = find_homophones(store.connection, question)
        return [
            bm25.search(
                store.connection,
                table,
                question,
                POOL,
                context_weight=settings.context_weight,
                homophones=homophones,
            )
            for table in ("words", "grams")
        ]

    if dense.kind == "flat":
        by_vector, lexical_rankings = by_vectors(), by_text()
    else:
        with ThreadPoolExecutor(1) as beside:
            coming = beside.submit(by_vectors)
            lexical_rankings = by_text()
            by_vector = coming.result()
    fuse = score_fusion if settings.fusion == "score" else reciprocal_rank_fusion
    ranking = fuse((by_vector, *lexical_rankings), (settings.dense, settings.words, settings.grams))
    return ranking, dict(by_vector)


def rerank_by_overlap(hits: list[Hit], question: str, weight: float) -> list[Hit]:
    """Return hits with the first ones in the order of score and repeated wording together."""
    asked = character_ngrams(question)
    first = [
        dataclasses.replace(hit, score=hit.score + weight * overlap(asked, fold(hit.citation.quote)))
        for hit in hits[:RERANKED]
    ]
    return [*sorted(first, key=lambda hit: -hit.score), *hits[RERANKED:]]


def load_hits(
    store: Store, ranking: Sequence[tuple[int, float]], k: int, cosines: dict[int, float]
) -> list[Hit]:
    """Return the first k paragraphs of a ranking, each with its best passage."""
    found: list[Hit] = []
    seen: set[tuple[int, int]] = set()
    references: dict[int, ArticleReference] = {}
    for passage, score in ranking:
        if len(found) >= k:
            break
        row = store.connection.execute(
            'SELECT article, paragraph, "start", "end" FROM passage WHERE id = ?', (passage,)
        ).fetchone()
        if row is None:
            raise damaged(store.folder, f"passage {passage}: missing")
        article, paragraph, start, end = row
        if (article, paragraph) in seen:
            continue
        seen.add((article, paragraph))
        quote = line_text(store, article, paragraph)
        if article not in references:
            references[article] = reference(store, article)
        citation = Citation(references[article], paragraph, quote)
        found.append(Hit(score, quote[start:end], citation, cosines.get(passage)))
    return found


def add_context(store: Store, found: Sequence[Hit]) -> list[Hit]:
    """Return hits with what their articles say before and after the paragraph."""
    lines: dict[ArticleReference, list[LineRow]] = {}
    for article in dict.fromkeys(hit.citation.article for hit in found):
        number = article_number(store, article)
        lines[article] = list(lines_of(store, number)) if number is not None else []

    def said(hit: Hit, *, later: bool) -> str:
        at = hit.citation.paragraph
        return "\n".join(
            line.text
            for line in lines[hit.citation.article]
            if (line.number > at) is later and line.number != at
        )

    return [
        dataclasses.replace(hit, before=said(hit, later=False), after=said(hit, later=True)) for hit in found
    ]


def put_credit_first(store: Store, found: list[Hit], k: int) -> list[Hit]:
    """Return the hits with the credit of the first one's article before them.

    Who wrote an article is said in its head or its opening, which no search by content brings up.
    """
    article = load_article(store, found[0].citation.article) if found else None
    credit = byline_of(article) if article else None
    if credit is None:
        return found
    paragraph, quote, _ = credit
    best = found[0]
    citation = Citation(best.citation.article, paragraph, quote)
    rest = [
        hit
        for hit in found
        if (hit.citation.article, hit.citation.paragraph) != (citation.article, paragraph)
    ]
    return [Hit(best.score, quote, citation, best.cosine), *rest][:k]
