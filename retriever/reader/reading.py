"""The bundled reader, loaded with the first question: read paragraphs that were found, read a given text."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

from corpus.chinese.tagging import load_tagger
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError
from retriever.hits import Hit
from retriever.question import Question
from retriever.reader.result import Reading

if TYPE_CHECKING:
    from retriever.reader.reader import Reader
    from retriever.reader.scored import ScoredCandidates

_LOADING: Final = threading.Lock()


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

    # No daemon: a process that ends while ONNX Runtime builds a session would be aborted.
    threading.Thread(target=load, name="load reader").start()


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
