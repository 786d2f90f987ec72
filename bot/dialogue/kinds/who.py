"""Who somebody is: 蒲雄是谁 · 嘎桑加才是什么人 · 说一下朱明章这个人."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from bot.dialogue.answer import Alternative, Answer
from bot.dialogue.kinds.identity import ROLE, identities
from bot.dialogue.kinds.mentions import naming, places_of, refused, unsaid_there
from bot.dialogue.kinds.persons import bare_name, credit_of, deeds_of
from bot.dialogue.kinds.splitting import plain_form
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.digits import ONES
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import comparable
from corpus.lazy import lazy_pattern
from retriever import Citation, Hit
from retriever.question import Question
from retriever.reader import Kind, detect_answer_type

_NAME: Final = r"(?P<name>[^\W\d_](?:[^\W_]|·|\.| ){1,24}?)"
_WHAT: Final = (
    r"(?:谁|哪[一]?[位个](?!单位|村|县|镇|乡|社区)|什么人|何许人也?|何人|啥人|什么来头|什么身份|啥身份|什么样的人|(?:一)?个?(?:什么|啥)(?:样|身份)?的?人"
    r"|干(?:什么|啥)(?:工作)?的?|做(?:什么|啥)(?:工作)?的?|什么(?:职务|官|职业|角色|岗位)|啥(?:职务|官|职业))"
)
_SHAPES: Final = (
    # 蒲雄是谁 · 他这个人是干什么的 · 吴老桥原来是做什么的 · 姚崇礼眼下担任何职
    rf"(?:那个|这个|那位)?{_NAME}(?:这个?人|同志|先生|女士)?(?:在[^是任]{{2,12}}?)?(?:到底|究竟|现在|目前|如今|眼下)?(?:是|任|担任|当)(?:个|一?[名位])?{_WHAT}",
    rf"{_NAME}(?:现在|目前|如今|眼下)?(?:担任|任|出任)(?:何职|什么职务|啥职务|什么职位)",
    # 扎西干嘛的 · 周文是干啥的呀
    rf"(?:那个|这个|那位)?{_NAME}(?:这个?人|同志|先生|女士)?(?:到底|究竟|现在|目前|如今)?是?(?:干|做)(?:什么|啥|嘛|哪行|哪一行)(?:工作)?的",
    # 介绍一下蒲雄 · 说一下朱明章这个人 · 谁是蒲雄
    r"(?:给?我?)?(?:介绍|说说?|讲讲?|聊聊?|谈谈?|了解)(?:一?下)?(?P<called>[^\W\d]{2,12}?)(?:这个?人|其人|同志|是谁)",
    # 介绍一下蒲雄: of a person alone
    r"(?:给?我?)?(?:介绍|说说?|讲讲?|了解)(?:一?下)(?P<alone>[^\W\d]{2,8})",
    r"谁是(?P<whom>[^\W\d]{2,12})",
    # 濮阳静 职务 · 巴扎尔别克 身份
    r"(?P<titled>[^\W\d][^\W\d·]{1,12}(?:[ ·][^\W\d]{1,10})?)\s+的?(?:职务|身份|职业|简介)",
    rf"{_NAME}的(?:职务|身份|职业)(?:是什么|是啥)?",
)
_WHO: Final = lazy_pattern(
    "|".join(f"(?:{shape.replace('?P<name>', f'?P<name{n}>')})" for n, shape in enumerate(_SHAPES)) + "$",
    needs="下任其出同当担是的简职谁身这",
)
#: 退休前是做什么的, 原来, 以前: another office than the one a name is brought with.
_FORMERLY: Final = lazy_pattern(r"以前|之前|从前|原来|过去|原先|前(?:是|任|担任|当|在)")
#: What is no name of a person: an office (村党支部书记), a thing with 的 (写信的).
_NO_NAME: Final = lazy_pattern(
    rf"的|(?:{ROLE})$|^(?:你|我|他|她|它|您|这|那(?=[个种些次条件家位里儿边样是]|$)|谁|哪)|第[{ONES}\d]|单位|公司|村$|县$|市$|镇$|乡$|社区$|部门$|什么|怎么|多少"
)
#: 介绍一下石桥: of whatever it is.
_INTRODUCED: Final = lazy_pattern("(?:给?我?)?(?:介绍|说|讲|了解)")
_TAIL: Final = lazy_pattern(r"[啊呀呢吧嘛哦]+$")


class _Found(NamedTuple):
    hit: Hit
    span: tuple[int, int]
    plainness: float

    @property
    def text(self) -> str:
        return self.hit.citation.quote[slice(*self.span)]


class Who:
    """Tells who a named person is, as the pages bring the name; several of one name are told apart."""

    name = "who"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the name that is asked about."""
        plain = _TAIL.sub("", plain_form(question).strip('"'))
        match = _WHO.fullmatch(plain)
        if match is None or _FORMERLY.search(plain) or detect_answer_type(plain).kind is Kind.BYLINE:
            return None
        name = next(value for value in match.groupdict().values() if value).strip()
        return None if _NO_NAME.search(name) else Plan(self.name, question, about=name)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return what the pages say the person is; None where no paragraph brings the name with it."""
        name = plan.about
        hits = naming(name, plan.typed, context)
        if not hits and (bare := bare_name(name)) != name:
            name, hits = bare, naming(bare, plan.typed, context)
        found = [
            _Found(hit, (one.start, one.end), one.plainness - 0.01 * rank)
            for rank, hit in enumerate(hits)
            for place in places_of(name, hit.citation.quote)
            for one in identities(hit.citation.quote, *place)
        ]
        if not found and _INTRODUCED.match(plan.typed) and not _is_person(name):
            return None
        if not found:
            return self._told_otherwise(name, plan.typed, hits, context)
        best = _best_by_article(found)
        if unsaid := unsaid_there(plan.typed, best[0].hit, best[0].span):
            return refused(plan.typed, hits, unsaid)
        first, others = best[0], [one for one in best[1:] if not _are_one(one.text, best[0].text)]
        citation = _cited(first)
        more = tuple(hit.citation for hit in hits[:3] if hit is not first.hit)
        return Answer(
            plan.typed,
            first.text,
            min(0.9, 0.5 + first.plainness / 6),
            citations=(citation, *more),
            nearest=tuple(hits[:3]),
            alternatives=tuple(Alternative(one.text, _cited(one)) for one in others[:2]),
        )

    def _told_otherwise(
        self, name: str, question: str, hits: Sequence[Hit], context: StrategyContext
    ) -> Answer | None:
        """Return the credit that the name signs with, else what is read plainly, else what the person is told to do."""
        nearest = tuple(hits[:3])
        if (credit := credit_of(name, context)) is not None and credit.span:
            text = credit.quote[slice(*credit.span)]
            return Answer(question, text, 0.7, citations=(credit,), nearest=nearest)
        plain = context.read(question)
        if plain.text is not None:
            return plain
        if (hit := deeds_of(name, hits)) is None or hit.citation.span is None:
            return plain
        if unsaid := unsaid_there(question, hit, hit.citation.span):
            return refused(question, hits, unsaid)
        text = hit.citation.quote[slice(*hit.citation.span)]
        return Answer(question, text, 0.5, citations=(hit.citation,), nearest=nearest)


def _is_person(text: str) -> bool:
    """Tell whether a text is a person's name and nothing else."""
    return any(one.sort is Sort.PERSON and one.text == text for one in names_in(squeezed(text)))


def _best_by_article(found: Sequence[_Found]) -> list[_Found]:
    """Return the plainest of each article, plainest first."""
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: -one.plainness):
        best.setdefault(one.hit.citation.article.id, one)
    return list(best.values())


def _cited(found: _Found) -> Citation:
    return replace(found.hit.citation, span=found.span)


def _are_one(one: str, other: str) -> bool:
    """Tell whether two identities may be one person's: they share half the characters of the shorter."""
    first, second = set(comparable(one)), set(comparable(other))
    return 2 * len(first & second) >= min(len(first), len(second))
