"""Whether a value that was read for one side of a comparison is surely that side's."""

from typing import Final

from bot.dialogue.kinds.beside import items_of
from bot.dialogue.kinds.parts import Told
from bot.dialogue.kinds.reckoning import operand
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, sentence_at, sentences
from corpus.chinese.text import normalize
from corpus.chinese.values import Value, find
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern
from retriever import Citation

#: Share of a label's characters that a stretch has to repeat to be about it.
_REPEATED: Final = 0.5
_IN_ITEM: Final = 0.75
#: 焊工的, 在那边: what says nothing of a thing.
_EMPTY: Final = frozenset("的了是在那这个边家,、 ")
#: 由46元升到 · 从41只增加至: the value before a change, which is not the one that is now.
_FROM: Final = lazy_pattern(r"[由从][^\d，。；]{0,8}$")
_TO: Final = lazy_pattern(r"^[^\d，。；]{0,8}?[到至](?=\d)")
_EARLIER: Final = lazy_pattern("原|以前|从前|此前|过去|先前|当初|那会儿|那时|去年|上年|前年")


def is_surely_its_own(told: Told, context: StrategyContext) -> bool:
    """Tell whether a value is its label's: one value, in a sentence about the label, that no other item claims."""
    own = operand(told.asked.label, told.text)
    if own is None or told.citation is None or told.citation.span is None:
        return False
    if sum(comparable_with(value, own.value) for value in find(told.text)) > 1:
        return False
    quote, (start, end) = told.citation.quote, told.citation.span
    label = _folded(told.asked.label)
    if _FROM.search(quote[:start]) and _TO.search(quote[end:]) and not _EARLIER.search(told.asked.question):
        return False
    within = sentence_at(quote, start, end)
    if _repeats(_folded(quote[slice(*within)]), label) >= _REPEATED:
        return not _is_anothers(quote, within, (start, end), label, own.value)
    if _repeats(_folded(_opening(told.citation, context) + quote[:start]), label) < 1:
        return False
    return not any(
        label in _folded(quote[slice(*one)]) and _comparable(quote, one, own.value)
        for one in sentences(quote)
        if one != within
    )


def _opening(citation: Citation, context: StrategyContext) -> str:
    """Return the head and the first paragraph of an article, which say what all of it is about."""
    article = context.article(citation.article)
    if article is None:
        return citation.article.title or ""
    first = next((paragraph.text for paragraph in article.paragraphs if not paragraph.subhead), "")
    return "".join(filter(None, (article.kicker, article.title, article.subtitle, article.dateline, first)))


def _is_anothers(quote: str, within: Stretch, span: Stretch, label: str, own: Value) -> bool:
    """Tell whether another item of the sentence has a label and a value like it, and the value's item less of it."""
    items = [one for one in items_of(quote) if one[0] < within[1] and within[0] < one[1]]
    mine = next((one for one in items if one[0] <= span[0] < one[1]), span)
    here = _repeats(_folded(quote[slice(*mine)]), label)
    return any(
        one != mine
        and (there := _repeats(_folded(quote[slice(*one)]), label)) >= _IN_ITEM
        and there > here
        and _comparable(quote, one, own)
        for one in items
    )


def _comparable(quote: str, within: Stretch, own: Value) -> list[Value]:
    return [
        value
        for value in find(quote)
        if within[0] <= value.start and value.end <= within[1] and comparable_with(value, own)
    ]


def _repeats(text: str, label: str) -> float:
    """Return the share of a label's telling characters that a text has."""
    telling = [char for char in label if char not in _EMPTY]
    return sum(char in text for char in telling) / len(telling) if telling else 0.0


def _folded(text: str) -> str:
    return normalize(text, numerals=False).text.replace('"', "")
