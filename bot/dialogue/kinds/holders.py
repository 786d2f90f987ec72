"""Who of an office the articles name: 报上提到的研究员有哪几位, 都有哪些专家, 报道里出现了哪些教练."""

from collections.abc import Iterator
from typing import Final

from bot.dialogue.answer import Answer, Part
from bot.dialogue.kinds.identity import ROLE
from bot.dialogue.listing.telling import titled
from bot.dialogue.listing.wording import END
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from bot.words.lists import list_words
from corpus.chinese.names import Sort, names_in
from corpus.lazy import lazy_pattern
from corpus.passages import sentences
from retriever import Citation
from retriever.question import Question

_PAPER: Final = r"(?:(?:这些|所有|全部)?(?:报纸|报|报道|新闻|文章|文中|报刊|版面|这里|库)(?:上|里面?|中)?)"
_NAMES: Final = r"(?:都|一共|总共|曾经?)*(?:提到|提及|提|出现|写到?|说到?|讲到?|采访|报道|登)(?:过|了)?"
_WHO: Final = r"(?:哪些(?:人|位)?|哪几(?:位|个|名)(?:人)?|谁|什么人)"
_OFFICE: Final = rf"(?P<office>[\u4e00-\u9fff]{{0,2}}(?:{ROLE}))"


def _office(number: int) -> str:
    return _OFFICE.replace("<office>", f"<office{number}>")


#: 报上提到的研究员有哪几位 · 报道里出现的专家都有谁 · 报上提到了哪些研究员 · 有哪几位研究员上过报
_ASKS: Final = lazy_pattern(
    rf"{_PAPER}{_NAMES}的{_office(1)}(?:都|一共|分别)*(?:有|是|叫)?{_WHO}{END}"
    rf"|{_PAPER}{_NAMES}?的?(?:都|一共|总共)?有?{_WHO}{_office(2)}{END}"
    rf"|(?:都|一共)?有?{_WHO}{_office(3)}(?:上过?了?报纸?|被(?:报道|采访|提到)[过了]?|在{_PAPER}出现过?){END}"
    rf"|{_PAPER}的{_office(4)}(?:都|一共)?(?:有|是){_WHO}{END}",
    needs="谁哪什",
)
#: 这位研究员: of whom was told before.
_POINTED: Final = lazy_pattern(r"[这该那][位名个][^，。！？；、]{0,14}$")
#: Lines of a page.
_LISTED: Final = 8


class Holders:
    """A line for each person whom an article gives the office."""

    name = "holders"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question who of an office stands in the articles."""
        match = _ASKS.fullmatch(question.plain.text.strip())
        office = next((found for found in match.groups() if found), None) if match else None
        return Plan(self.name, question, about=office) if office else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return those who bear it, each with the sentence that says so; None where nobody does."""
        found = list(dict(_bearers(plan.about, context)).items())
        page = found[context.skip : context.skip + _LISTED]
        if not page:
            return None
        words = list_words(context.language)
        lines = [
            f"{number}. {name}{titled(citation.article, context)}"
            for number, (name, citation) in enumerate(page, context.skip + 1)
        ]
        rest = len(found) - context.skip - len(page)
        more = [words.more_of.format(number=rest)] if rest > 0 else []
        reply = "\n".join([words.across.format(number=len(found)), *lines, *more])
        parts = tuple(
            Part(name, citation.quote[slice(*(citation.span or (0, 0)))], citation) for name, citation in page
        )
        citations = tuple(citation for _, citation in page)
        return Answer(plan.typed, None, 0.8, citations=citations, kind="catalogue", reply=reply, parts=parts)


def _bearers(office: str, context: StrategyContext) -> Iterator[tuple[str, Citation]]:
    """Yield the persons who are given an office, each with the sentence."""
    for mention in context.archive.mentions(office):
        if mention.kind == "other":
            continue
        for number, text in mention.paragraphs:
            for start, end in sentences(text):
                for name in _named_so(office, text[start:end], text[:start]):
                    yield name, Citation(mention.article, number, text, (start, end))


def _named_so(office: str, sentence: str, before: str) -> Iterator[str]:
    """Yield the persons of a sentence whom it gives an office: 研究员汤怀瑾 · 汤怀瑾是…研究员 · 这位研究员."""
    persons = [name for name in names_in(sentence) if name.sort is Sort.PERSON]
    at = sentence.find(office)
    while at >= 0:
        end = at + len(office)
        behind = [one for one in persons if one.start == end]
        clause = max(sentence.rfind(mark, 0, at) for mark in "，。；、") + 1
        if behind:
            yield behind[0].text
        elif _POINTED.search(sentence[:at]):
            earlier = [one.text for one in persons if one.start < at]
            told = earlier or [one.text for one in names_in(before) if one.sort is Sort.PERSON]
            yield from told[-1:]
        else:
            yield from (
                one.text
                for one in persons
                if clause <= one.start < at and _holds(sentence[one.start + len(one.text) : at])
            )
        at = sentence.find(office, end)


#: 是 · 现任 · 担任: what stands between a person and the office held.
_HOLDS: Final = lazy_pattern(
    r"^(?:同志)?(?:，)?(?:现|曾|原|也|就|当时)?(?:是|任|担任|当选|为|当)[^，。；、]{0,20}$"
)


def _holds(between: str) -> bool:
    return bool(_HOLDS.match(between))
