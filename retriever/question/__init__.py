"""A question as a value: parsed once, and handed through search, ranking, reading and the choice of an answer."""

from retriever.question.answer_type import AnswerType, Kind, detect_answer_type
from retriever.question.question import LONGEST_QUESTION, Question, check_question

__all__ = ["LONGEST_QUESTION", "AnswerType", "Kind", "Question", "check_question", "detect_answer_type"]
