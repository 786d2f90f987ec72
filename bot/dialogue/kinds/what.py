"""What a named thing is: 什么是“一大四小” · “三个课堂”是啥意思 · 积分超市是怎么回事."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.definition import definitions
from bot.dialogue.kinds.mentions import naming, places_of, refused, unsaid_there
from bot.dialogue.kinds.splitting import plain_form
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.clauses import Stretch, around
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import comparable
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever import Hit
from retriever.question import Question

_THING: Final = r"(?P<name>[^,?]{2,24}?)"
_SHAPES: Final = (
    rf"(?:什么|啥)(?:是|叫做?){_THING}",
    rf"(?:所谓的?)?{_THING}(?:说的|指的|讲的|意思)?(?:到底|究竟|具体)?(?:是|指)(?:个|指|说)?(?:什么|啥)(?:意思|东西|概念|玩意儿?|样的东西)?",
    rf"{_THING}(?:是|到底是|究竟是)?(?:怎么|咋)(?:一)?回事儿?",
    rf"{_THING}(?:是)?(?:什么|啥)意思",
    rf"{_THING}(?:的)?(?:含义|定义|全称|意思)(?:是(?:什么|啥))?",
    rf"(?:怎么|如何)(?:理解|解释){_THING}",
)
_WHAT: Final = lazy_pattern(
    "|".join(f"(?:{shape.replace('?P<name>', f'?P<name{n}>')})" for n, shape in enumerate(_SHAPES)),
    needs="什全含啥回如定怎意指是",
)
_QUOTED: Final = lazy_pattern(r"\"(?P<name>[^\"]{2,20})\"")
_KINDS: Final = lazy_pattern(
    r"(?:工程|战略|行动|活动|模式|机制|服务|品牌|做法|制度|原则|计划|体系|工作法|办法|这个?词|这句话|说法)$"
)
_TAIL: Final = lazy_pattern(r"[啊呀呢吧嘛哦的]+$")
#: 写信的, 主题, 名字 …: what is asked is a value of something, not its meaning.
_NO_THING: Final = lazy_pattern(
    r"[谁哪几]|多少|怎么|(?:名字|名称|原因|目的|主题|内容|结果|地点|时间|方式|办法|措施|目标|任务|特点|核心|关键|原则|依据|标准|条件|意义|作用|好处|问题|困难|背景|第一|分别|都|记者|作者|单位|对手|冠军|职务|地址|网址|网站|域名|邮箱|邮编|传真|热线|微信|公众号|坐标|经纬度|账户|电话|比分|面积|品种|颜色|口号|[校原书笔全别艺译地片站园路桥厂村]名|[文编型车牌账代]号|价格?|率|量|额|日期|年份|[人户总次个]数|[长高宽深]度)$|^(?:你|我|他|她|它|这|那(?=[个种些次条件家位里儿边样是]|$))"
)
_LONGEST: Final = 118
#: How sure it is that the sentence which brings a name says what it is.
_BROUGHT: Final = 0.5


class What:
    """Tells what a thing is, from the sentence that defines its name."""

    name = "what"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return the thing that is asked about."""
        plain = _TAIL.sub("", plain_form(question))
        match = _WHAT.fullmatch(plain)
        if match is None:
            return None
        whole = next(value for value in match.groupdict().values() if value).strip()
        quoted = _QUOTED.search(whole)
        name = quoted["name"] if quoted else whole.strip('"')
        starts_with_value = any(value.start == 0 and value.end >= len(name) - 1 for value in find(name))
        if _NO_THING.search(name) or starts_with_value:
            return None
        return Plan(self.name, question, about=name)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return what the pages say the thing is, else the sentence that brings it; None where no sentence does."""
        names = [name for name in dict.fromkeys(_names(plan.about, plan.question)) if len(name) > 1]
        brought: tuple[str, list[Hit]] | None = None
        for name in names:
            hits = naming(name, plan.typed, context)
            found = [
                (one.plainness - 0.1 * rank, hit, one)
                for rank, hit in enumerate(hits)
                for place in places_of(name, hit.citation.quote)
                for one in definitions(hit.citation.quote, *place)
                if one.end - one.start > 1
            ]
            short = [each for each in found if each[2].end - each[2].start <= _LONGEST]
            if found and not short and (plain := context.read(plan.question)).text is not None:
                return plain  # the definition goes on and on, and reading marks what counts
            if short:
                _, hit, one = max(short, key=lambda each: each[0])
                return _told(plan.typed, hits, hit, (one.start, one.end), 0.5 + one.plainness / 8)
            if hits and brought is None:
                brought = name, hits
        if brought is None:
            return None
        name, hits = brought
        hit, span = _brought(name, hits)
        return _told(plan.typed, hits, hit, span, _BROUGHT)


def _names(about: str, question: Question) -> Iterator[str]:
    """Yield what a thing may be called in print: as it was asked, without its class, without whose it is.

    A place is known by the whole question: by itself the tagger reads 那 in 那曲积分超市.
    """
    yield about
    yield _KINDS.sub("", about)
    _, whose, own = about.rpartition("的")
    if whose:
        yield own
        yield _KINDS.sub("", own)
    for place in (*names_in(squeezed(about))[:1], *question.names):
        if place.sort is Sort.PLACE and about.startswith(place.text):
            yield about[len(place.text) :].strip("的")


def _brought(name: str, hits: Sequence[Hit]) -> tuple[Hit, Stretch]:
    """Return the sentence that brings a name, cut to what may be told; first of an article that is named for it."""
    plain = comparable(name)
    hit = next((one for one in hits if plain in comparable(one.citation.article.title or "")), hits[0])
    quote = hit.citation.quote
    place = places_of(name, quote)[0]
    return hit, around(quote, *place, _LONGEST)


def _told(question: str, hits: Sequence[Hit], hit: Hit, span: Stretch, sure: float) -> Answer:
    """Return a stretch of the pages as the answer; a refusal where it is of another place or body than was asked."""
    if unsaid := unsaid_there(question, hit, span):
        return refused(question, hits, unsaid)
    citation = replace(hit.citation, span=span)
    more = tuple(other.citation for other in hits[:3] if other is not hit)
    text = hit.citation.quote[slice(*span)]
    return Answer(question, text, sure, citations=(citation, *more), nearest=tuple(hits[:3]))
