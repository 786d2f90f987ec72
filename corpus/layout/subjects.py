"""What texts are about: how much likelier one becomes when another is known, by their words in common.

A pair of characters that stands in both speaks for one subject the more, the rarer it is in Chinese at large
(``ngrams.npz``) and on the page. So a name, a term or a place that two pieces share counts for much, a word that
any report has for little. Numbers and Latin words count as rare words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from corpus.layout.language import NgramTables
from corpus.lazy import lazy_pattern

Floats = NDArray[np.float32]

CACHE = 0.1
"""How much of a text's words its own subject supplies; the rest is the language at large."""
RAREST = 5e-7
"""No pair is taken for rarer: the tables have not seen enough."""
_WORD = lazy_pattern(r"[A-Za-z][A-Za-z'’-]+|\d[\d.,]*\d")
_OTHER_WORD = 1e-6
_SHORT_NUMBER, _NUMBER = 1e-3, 2e-5


@dataclass(frozen=True)
class Vocabulary:
    """The words of the texts of a page.

    Attributes:
        counts: (n, words) how often each text has each word.
        common: (words,) how likely each is in the language at large.
        telling: (words,) how much each tells on this page: 1 where few texts have it, 0 where all do.
    """

    counts: sparse.csr_matrix
    common: Floats
    telling: Floats

    @classmethod
    def read(cls, texts: Sequence[str]) -> "Vocabulary":
        """Return the words of texts: pairs of Chinese characters, Latin words, numbers."""
        pair_rows, pairs, rates = _pairs(texts)
        word_rows, words, word_rates = _words(texts)
        rows = np.concatenate([pair_rows, word_rows])
        keys = np.concatenate([pairs, words])
        every, columns = np.unique(keys, return_inverse=True)
        common = np.zeros(len(every), dtype=np.float32)
        common[columns] = np.concatenate([rates, word_rates])
        shape = (len(texts), len(every))
        counts = sparse.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape)
        counts.sum_duplicates()
        spread = np.bincount(counts.indices, minlength=len(every))
        most = np.log((1 + len(texts)) / 2)
        telling = np.log((1 + len(texts)) / np.maximum(spread, 1)) / max(most, 1e-6)
        return cls(counts, np.maximum(common, RAREST), np.clip(telling, 0.0, 1.0).astype(np.float32))

    def gathered(self, groups: Sequence[Sequence[int]]) -> sparse.csr_matrix:
        """Return (groups, words): the counts of texts taken together."""
        rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        columns = np.array([text for group in groups for text in group], dtype=np.int64)
        shape = (len(groups), self.counts.shape[0])
        ones = np.ones(len(rows), dtype=np.float32)
        return sparse.csr_matrix((ones, (rows, columns)), shape=shape) @ self.counts

    def gains(self, known: sparse.csr_matrix) -> sparse.csr_matrix:
        """Return, for rows of counts, by how much the log-probability of each word rises when they are known."""
        gains = known.astype(np.float32).tocsr()
        gains.eliminate_zeros()
        sizes = np.maximum(np.asarray(gains.sum(axis=1)).ravel(), 1.0)
        rows = np.repeat(np.arange(gains.shape[0]), np.diff(gains.indptr))
        rates = gains.data / (sizes[rows] * self.common[gains.indices])
        gains.data = (np.log1p(CACHE * rates) * self.telling[gains.indices]).astype(np.float32)
        return gains


def fit(vocabulary: Vocabulary, groups: Sequence[Sequence[int]]) -> Floats:
    """Return (g, g), symmetric: how well each two groups of texts fit together, in nats; 0 with themselves."""
    counts = vocabulary.gathered(groups)
    gains = vocabulary.gains(counts)
    one = np.asarray((_damped(counts) @ gains.T).toarray(), dtype=np.float32)
    both = np.asarray((one + one.T) / 2, dtype=np.float32)
    np.fill_diagonal(both, 0.0)
    return both


def fit_others(
    vocabulary: Vocabulary, groups: Sequence[Sequence[int]], wholes: Sequence[Sequence[int]]
) -> Floats:
    """Return (g, w): how well each group fits each whole, a group's own whole taken without it.

    Args:
        vocabulary: the words.
        groups: numbers of texts.
        wholes: numbers of groups; every group is in one whole.
    """
    counts = vocabulary.gathered(groups)
    rows = np.repeat(np.arange(len(wholes)), [len(whole) for whole in wholes])
    owned = np.array([group for whole in wholes for group in whole], dtype=np.int64)
    ones = np.ones(len(rows), dtype=np.float32)
    together = sparse.csr_matrix((ones, (rows, owned)), shape=(len(wholes), len(groups))) @ counts
    damped = _damped(counts)
    found = np.asarray((damped @ vocabulary.gains(together).T).toarray(), dtype=np.float32)
    owner = np.zeros(len(groups), dtype=np.int64)
    owner[owned] = rows
    without = vocabulary.gains(together[owner] - counts)
    found[np.arange(len(groups)), owner] = np.asarray(damped.multiply(without).sum(axis=1)).ravel()
    return found


def _damped(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return counts of which repetitions count less and less."""
    damped = counts.copy()
    damped.data = np.log1p(damped.data)
    return damped


def _pairs(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Return the text, the key and the likelihood of each pair of Chinese characters."""
    rows, left, right = character_pairs(texts)
    return rows, (left << 21) | right, NgramTables.bundled().pair_rates(left, right)


def character_pairs(
    texts: Sequence[str],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the number of the text and both code points of every pair of Chinese characters."""
    lengths = [len(text) + 1 for text in texts]
    codes = np.frombuffer(
        "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    ).astype(np.int64)
    rows = np.repeat(np.arange(len(texts)), lengths)
    han = (
        ((codes >= 0x4E00) & (codes <= 0x9FFF)) | ((codes >= 0x3400) & (codes <= 0x4DBF)) | (codes >= 0x20000)
    )
    both = han[:-1] & han[1:]
    return rows[:-1][both], codes[:-1][both], codes[1:][both]


def _words(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Return the text, the key and the likelihood of each Latin word and number."""
    rows: list[int] = []
    keys: list[int] = []
    rates: list[float] = []
    known: dict[str, int] = {}
    for row, text in enumerate(texts):
        for word in _WORD.findall(text):
            rows.append(row)
            keys.append(-1 - known.setdefault(word.lower(), len(known)))
            number = word[0].isdigit()
            rates.append((_SHORT_NUMBER if len(word) < 3 else _NUMBER) if number else _OTHER_WORD)
    return (
        np.array(rows, dtype=np.int64),
        np.array(keys, dtype=np.int64),
        np.array(rates, dtype=np.float32),
    )
