"""Last year and this year asked of an article that knows no date: 竹溪村去年的总收入.

Where the pages give the value with a year in figures, and with none later in the article, the year is said with it;
who asks can tell whether it is the one that is meant.
"""

import re
from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.words.lists import list_words
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever.question import Question

_RELATIVE: Final = lazy_pattern(
    r"(?P<word>去年|上年|今年)(?!以来|[初底末]|[上下]半年|[一二三四]季度)(?:全年)?的?"
)
_YEAR: Final = lazy_pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
_STOP: Final = lazy_pattern(r"[。！？!?]")
#: How many years before the latest one that the article names it may be.
_BEFORE: Final = {"去年": 1, "上年": 1, "今年": 0}


class Timed:
    """A value with the year that the pages give it."""

    name = "time"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question with last year or this year in it."""
        match = _RELATIVE.search(question.typed)
        return Plan(self.name, question, dates=(match["word"],)) if match else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the plain reading, else the value that the pages give to a year in figures; None where neither is."""
        plain = context.read(plan.question)
        if plain.text is not None:
            return _with_its_year(plain, plan.dates[0], context)
        without = _RELATIVE.sub("", plan.typed, count=1).strip("，, ")
        answer = context.read(without) if len(without) > 1 else plain
        citation = answer.citations[0] if answer.citations else None
        if answer.text is None or citation is None or citation.span is None or citation.article.date:
            return None
        year = _year_of(citation.quote, citation.span[0])
        whole = context.article(citation.article)
        if year is None or whole is None or _latest(whole) - year > _BEFORE[plan.dates[0]]:
            return None
        return replace(_told(answer, year, context), question=plan.typed)


def _told(answer: Answer, year: int, context: StrategyContext) -> Answer:
    return replace(answer, text=list_words(context.language).in_year.format(value=answer.text, year=year))


def _with_its_year(answer: Answer, word: str, context: StrategyContext) -> Answer:
    """Return an answer with the year of its sentence, where that is in figures and the article has no date."""
    citation = answer.citations[0] if answer.citations else None
    if citation is None or citation.span is None or citation.article.date or word in citation.quote:
        return answer
    year = _year_of(citation.quote, citation.span[0])
    return _told(answer, year, context) if year and str(year) not in (answer.text or "") else answer


def _year_of(quote: str, at: int) -> int | None:
    """Return the last year in figures that a sentence names before a place in it."""
    begin = max((match.end() for match in _STOP.finditer(quote, 0, at)), default=0)
    years = [int(match["year"]) for match in _YEAR.finditer(quote[begin:at])]
    return years[-1] if years else None


def _latest(article: Article) -> int:
    """Return the latest year that an article names; what is still to come does not count."""
    text = "\n".join(paragraph.text for paragraph in article.paragraphs)
    plain = re.sub(r"(?:到|至|力争|预计)(?:19|20)\d\d年", "", normalize(text).text)
    return max((int(match["year"]) for match in _YEAR.finditer(plain)), default=0)
