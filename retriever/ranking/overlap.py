"""Reranking by overlap: the first hits are ordered by how much of the question's wording they repeat.

BM25 counts tokens one by one, so a paragraph full of common ones may outrun the one that has the question's very
words side by side. Here n-grams of two to four characters count, each alike: the longer a repeated stretch is, the
more n-grams it has.
"""

import dataclasses
from collections.abc import Sequence
from functools import lru_cache

from corpus.chinese.text import to_simplified
from retriever.hits import Hit
from retriever.question import Question

#: Lengths of the n-grams, in characters.
LENGTHS = (2, 3, 4)
#: Hits that are reranked.
RERANKED = 16


def rerank_by_overlap(hits: Sequence[Hit], question: Question, weight: float) -> list[Hit]:
    """Return hits with the first ones in the order of their score and ``weight`` times their overlap."""
    ngrams = character_ngrams(question.typed)
    first = [
        dataclasses.replace(hit, score=hit.score + weight * overlap(ngrams, fold(hit.citation.quote)))
        for hit in hits[:RERANKED]
    ]
    return [*sorted(first, key=lambda hit: -hit.score), *hits[RERANKED:]]


@lru_cache(4096)
def fold(text: str) -> str:
    """Return a text as n-grams are compared: simplified, lower case. It is kept: the conversion takes a while."""
    return to_simplified(text).lower()


def character_ngrams(question: str) -> list[set[str]]:
    """Return the n-grams of a question's letters and digits, a set for each length that it has some of."""
    letters = "".join(char for char in fold(question) if char.isalnum())
    found = [{letters[i : i + n] for i in range(len(letters) - n + 1)} for n in LENGTHS]
    return [some for some in found if some]


def overlap(ngrams: Sequence[set[str]], text: str) -> float:
    """Return the share of the n-grams that a folded text repeats, the mean over their lengths, in [0, 1]."""
    if not ngrams:
        return 0.0
    return sum(sum(one in text for one in some) / len(some) for some in ngrams) / len(ngrams)
