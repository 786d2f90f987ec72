"""The parts of a numbered scheme that open the paragraphs of its article: “六抓”是哪六抓, “四化”指什么.

Party newspapers spell such schemes out over many paragraphs, 抓思想教育，… and 抓结对帮带，…, or 实施“防返贫”工程，….
A scheme that one sentence spells out is left to plain reading.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from bot.dialogue.answer import Answer, Part
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, clauses, sentences
from corpus.chinese.digits import TO_TEN, to_ten
from corpus.chinese.names import squeezed
from corpus.lazy import lazy_pattern
from corpus.model import Article
from retriever import Citation
from retriever.question import Question

_MARKS: Final = "“”‘’\"'「」"
_UNMARKED: Final = str.maketrans("", "", _MARKS)
_NAME: Final = rf"(?P<name>(?P<count>[{TO_TEN}3-9])[个大项]?(?P<word>[\u4e00-\u9fff]{{1,3}}))"
_ASKS: Final = rf"(?:都|是|指|有|包括|包含|分别|具体|的)+(?:哪(?:[{TO_TEN}两几\d]|些)|什么|啥)"
#: “六抓”, “三大工程”: a number, and what its parts have in common; quoted, asked back, or right before the asking.
_SCHEMES: Final = (
    lazy_pattern(rf"[“\"‘]{_NAME}[”\"’][^，,。；;]{{0,8}}?{_ASKS}"),
    lazy_pattern(rf"是哪{_NAME}[？?]?$"),
    lazy_pattern(rf"{_NAME}{_ASKS}"),
)
#: What leads up to a part: 实施“防返贫”工程, 以工作制度化为保障.
_LEADS: Final = (
    r"(?:以|将|把|实施|推进|推动|推行|突出|坚持|强化|加强|深化|实现|促进|狠抓|抓好|打造|开展|做实|做好|落实)?"
)
_QUOTATION: Final = rf"[“\"‘][^{_MARKS}]{{2,12}}[”\"’]"
_FEWEST: Final = 3
#: Paragraphs that a scheme is spelt out over at least.
_PARAGRAPHS: Final = 2
#: Articles found for a question that are looked at.
_LOOKED_AT: Final = 2
_CONFIDENCE: Final = 0.8


class _Scheme(NamedTuple):
    """The name of a scheme as it is printed (六抓), the number of its parts, and the word that each of them has."""

    name: str
    parts: int
    word: str


class _Found(NamedTuple):
    """A part of a scheme at a stretch of one paragraph."""

    paragraph: int
    span: Stretch


class Scheme:
    """Lists the parts of a scheme, each from its own paragraph."""

    name = "scheme"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question that names a numbered scheme and asks what its parts are."""
        scheme = _asked(question)
        return Plan(self.name, question, about=scheme.name) if scheme else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the parts with their paragraphs; None where no article has so many, or where one sentence has them."""
        scheme = _asked(plan.question)
        if scheme is None:
            return None
        articles = dict.fromkeys(hit.citation.article for hit in context.search(plan.question))
        for reference in islice(articles, _LOOKED_AT):
            article = context.article(reference)
            found = _parts(article, scheme) if article else []
            if article is None or len({one.paragraph for one in found}) < _PARAGRAPHS:
                continue
            citations = [
                Citation(reference, paragraph, article.paragraphs[paragraph].text, span)
                for paragraph, span in found
            ]
            parts = tuple(Part("", cited.quote[slice(*cited.span or ())], cited) for cited in citations)
            text = "；".join(part.text for part in parts)
            return Answer(plan.typed, text, _CONFIDENCE, citations=tuple(citations), parts=parts)
        return None


def _asked(question: Question) -> _Scheme | None:
    """Return the scheme whose parts a question asks for, or None."""
    for pattern in _SCHEMES:
        match = pattern.search(question.typed)
        if match and (count := to_ten(match["count"])) >= _FEWEST:
            return _Scheme(match["name"], count, match["word"])
    return None


def _parts(article: Article, scheme: _Scheme) -> list[_Found]:
    """Return the parts where an article has just so many of them; else none.

    Where it names the scheme, openings of paragraphs come first, then those of sentences. What is quoted before the
    word of the scheme is a part of it wherever it stands, named or not.
    """
    texts = [paragraph.text for paragraph in article.paragraphs]
    whole = squeezed("\n".join([*(line.text for line in article.head), *texts])).translate(_UNMARKED)
    named = squeezed(scheme.name) in whole
    for openings in (_paragraph_openings, _sentence_openings) if named else ():
        opened = [(number, text, openings(text)) for number, text in enumerate(texts)]
        for shape in _shapes(scheme.word):
            found = [one for each in opened for one in _of(*each, shape)]
            if len(found) == scheme.parts:
                return found
    found = list(_quoted(texts, scheme.word))
    return found if len(found) == scheme.parts else []


def _shapes(word: str) -> list[re.Pattern[str]]:
    """Return how a clause may tell a part; the group is the part: 抓|…, “…”工程, …化."""
    word = re.escape(word)
    return [
        re.compile(rf"(?P<part>{word}[^{_MARKS}]{{2,}})$"),
        re.compile(rf"{_LEADS}(?P<part>{_QUOTATION}{word})"),
        re.compile(rf"{_LEADS}(?P<part>[\u4e00-\u9fff]{{2,8}}?{word})(?![\u4e00-\u9fff]{{0,2}}{word})"),
    ]


def _quoted(texts: Sequence[str], word: str) -> Iterator[_Found]:
    """Yield each “…”工程 of an article where it stands first."""
    known: set[str] = set()
    for number, text in enumerate(texts):
        for match in re.finditer(_QUOTATION + re.escape(word), text):
            if match.group() not in known:
                known.add(match.group())
                yield _Found(number, match.span())


def _of(number: int, text: str, openings: list[Stretch], shape: re.Pattern[str]) -> Iterator[_Found]:
    for start, end in openings:
        if match := shape.match(text[:end], start):
            yield _Found(number, match.span("part"))


def _paragraph_openings(text: str) -> list[Stretch]:
    return clauses(text)[:1]


def _sentence_openings(text: str) -> list[Stretch]:
    return [first[0] for sentence in sentences(text) if (first := clauses(text, *sentence))]
