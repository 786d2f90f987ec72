"""Of whom all articles together say something: 哪些村分了红, 有哪几个社区养螃蟹, 办食堂的地方有哪些."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.dialogue.answer import Answer, Part
from bot.dialogue.listing.bearers import CLASSES, bearer
from bot.dialogue.listing.claims import Claim, claims_in, touches, where_said
from bot.dialogue.listing.telling import titled
from bot.dialogue.listing.wording import END
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.words.lists import list_words
from corpus.chinese.names import squeezed
from corpus.lazy import lazy_pattern
from corpus.passages import sentences
from retriever import ArticleReference, Citation
from retriever.question import Question

_CLASS: Final = "|".join(CLASSES)
_CLASSES: Final = rf"(?P<first>{_CLASS})(?:(?:或者?|和|、|还是|及)(?P<second>{_CLASS}))?"
_WHICH: Final = r"(?:哪些|哪几[个家处所座]?|有哪些|什么)"
_IN_THE_PAPER: Final = r"(?:报上|报纸上|报道里?|新闻里?|文章里?|这里)?(?:说|讲|提到|写到?)?(?:的|,)?"
#: 哪些地方办了食堂 · 有哪几个村或社区养螃蟹 · 报上哪些党支部给老人送过米面
_WHO_DOES: Final = lazy_pattern(
    rf"{_IN_THE_PAPER}(?:都|一共)?有?{_WHICH}(?:的)?(?:{_CLASSES})(?:里|中)?(?:是|都|也|在|已经?|曾经?)*(?P<claim>.{{2,30}}?)(?:的)?{END}",
    needs="什哪有",
)
#: 养螃蟹的村有哪些 · 办了食堂的都有哪些地方
_DOERS: Final = lazy_pattern(
    rf"{_IN_THE_PAPER}(?P<claim>.{{2,30}}?)的(?:{_CLASSES})?(?:都|一共)?(?:有|是){_WHICH}(?P<last>{_CLASS})?{END}",
    needs="的",
)
#: Passages that are looked at, and the cosine from which on a sentence may say it in other words.
_LOOKED_AT: Final = 60
_CLOSE: Final = 0.79
#: Lines on a page, and characters of a sentence on a line.
_LISTED: Final = 6
_SHORT: Final = 24
#: Characters that two forms of one name begin with (清澜县社保局, 清澜县社会保险管理局).
_BEGINNING: Final = 4
_STOPS: Final = lazy_pattern(r"[，,；;。！？!?：:]")


@dataclass(frozen=True, slots=True)
class _Asked:
    classes: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """Of whom it is said, the sentence, what of it is shown, and how sure that is."""

    name: str
    citation: Citation
    shown: str
    worth: float


class Across:
    """A line for each of those of whom the articles say it."""

    name = "across"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question which of many do something, whoever wrote of them."""
        asked = _asked(question)
        return Plan(self.name, question, about="、".join(asked.classes)) if asked else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return those of whom it is said; None where it is one article's matter, which plain reading tells."""
        asked = _asked(plan.question)
        lines = _lines(plan.typed, asked, context) if asked else []
        if not lines:
            return None
        if len({line.citation.article for line in lines}) == 1:
            plain = context.read(plan.question)
            if plain.text is not None:
                return plain
        return _told(plan.typed, lines, context)


def _asked(question: Question) -> _Asked | None:
    plain = question.plain.text.strip()
    match = _WHO_DOES.fullmatch(plain) or _DOERS.fullmatch(plain)
    if match is None:
        return None
    groups = match.groupdict()
    classes = tuple(name for key in ("first", "second", "last") if (name := groups.get(key)))
    claims = claims_in(match["claim"])
    return _Asked(classes, tuple(claims)) if classes and claims else None


