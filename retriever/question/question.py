"""The question value: as it was typed, and all that search and reader work out from that."""

from dataclasses import dataclass, field
from functools import cached_property

from corpus.chinese.names import Name, asked_names, squeezed
from corpus.chinese.text import Normalized, is_well_formed, normalize
from retriever.errors import BadQuestionError
from retriever.question.answer_type import AnswerType, classify
from retriever.question.moments import Bound, Moment, find_bounds, find_moments
from retriever.segmenter import Segmenter, segmenter
from retriever.tokens import ANALYZERS

#: Longest question, in code points; beyond it something was pasted by mistake.
LONGEST_QUESTION = 1000


@dataclass(frozen=True)
class Question:
    """A question. Each property is worked out when it is first wanted, and kept.

    Two questions are equal where they were typed alike.

    Attributes:
        typed: the question as it was typed.
    """

    typed: str
    _tokens: dict[tuple[str, Segmenter], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def parse(cls, question: "str | Question") -> "Question":
        """Return a question as a value; a value is returned as it is."""
        return question if isinstance(question, Question) else cls(question)

    def __str__(self) -> str:
        return self.typed

    @cached_property
    def plain(self) -> Normalized:
        """The question in comparable characters, its numerals as they were typed (哪一年 stays 哪一年)."""
        return normalize(self.typed, numerals=False)

    @cached_property
    def comparable(self) -> str:
        """The question in comparable characters, its numerals in digits."""
        return normalize(self.typed).text

    @cached_property
    def squeezed(self) -> str:
        """The comparable question without white space, as names are compared."""
        return squeezed(self.typed)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in it: people, places, organisations, titles, ordinals."""
        return asked_names(self.typed)

    @cached_property
    def answer_type(self) -> AnswerType:
        """What kind of answer it wants."""
        return classify(self.plain.text)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The years in it, each with the month and day that follow it."""
        return tuple(find_moments(self.comparable))

    @cached_property
    def bounds(self) -> tuple[Bound, ...]:
        """The stretches of years in it that have one end: 2023年以前."""
        return tuple(find_bounds(self.comparable))

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, cut by the segmenter in use."""
        return self.tokens("words")

    @property
    def grams(self) -> tuple[str, ...]:
        """Its characters and neighbouring pairs."""
        return self.tokens("grams")

    def tokens(self, analyzer: str) -> tuple[str, ...]:
        """Return the tokens of an analyzer ("words" or "grams"), by the segmenter in use."""
        key = analyzer, segmenter()
        if key not in self._tokens:
            self._tokens[key] = tuple(ANALYZERS[analyzer](self.comparable))
        return self._tokens[key]


def check_question(question: str) -> str:
    """Return a question without surrounding space.

    Raises:
        BadQuestionError: nothing to search for, or far too much.
    """
    text = question.strip()
    if not is_well_formed(text):
        raise BadQuestionError("问题里有无法识别的字符，请用 UTF-8 (the question is not well-formed text)")
    if not any(char.isalnum() for char in text):
        raise BadQuestionError("问题里没有文字，请用一句话提问 (the question holds no words)")
    if len(text) > LONGEST_QUESTION:
        raise BadQuestionError(
            f"问题太长：{len(text)} 字，最多 {LONGEST_QUESTION} 字 (question too long: {len(text)} characters)"
        )
    return text
