"""Segmenters cut Chinese into words: rjieba, or jieba where an archive has a dictionary of its own.

Both read the same general dictionary by the same method and cut alike; rjieba is compiled and takes no words of
ours, jieba takes them and is loaded only then. Which of them is in use goes with the work in hand, so that a
question, its paragraphs and the reader cut alike, and two archives in one process do not mix.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Final, Protocol

from corpus.chinese.text import normalize, to_simplified
from corpus.lazy import lazy_pattern
from retriever.dictionary import Entry


class Segmenter(Protocol):
    """Cuts simplified text into words; one equals no other, so that what is cut can be kept by its cutter."""

    def __hash__(self) -> int:
        """Return the hash that every object has."""

    def search_words(self, text: str) -> Sequence[str]:
        """Return the words of a text and the words inside them, in jieba's search mode."""

    def words(self, text: str) -> Sequence[str]:
        """Return the words of a text that the dictionary has; what is in none stays single characters."""

    def has(self, word: str) -> bool:
        """Tell whether the dictionary has a word."""


class GeneralSegmenter:
    """Cuts by the general dictionary alone. Reading it takes a quarter of a second."""

    def __init__(self) -> None:
        import rjieba  # noqa: PLC0415

        self._twin: Any = rjieba

    def search_words(self, text: str) -> Sequence[str]:
        """See ``Segmenter``."""
        words: list[str] = self._twin.cut_for_search(text)
        return words

    def words(self, text: str) -> Sequence[str]:
        """See ``Segmenter``."""
        words: list[str] = self._twin.cut(text, False)
        return words

    def has(self, word: str) -> bool:
        """See ``Segmenter``."""
        return bool(self._twin.has_word(word))


class OwnSegmenter:
    """Cuts by the general dictionary and words of the archive's own. Reading it takes a second."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._jieba = _loaded_jieba()
        for entry in entries:
            for form in {normalize(entry.word).text, to_simplified(entry.word)} - {""}:
                frequency = entry.frequency or self._jieba.suggest_freq(form)
                self._jieba.add_word(form, frequency)

    def search_words(self, text: str) -> Sequence[str]:
        """See ``Segmenter``."""
        return _compounds_joined(self._jieba.cut_for_search(text))

    def words(self, text: str) -> Sequence[str]:
        """See ``Segmenter``."""
        return list(self._jieba.cut(text, HMM=False))

    def has(self, word: str) -> bool:
        """See ``Segmenter``."""
        return bool(self._jieba.FREQ.get(word))

    def frequency(self, word: str) -> int:
        """Return how often the dictionary says that a word stands in texts, 0 for none."""
        return int(self._jieba.FREQ.get(normalize(word).text, 0))


def _loaded_jieba() -> Any:
    """Return a tokenizer of its own.

    Its dictionary is read here: jieba itself would load, without a check, whatever lies under a known name in the
    folder for temporary files, which everybody may write to.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of jieba's age: a module of setuptools', escapes of an older Python
        import jieba  # noqa: PLC0415
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


_JOINT: Final = frozenset("-_.")
_END_OF_UNIT: Final = lazy_pattern(r"[A-Za-z0-9]\Z")
_BEGIN_OF_UNIT: Final = lazy_pattern(r"[A-Za-z0-9]")


def _compounds_joined(words: Iterable[str]) -> list[str]:
    """Return the words with Latin letters and numbers joined over a hyphen, as the twin leaves them: 2-3, covid-19."""
    joined: list[str] = []
    for word in words:
        if (
            len(joined) > 1
            and joined[-1] in _JOINT
            and _BEGIN_OF_UNIT.match(word)
            and _END_OF_UNIT.search(joined[-2])
        ):
            joint, first = joined.pop(), joined.pop()
            word = f"{first}{joint}{word}"  # noqa: PLW2901
        joined.append(word)
    return joined


@cache
def general_segmenter() -> Segmenter:
    """Return the segmenter for archives without a dictionary."""
    return GeneralSegmenter()


_IN_USE: ContextVar[Segmenter | None] = ContextVar("segmenter", default=None)


def segmenter() -> Segmenter:
    """Return the segmenter in use."""
    return _IN_USE.get() or general_segmenter()


@contextmanager
def cutting_with(own: Segmenter | None) -> Iterator[None]:
    """Use a segmenter for the work inside; None is the general one."""
    token = _IN_USE.set(own)
    try:
        yield
    finally:
        _IN_USE.reset(token)
