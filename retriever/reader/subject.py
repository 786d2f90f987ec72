"""Whether the evidence speaks of the subject that a question names.

A name of the question must stand in the quoted paragraph, in its article's head or in what the article says before,
in any form that a reader takes for the same (``retriever/reader/forms.py``). Where it does not, or where another
name of its sort stands between it and the answer, the paragraph tells a neighbour's fact.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.chinese.names import Name, Sort, names_in, squeezed
from corpus.lazy import lazy_pattern
from retriever.hits import Hit
from retriever.question import Kind, Question
from retriever.reader.forms import is_within, named_alike, rank_of, stands
from retriever.reader.lookalikes import lookalikes
from retriever.tokens import is_word

SENTENCE_END: Final = lazy_pattern("[。！？!?;；]")
CLAUSE_END: Final = lazy_pattern("[,，。；;！？!?]")
"""What parts the clauses of a sentence."""
_LONG_NAME: Final = 3
_DEEDS: Final = "修建造架找问查骑拜养种开教写画唱做卖买编办带当住用穿戴吃喝"
HEAD: Final = 80
"""Characters of what is before the paragraph that are its article's head."""
_MADE_FROM: Final = "改编|取材|脱胎|原著|原作|蓝本"
#: 改编自《…》, 取材于民国短篇《…》.
_MADE_FROM_TITLE: Final = lazy_pattern(r"(?:改编自|取材[于自]|脱胎于|根据|以)[^，。；《》,;]{0,10}《$")
_SPEAKS: Final = lazy_pattern(
    r"(?:[笑曾还也]?着?[对向]?[^,，。]{0,8}?)(?:介绍|说|表示|告诉|透露|指出|坦言|称|认为|估算)[道,，:：\"“]"
)
#: bistro 名叫 Linde, 长河公司（简称“长河”: between a thing and its own name.
_IS_CALLED: Final = '[(（]?(?:[又也]?(?:[取起定命]?名|叫|称)|简称|即)[叫作做为]?["《]?'
_RIVALS: Final = (Sort.PERSON, Sort.PLACE, Sort.ORGANISATION, Sort.TITLE, Sort.ORDINAL, Sort.LATIN)


class Subject(NamedTuple):
    """How the evidence of an answer speaks of the names in a question.

    Attributes:
        missing: names that it does not have.
        rivals: names of the same sort that stand nearer to the answer than the one asked about.
        instead: whose fact it is, where that can be told: the name of that sort that stands last before the answer.
    """

    missing: tuple[Name, ...] = ()
    rivals: tuple[Name, ...] = ()
    instead: Name | None = None


class Surroundings(NamedTuple):
    """Squeezed text around an answer: the article before its paragraph, the paragraph in three, the rest."""

    before: str
    lead: str
    answer: str
    rest: str
    after: str

    @classmethod
    def of(cls, hit: Hit, start: int, end: int) -> "Surroundings":
        """Return what surrounds [start, end) of a hit's quotation."""
        quote = hit.citation.quote
        head = f"{hit.citation.article.head}\n{hit.before}"
        parts = (head, quote[:start], quote[start:end], quote[end:], hit.after)
        return cls(*map(squeezed, parts))

    @property
    def paragraph(self) -> str:
        """The whole paragraph."""
        return self.lead + self.answer + self.rest

    def names_ahead(self, begin: int = 0) -> list[Name]:
        """Return the names of the paragraph that stand before the answer, from an offset on."""
        end = len(self.lead)
        return [name for name in names_in(self.paragraph) if begin <= name.start and name.end <= end]

    def names_behind(self, *, within: bool) -> list[Name]:
        """Return the names that stand behind the answer in its clause, and those within it."""
        ends = len(self.lead) + len(self.answer)
        end = ends + len(CLAUSE_END.split(self.rest, maxsplit=1)[0])
        begin = len(self.lead) if within else ends
        return [name for name in names_in(self.paragraph) if begin <= name.start and name.end <= end]


def named_before(question: Question, hit: Hit) -> list[str]:
    """Return the names of a question that a paragraph and its headline lack and its article says before."""
    shown, before = squeezed(f"{hit.citation.article.head}\n{hit.citation.quote}"), squeezed(hit.before)
    return [
        name.text
        for name in question.names
        if name.sort is not Sort.ORDINAL and not stands(name, shown) and stands(name, before)
    ]