def _lines(question: str, asked: _Asked, context: StrategyContext) -> list[_Line]:
    """Return a line for each bearer, the surest first; each name and each sentence once."""
    best: dict[str, _Line] = {}
    for line in _all_lines(question, asked, context):
        if line.name not in best or line.worth > best[line.name].worth:
            best[line.name] = line
    ordered = sorted(best.values(), key=lambda line: -line.worth)
    kept: list[_Line] = []
    for line in ordered:
        places = [(other.citation.article, other.citation.paragraph, other.citation.span) for other in kept]
        if (line.citation.article, line.citation.paragraph, line.citation.span) in places:
            continue
        if not any(_same(line, other) for other in kept):
            kept.append(line)
    return kept


def _same(one: _Line, other: _Line) -> bool:
    """Tell whether two lines name the same: one name within the other, or two forms of it in one article."""
    alike = (
        one.name[:_BEGINNING] == other.name[:_BEGINNING] and one.citation.article == other.citation.article
    )
    return one.name in other.name or other.name in one.name or alike


def _all_lines(question: str, asked: _Asked, context: StrategyContext) -> Iterator[_Line]:
    paragraphs: dict[tuple[ArticleReference, int], tuple[str, float]] = {}
    for claim in asked.claims:
        for mention in context.archive.mentions(*claim.words):
            if mention.kind != "other":
                for number, text in mention.paragraphs:
                    paragraphs.setdefault((mention.article, number), (text, 0.0))
    for hit in context.search(question, _LOOKED_AT):
        key = (hit.citation.article, hit.citation.paragraph)
        paragraphs[key] = (hit.citation.quote, max(hit.cosine or 0.0, paragraphs.get(key, ("", 0.0))[1]))
    for (reference, number), (text, cosine) in paragraphs.items():
        if number >= 0:
            yield from _lines_of(asked, Citation(reference, number, text), cosine, context)


def _lines_of(asked: _Asked, citation: Citation, cosine: float, context: StrategyContext) -> Iterator[_Line]:
    """Yield what one paragraph says."""
    whole = None
    for start, end in sentences(citation.quote):
        sentence = squeezed(citation.quote[start:end])
        for claim in asked.claims:
            place = where_said(claim, sentence)
            close = place is None and cosine >= _CLOSE and touches(claim, sentence, squeezed(citation.quote))
            if place is None and not close:
                continue
            whole = whole or context.article(citation.article)
            if whole is None:
                return
            at = place[0] if place else len(sentence)
            before = squeezed(citation.quote[:start])
            name = bearer(asked.classes, sentence, at, before, whole)
            if name:
                shown = _clause(citation.quote[start:end], claim)
                worth = cosine + (1.0 if place else 0.0)
                yield _Line(
                    name,
                    Citation(citation.article, citation.paragraph, citation.quote, (start, end)),
                    shown,
                    worth,
                )
                break


def _clause(sentence: str, claim: Claim) -> str:
    """Return the clause of a sentence that says it, verbatim and short."""
    pieces = [piece.strip() for piece in _STOPS.split(sentence) if piece.strip()]
    words = [*claim.words, *claim.verbs]
    best = max(
        pieces, key=lambda piece: sum(word in squeezed(piece) for word in words), default=sentence.strip()
    )
    if len(best) <= _SHORT:
        return best
    at = next((found for word in words if (found := best.find(word)) >= 0), 0)
    first = max(0, min(at - _SHORT // 2, len(best) - _SHORT))
    return f"{'…' if first else ''}{best[first : first + _SHORT]}{'…' if first + _SHORT < len(best) else ''}"


def _told(question: str, lines: list[_Line], context: StrategyContext) -> Answer:
    words = list_words(context.language)
    page = lines[context.skip : context.skip + _LISTED]
    shown = [
        f"{number}. {line.name}：{line.shown}{titled(line.citation.article, context)}"
        for number, line in enumerate(page, context.skip + 1)
    ]
    rest = len(lines) - context.skip - len(page)
    more = [words.more_of.format(number=rest)] if rest > 0 else []
    reply = "\n".join([words.across.format(number=len(lines)), *shown, *more])
    parts = tuple(
        Part(line.name, line.citation.quote[slice(*(line.citation.span or (0, 0)))].strip(), line.citation)
        for line in page
    )
    citations = tuple(line.citation for line in page)
    return Answer(question, None, 0.8, citations=citations, kind="catalogue", reply=reply, parts=parts)
