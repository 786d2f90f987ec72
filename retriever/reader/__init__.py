"""Question + passages → the span that answers, and how sure that is."""

from retriever.question.answer_type import AnswerType, Kind, detect_answer_type
from retriever.reader.bundled import AnswerReader, BundledReader
from retriever.reader.byline import Signature, byline_of, credit_asked, office_asked, signature
from retriever.reader.confidence import GIVEN_TEXT_THRESHOLD, THRESHOLD
from retriever.reader.errors import ReaderWeightsError
from retriever.reader.reading import (
    load_in_the_background,
    read,
    read_text,
    score_candidates,
)
from retriever.reader.result import PARAGRAPHS, Reading
from retriever.reader.values import find_values

__all__ = [
    "GIVEN_TEXT_THRESHOLD",
    "PARAGRAPHS",
    "THRESHOLD",
    "AnswerReader",
    "AnswerType",
    "BundledReader",
    "Kind",
    "ReaderWeightsError",
    "Reading",
    "Signature",
    "byline_of",
    "credit_asked",
    "detect_answer_type",
    "find_values",
    "load_in_the_background",
    "office_asked",
    "read",
    "read_text",
    "score_candidates",
    "signature",
]
