"""What the reader gives, and its two functions: read paragraphs that were found, read a given text."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.chinese.tagging import load_tagger
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError
from retriever.hits import Hit
from retriever.question import Question

if TYPE_CHECKING:
    from retriever.reader.reader import Reader
    from retriever.reader.scored import ScoredCandidates

_LOADING: Final = threading.Lock()
PARAGRAPHS: Final = 5
"""Paragraphs that are read for one answer."""


class Text(NamedTuple):
    """A text to be read.

    Attributes:
        question: in the words of the text's article.
        head: what is known of that.
        pointed: where the answers stand that the form of the text points at.
    """

    question: str
    head: str
    text: str
    pointed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A span of one hit's quotation.

    Attributes:
        hit: number of the hit in the list that was read.
        start, end: the span in the hit's ``citation.quote``, in code points.
        confidence: probability in [0, 1] that the answer is right.
        items: where the items of a list stand in the quotation, in order.
        spread: whether the items run over sentences, so that they and not the span are the answer.
        others: different values that other articles give for what was asked, best first.
        unsaid: the names of the question that the evidence does not have.
        instead: the name of which the evidence tells this instead, or None.
    """

    hit: int
    start: int
    end: int
    confidence: float
    items: tuple[tuple[int, int], ...] = ()
    spread: bool = False
    others: tuple["Reading", ...] = ()
    unsaid: tuple[str, ...] = ()
    instead: str | None = None


def default_reader() -> "Reader":
    """Return the reader with the bundled weights, loaded once.

    Raises:
        ReaderWeightsError, EncoderError: see ``ReaderModel``.
    """
    with _LOADING:
        return _load_reader()


@cache
def load_in_the_background() -> None:
    """Begin to load the reader and the tagger of names beside a first search; what fails is told by the reading."""

    def load() -> None:
        load_tagger()
        with suppress(RetrieverError, EncoderError):
            default_reader()

    threading.Thread(target=load, name="load reader", daemon=True).start()


@cache
def _load_reader() -> "Reader":
    # ONNX Runtime is loaded with the first question, not with every command.
    from retriever.reader.model import ReaderModel  # noqa: PLC0415
    from retriever.reader.reader import Reader  # noqa: PLC0415

    return Reader(ReaderModel())


def read(question: Question | str, hits: Sequence[Hit]) -> Reading | None:
    """Return the span that answers best, however unsure; None where there is nothing to read.

    Raises:
        ReaderWeightsError, EncoderError: the model cannot be loaded.
    """
    return default_reader().read(Question.parse(question), hits) if hits else None


def score_candidates(
    question: Question | str, hits: Sequence[Hit], focus: Question | str | None = None
) -> "ScoredCandidates | None":
    """Return the answers with what speaks for the best; see ``Reader.score_candidates``. Raises as ``read`` does."""
    return default_reader().score_candidates(
        Question.parse(question), hits, Question.parse(focus) if focus else None
    )


def read_text(question: str, text: str) -> Reading | None:
    """Return the span of a text that answers best, however unsure; None where the text has no words.

    Raises:
        ReaderWeightsError, EncoderError: the model cannot be loaded.
    """
    return default_reader().read_text(question, text)
