"""What is told of a person whom no office is brought with: the credit that names a writer, or what the pages say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.dialogue.kinds.identity import ROLE
from bot.dialogue.kinds.mentions import places_of
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, around, clauses, sentence_at
from corpus.chinese.text import comparable
from corpus.lazy import lazy_pattern
from retriever import Citation, Hit
from retriever.reader import byline_of

#: 本报记者 · 特约通讯员 · 作者: the office in a credit.
_OFFICE: Final = lazy_pattern(r"[\u4e00-\u9fff]{0,6}(?:记者|通讯员|评论员|作者|摄影师)")
#: 老阿妈次仁曲珍 · 村民陈石: an office said before a name.
_OFFICE_BEFORE: Final = lazy_pattern(rf"^(?:[老小]?(?:{ROLE}))(?=[^\W\d]{{2,}})")
#: What a person does is told in a clause that opens with the name, with a word or two before it at most, or behind
#: 感受到, 得知, 介绍说.
_OPENING: Final = 4
_THAT: Final = ("到", "见", "知", "说", "称", "道")
_LONGEST: Final = 90


def bare_name(called: str) -> str:
    """Return a name without the office that it is said with: 次仁 of 老校长次仁."""
    return _OFFICE_BEFORE.sub("", called)


def credit_of(name: str, context: StrategyContext) -> Citation | None:
    """Return the credit that a name signs with, its office and the name marked; None where it signs nothing."""
    for reference in article_index_of(context.archive).authors.get(comparable(name), ()):
        article = context.article(reference)
        credit = byline_of(article) if article else None
        if credit is None:
            continue
        number, quote, (_, end) = credit
        offices = [match.start() for match in _OFFICE.finditer(quote, 0, end)]
        if offices and any(offices[-1] < last <= end for _, last in places_of(name, quote)):
            return Citation(reference, number, quote, (offices[-1], end))
    return None


def deeds_of(name: str, hits: Sequence[Hit]) -> Hit | None:
    """Return the first paragraph with a clause that opens with a person's name, that clause and its like marked."""
    for hit in hits:
        quote = hit.citation.quote
        for start, end in places_of(name, quote):
            if (span := _deed(quote, start, end)) is not None:
                return replace(hit, citation=replace(hit.citation, span=span))
    return None


def _deed(quote: str, start: int, end: int) -> Stretch | None:
    """Return the clause that tells what the person named at [start, end) did, or None where the name opens none."""
    own = next(
        (one for one in clauses(quote, *sentence_at(quote, start, end)) if one[0] <= start < one[1]), None
    )
    if own is None or own[1] - end < _OPENING:
        return None
    if start - own[0] <= _OPENING:
        return around(quote, start, end, _LONGEST)
    return (start, own[1]) if quote[own[0] : start].endswith(_THAT) else None
