"""Whether a neighbouring value of the paragraph is nearer to what is asked than the answer.

公司2017年成立，公司党支部则于2019年成立: who asks for the 党支部 names a word that stands in the clause of the second
year and not in that of the first.
"""

from functools import lru_cache
from typing import Final

from corpus.chinese.names import asked_names, asked_words, squeezed
from corpus.chinese.values import at, find
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.subject import CLAUSE_END

_WORDS: Final = frozenset(
    ("n", "nz", "nw", "vn", "v", "an", "a", "ad", "s", "f", "TIME", "PER", "LOC", "ORG")
)
_MOST: Final = 2
_NAMED: Final = 4
"""Characters of a question's beginning that name whom it asks about, though the tagger may not know the name."""
_NO_SUBJECT: Final = 3
"""Characters before a value that are no subject: 占, 仅为, 达到."""

#: 每人每月补600元, 同比增长: of what the clause before names.
_OF_THE_LAST: Final = lazy_pattern("每[人户名亩年月天个头只]|同比|约?占|补[贴助]|奖励|达到?")


@lru_cache(1024)
def words_of(question: str) -> tuple[str, ...]:
    """Return the words of a question that say what is asked about, its names whole."""
    names = [name.text for name in asked_names(question)]
    words = [word for word, tag in asked_words(question) if tag in _WORDS and len(word) > 1]
    return tuple(dict.fromkeys([*names, *words]))


def nearer_neighbours(question: Question, quote: str, start: int, end: int) -> int:
    """Return how many more words of the question stand in the clause of another value, at most 2.

    2 where the clause of one in the same unit has more of the question's beginning, whoever that names. Other values
    are those of the paragraph that measure the same as the one in the answer; 0 where there is none, and where a name
    of the question, or more of its beginning, stands in no clause but the answer's.
    """
    own = at(quote, start, end)
    if not own:
        return 0
    wanted = words_of(question.typed)
    others = [value for value in find(quote) if value.dimension is own[0].dimension and value not in own]
    clause = clause_around(quote, start, end)
    clauses = [clause_around(quote, value.start, value.end) for value in others]
    names = [name.text for name in question.names]
    if any(name in clause and not any(name in other for other in clauses) for name in names):
        return 0
    opening = _opening(question.squeezed, clause)
    openings = [_opening(question.squeezed, other) for other in clauses]
    if opening >= _NAMED and all(other < opening for other in openings):
        return 0
    if any(
        other > max(opening, _NAMED - 1) and value.unit == own[0].unit
        for value, other in zip(others, openings, strict=True)
    ):
        return _MOST
    here = _shared(wanted, clause)
    there = max((_shared(wanted, other) for other in clauses), default=0)
    return max(0, min(_MOST, there - here))


def clause_around(quote: str, start: int, end: int) -> str:
    """Return the clause around a stretch of a paragraph, squeezed; one without a subject with the clause before."""
    *earlier, before = CLAUSE_END.split(quote[:start])
    if earlier and (len(before.strip()) <= _NO_SUBJECT or _OF_THE_LAST.match(before.strip())):
        before = f"{earlier[-1]}，{before}"
    after = CLAUSE_END.split(quote[end:], maxsplit=1)[0]
    return squeezed(before + quote[start:end] + after)


def _opening(question: str, clause: str) -> int:
    """Return how many characters of a question's beginning stand together in a clause."""
    return next((size for size in range(len(question), 0, -1) if question[:size] in clause), 0)


def _shared(wanted: tuple[str, ...], clause: str) -> int:
    return sum(word in clause for word in wanted)