def subject_of(question: Question, around: Surroundings, elsewhere: str = "") -> Subject:
    """Return how the text around an answer speaks of the names in a question.

    Args:
        question: as it is read.
        around: the text.
        elsewhere: squeezed text of the other paragraphs found; a name that stands there is no slip.
    """
    names = question.names
    told = f"{around.before}\n{around.paragraph}"
    missing, known = [], []
    for name in names:
        later = name.sort is Sort.PLACE and not _another_stands(name, around)
        text = f"{told}\n{around.after}" if later else told
        there = stands(name, text) or named_alike(name, text, elsewhere) or _stands_cut(name, question, text)
        if there and not is_a_source(name, question, told):
            known.append(name)
        else:
            missing.append(name)
    rivals = tuple(rival for name in known if (rival := _rival(name, names, around, question)))
    missing = [name for name in missing if not is_within(name, known, told)]
    if missing:
        return Subject(tuple(missing), rivals, _instead(missing[0], around))
    for stretch, other in lookalikes(question.typed, (around.before[:HEAD], around.paragraph)):
        if stretch not in told and stretch not in around.after:
            return Subject((other._replace(text=stretch),), rivals, other)
    return Subject((), rivals)


def _stands_cut(name: Name, question: Question, told: str) -> bool:
    """Tell whether a name stands without a character of the next word or of a deed: 青利亚大|选, 旺姆措|骑, 修|云杰."""
    follows = question.squeezed.partition(name.text)[2][:1]
    cut, last = name._replace(text=name.text[:-1]), name.text[-1]
    is_cut = is_word(last + follows) or (name.sort is Sort.PERSON and last in _DEEDS)
    if len(cut.text) >= _LONG_NAME and is_cut and stands(cut, told):
        return True
    rest = name.text[1:] + follows
    return name.text[0] in _DEEDS and len(rest) >= _LONG_NAME and rest in told


def is_a_source(name: Name, question: Question, told: str) -> bool:
    """Tell whether a text names a work only as what another one was made from: 改编自《…》."""
    if name.sort is not Sort.TITLE or re.search(_MADE_FROM, question.typed):
        return False
    places = [match.start() for match in re.finditer(re.escape(name.text), told)]
    return bool(places) and all(_MADE_FROM_TITLE.search(told, max(0, at - 16), at) for at in places)


def _instead(name: Name, around: Surroundings) -> Name | None:
    """Return the last name like one that is missing that stands before the answer, in its paragraph or before that."""
    for names in (around.names_ahead(), names_in(around.before)):
        alike = [other for other in names if _are_of_one_kind(other, name)]
        if alike:
            return alike[-1]
    return None


def _rival(name: Name, names: Sequence[Name], around: Surroundings, question: Question) -> Name | None:
    """Return the last name of the same sort between a name and the answer, in the answer's sentence; or None.

    A person whom the paragraph does not name is not the one whom the answer's own clause names behind it.
    """
    if name.sort not in _RIVALS:
        return None
    if name.sort is Sort.PERSON and not stands(name, f"{around.before[:HEAD]}\n{around.paragraph}"):
        told = around.names_behind(within=question.answer_type.kind is not Kind.PERSON)
        behind = [other for other in told if _are_of_one_kind(other, name)]
        if behind and not any(_are_one(one, behind[0]) for one in names):
            return behind[0]
    ends = [match.end() for match in SENTENCE_END.finditer(around.lead)]
    begin = ends[-1] if ends else 0
    others = [
        other
        for other in around.names_ahead(begin)
        if _are_of_one_kind(other, name)
        and not any(_are_one(one, other) for one in names)
        and not _only_speaks(other, around)
        and not _is_its_own_name(other, name, around)
    ]
    if not others:
        return None
    rival = others[-1]
    return rival if not stands(name, around.lead[rival.end :]) and not _is_named_later(name, around) else None


def _another_stands(place: Name, around: Surroundings) -> bool:
    """Tell whether the paragraph names another place of the same rank before the answer."""
    return bool(rank_of(place.text)) and any(_are_of_one_kind(one, place) for one in around.names_ahead())


def _only_speaks(other: Name, around: Surroundings) -> bool:
    """Tell whether a person is named as the one who says so: 工程师方若琳介绍,."""
    return other.sort is Sort.PERSON and _SPEAKS.match(around.paragraph, other.end) is not None


def _is_its_own_name(other: Name, name: Name, around: Surroundings) -> bool:
    """Tell whether a name stands right before as what the other one is the name of: 茶馆名叫“听雨”."""
    called = re.compile(rf"{re.escape(name.text)}{_IS_CALLED}$")
    return called.search(around.paragraph, 0, other.start) is not None


def _is_named_later(name: Name, around: Surroundings) -> bool:
    """Tell whether the answer's own clause names it behind the answer: 13.8%的收视率由《…》取得."""
    clause = re.split("[，,。；;！？]", around.rest, maxsplit=1)[0]
    return stands(name, around.answer + clause)


def _are_of_one_kind(one: Name, other: Name) -> bool:
    if one.sort is not other.sort:
        return False
    if one.sort is Sort.ORDINAL:
        return one.text[-1] == other.text[-1]
    return one.sort is not Sort.PLACE or rank_of(one.text) == rank_of(other.text)


def _are_one(one: Name, other: Name) -> bool:
    return other.text in one.text or stands(one, other.text) or named_alike(one, other.text, "")
