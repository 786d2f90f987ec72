"""Measures of search and of answers; pure functions.

Texts are compared without case, width, white space and punctuation.
"""

import collections
import re
import unicodedata
from collections.abc import Sequence


def bare(text: str | None) -> str:
    """Return what is compared of a text: its letters and digits, % and the decimal point, folded."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN" or char in "%.")


def recall_at(ranks: Sequence[int | None], k: int) -> float:
    """Return the share of questions whose evidence stands at a rank from 1 to k."""
    return sum(rank is not None and rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def mean_reciprocal_rank(ranks: Sequence[int | None]) -> float:
    """Return the mean of 1 / rank, 0 where the evidence was not found."""
    return sum(1 / rank for rank in ranks if rank) / len(ranks) if ranks else 0.0


def character_f1(answer: str | None, gold: str) -> float:
    """Return the F1 of the characters that answer and gold share, counted with repetition."""
    one, other = bare(answer), bare(gold)
    common = sum((collections.Counter(one) & collections.Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if common else 0.0


def holds(answer: str | None, golds: Sequence[str], *, slack: int = 16) -> bool:
    """Tell whether an answer holds a gold one and little else: at most ``slack`` characters more.

    A number counts as a whole number only: 4万元 is not held by 14万元.
    """
    text = bare(answer)
    return any(_stands(text, bare(gold)) and len(text) <= len(bare(gold)) + slack for gold in golds)


def _stands(text: str, gold: str) -> bool:
    at = text.find(gold) if gold else -1
    while at >= 0:
        longer_before = gold[0].isdigit() and re.search(r"[\d.]$", text[:at])
        longer_behind = gold[-1].isdigit() and re.match(r"\.?\d", text[at + len(gold) :])
        if not longer_before and not longer_behind:
            return True
        at = text.find(gold, at + 1)
    return False
