"""Whether the evidence for an answer supports what a turn names: names, times, numbers, a slot."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from corpus.chinese.names import Sort, numbers_unsaid, squeezed, with_digits
from corpus.chinese.questions import ASKING_WORDS
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from retriever import Hit
from retriever.question import Question
from retriever.reader.subject import Surroundings, subject_of
from retriever.reader.years import times_unsaid

_CLAUSE: Final = lazy_pattern(r"[。！？；，：!?;]")
#: 枫林那3个村, 李长河那篇: whatever its name, what a turn begins with is what it asks about. (他那天 is nobody's name.)
_OPENING: Final = lazy_pattern(
    r"^(?P<name>(?![他她它这那哪谁])[\u4e00-\u9fff]{2,4}?)那(?:[\d一二两三四五六七八九十几]*[个家些座条场次位篇]|边)"
)
#: Share of a topic's words that an article repeats which speaks of it.
_OF_TOPIC: Final = 0.4
#: Characters around an answer that speak of it.
_AROUND: Final = 40


@dataclass(frozen=True)
class AnswerContext:
    """Where an answer stands: in the quotation of a hit, at [start, end).

    ``pointed``: the form of the text points at it, so that its number in a row need not be written there.
    """

    hit: Hit
    start: int
    end: int
    pointed: bool = False

    @property
    def quote(self) -> str:
        """The paragraph."""
        return self.hit.citation.quote

    @cached_property
    def near(self) -> str:
        """The paragraph, the headline, the place and the date, in comparable characters."""
        article = self.hit.citation.article
        parts = (article.title, article.dateline, article.date, self.quote)
        return _comparable(" ".join(filter(None, parts)))

    @cached_property
    def all(self) -> str:
        """The same, and what the article says before the paragraph."""
        return f"{self.near} {_comparable(self.hit.before)}"

    @cached_property
    def around(self) -> str:
        """What stands around the answer, with the headline."""
        stretch = self.quote[max(0, self.start - _AROUND) : self.end + _AROUND]
        return _comparable(f"{self.hit.citation.article.title or ''} {stretch}")

    @cached_property
    def clause(self) -> str:
        """The clause that holds the answer."""
        start = max((m.end() for m in _CLAUSE.finditer(self.quote[: self.start])), default=0)
        after = _CLAUSE.search(self.quote, self.end)
        return _comparable(self.quote[start : after.start() if after else len(self.quote)])


def find_unsupported(turn: Question | str, context: AnswerContext) -> str | None:
    """Return the first thing that a turn names and the evidence does not; None where all is supported."""
    turn = Question.parse(turn)
    plain = squeezed(ASKING_WORDS.sub("?", turn.plain.text))  # 哪一届 is no number
    around = Surroundings.of(context.hit, context.start, context.end)
    missing = subject_of(Question(with_digits(plain)), around).missing
    lacking = [name.text for name in missing if not (context.pointed and name.sort is Sort.ORDINAL)]
    lacking += times_unsaid(turn, around, context.hit.citation.article.date)
    lacking += [] if context.pointed else numbers_unsaid(plain, f"{around.before}{around.paragraph}")
    opening = _OPENING.match(plain)
    if opening and opening["name"] not in f"{around.before}{around.paragraph}{around.after}":
        lacking.append(opening["name"])
    return lacking[0] if lacking else None


def is_off_topic(topic: str, context: AnswerContext) -> bool:
    """Tell whether an answer's article says too little of the topic that a turn was joined to."""
    return share_repeated(topic, context.all) < _OF_TOPIC


def share_repeated(turn: str, text: str) -> float:
    """Return the share in [0, 1] of the pairs of a turn's words that a comparable text repeats."""
    chunks = re.findall(r"[^\W_]+", ASKING_WORDS.sub("，", _comparable(turn)))
    pairs = {"".join(pair) for chunk in chunks for pair in pairwise(chunk)} or set("".join(chunks))
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 1.0


def _comparable(text: str) -> str:
    """Return comparable characters without white space, classes in digits."""
    return with_digits("".join(normalize(text).text.split()))
