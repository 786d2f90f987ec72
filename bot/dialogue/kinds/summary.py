"""What an article tells, in a few of its own sentences: 总结一下…, 介绍一下…, 《…》讲了什么, 这篇的主要内容."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.dialogue.answer import Answer, Part
from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.digest import MOST, digest
from bot.dialogue.listing.titles import QUOTED, article_titled
from bot.dialogue.listing.topical import article_about
from bot.dialogue.listing.wording import END, NO_TOPIC
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.names import Sort, names_in, squeezed, with_digits
from corpus.lazy import lazy_pattern
from retriever import ArticleReference, Citation
from retriever.question import Question

_NUMBER: Final = r"[一二两三四五六1-6]"
#: 用三句话 · 简单 · 大概
_HOW: Final = (
    rf"(?:请|帮我|给我|你)*(?:用(?P<most>{_NUMBER})(?:句话|句|点|条))?(?:简单|简要|大概|大致|简短)?地?"
)
_HOW_ELSE: Final = _HOW.replace("most", "fewer")
_TOPIC: Final = r"(?P<topic{}>.{{2,40}}?)"
#: 报道 · 那封信 · 《…》 · 第2条: words for an article, without which 讲了什么 is asked of people and meetings.
_ARTICLE: Final = (
    r"(?:文章|报道|报导|新闻|稿子|稿件|稿|消息|通讯|特写|信|一文|篇|《[^《》]+》|第\d{1,2}[条篇个])"
)
_TELLS: Final = (
    r"(?:主要|大概|大致|都|具体|到底|究竟)*(?:是)?(?:讲述|讲|说|写|报道|介绍|谈|关于)(?:的|了)?(?:是)?(?:一?个)?(?:些)?"
    r"(?:什么|啥|哪些|怎么)(?:内容|事情|事儿?|东西|主题|回事)?(?:的)?"
)
#: 总结一下槐树村的做法 · 概括石桥镇的夜市 · 梳理下这篇报道
_SUM_UP: Final = lazy_pattern(
    rf"{_HOW}(?:总结|概括|归纳|概述|梳理|简述|综述|提炼|小结)(?:一?下)?(?:了)?(?:出)?{_TOPIC.format(1)}{END}"
    rf"|{_HOW_ELSE}(?:把|将|对|给){_TOPIC.format(2)}(?:做个|作个|做一个|作一个|进行|来个)?(?:总结|概括|归纳|概述|小结|摘要)(?:一?下)?{END}"
    rf"|{_TOPIC.format(3)}(?:的)?(?:总结|概括|摘要|概要|大意|梗概|中心思想)(?:一下|是什么|是啥)?{END}",
    needs="中大对将小归总把提摘梗梳概简给综",
)
#: 介绍一下石桥镇的夜市 · 说说石桥的图书馆 · 简单讲讲这篇文章
_PRESENT: Final = lazy_pattern(
    rf"{_HOW}(?:介绍(?:一?下)?|(?:说|讲|谈|聊|讲述|描述)(?:一下|下|一说|说|讲|谈|聊|一讲|一谈)){_TOPIC.format(0)}{END}"
)
#: 那封感谢信讲了个什么事 · 《…》主要讲什么 · 这篇报道说的是啥
_TELL: Final = lazy_pattern(
    rf"(?P<topic>.{{0,40}}?{_ARTICLE}.{{0,3}}?)(?:里面?|中|上)?(?:的?主要内容是?(?:什么|啥)?|的?内容(?:是什么|是啥)|{_TELLS}){END}"
)
#: 的做法 · 的情况 · 这件事: said of any topic.
_GENERAL: Final = lazy_pattern(
    r"(?:的)?(?:主要)?(?:做法|经验做法|经验|情况|内容|主要内容|工作|事情|事迹|故事|这个?事|这件事|这篇(?:文章|报道)|那篇(?:文章|报道)?|(?:文章|报道)(?:的内容)?|要点|重点|亮点)+$"
)
#: 说说石桥镇的夜市是怎么办的 · 讲讲工作队都做了些什么: all of it is asked for.
_ALL_OF_IT: Final = lazy_pattern(
    r"(?:是)?(?:怎么|如何)(?:做|搞|干|弄|办|开展|推进)(?:起来)?的$|(?:都|具体)?(?:做|干)了(?:些)?(?:什么|啥|哪些(?:工作|事情?)?)$"
)
#: 介绍一下湖水是怎么治好的: one thing of it is asked for, which the pages may say plainly.
_ONE_THING: Final = lazy_pattern(
    r"(?:是|都是|到底是|究竟是)?(?:怎么|怎样|咋|如何)(?:样)?(?P<deed>[^,，。?？怎如]{1,10}?)的?(?:经过|过程|来龙去脉)?$"
)
#: 这篇 · 它 · 上面那篇 · 刚才的报道: the article in hand.
_IN_HAND: Final = lazy_pattern(
    r"(?:这|那|上面|刚才|前面|上一|该|此|本)?(?:这|那|的)?(?:一)?(?:篇|条|个|则|封)?(?:文章|报道|报导|新闻|稿子|稿件|稿|消息|信|文)?(?:的)?(?:主要)?(?:内容)?|它"
)
_NTH: Final = lazy_pattern(r"第(?P<number>\d{1,2})[条篇个](?:文章|报道|新闻)?(?:的内容)?")
_DIGITS: Final = "零一二三四五六"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a digest is asked of, and of how many sentences; ``plainly`` where the word for it can mean nothing else,
    ``one_thing`` is the topic without its deed where how that was done is asked, which plain reading may answer.
    """

    topic: str
    most: int
    plainly: bool
    one_thing: str = ""


class Summary:
    """A digest of the one article that is meant."""

    name = "summary"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question that wants to be told of an article or a topic as a whole."""
        asked = _asked(question)
        if asked is None:
            return None
        titles = tuple(match["title"] for match in QUOTED.finditer(question.typed))
        return Plan(self.name, question, about=asked.topic, titles=titles)

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return some sentences of the article, each with its citation; None where no article is meant."""
        asked = _asked(plan.question)
        if asked is None or (asked.one_thing and context.read(plan.question).text is not None):
            return None
        meant, topic = _meant(asked, plan.titles, context)
        whole = context.article(meant) if meant else None
        if meant is None or whole is None:
            return None
        chosen = digest(whole, topic, asked.most)
        if not chosen:
            return None
        parts = tuple(
            Part(
                sentence.subhead,
                sentence.text,
                Citation(
                    meant,
                    sentence.paragraph,
                    whole.paragraphs[sentence.paragraph].text,
                    (sentence.start, sentence.end),
                ),
            )
            for sentence in chosen
        )
        text = "".join(part.text for part in parts)
        return Answer(plan.typed, text, 0.9, citations=tuple(part.citation for part in parts), parts=parts)


def _asked(question: Question) -> _Asked | None:
    plain = question.plain.text.strip()
    numbered = with_digits(question.comparable.strip())  # 第一篇 → 第1篇
    for pattern, text in ((_SUM_UP, plain), (_TELL, numbered), (_PRESENT, plain)):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        topic = next(found for name, found in match.groupdict().items() if name.startswith("topic") and found)
        topic = _ALL_OF_IT.sub("", topic.removeprefix("关于")).strip(" ,，:：的")
        how = _ONE_THING.search(topic) if pattern is _PRESENT else None
        bare = topic[: how.start()] if how and how.start() > 1 else ""
        topic = bare + how["deed"] if how and bare else topic
        if not topic or (pattern is _PRESENT and not bare and not _is_topic(topic)):
            return None
        return _Asked(
            topic,
            _number(match.groupdict().get("most") or match.groupdict().get("fewer")),
            pattern is not _PRESENT,
            bare,
        )
    return None


def _is_topic(topic: str) -> bool:
    """Tell whether a topic asks nothing itself (说说怎么分红) and is no person, who is told of in another way."""
    if NO_TOPIC.search(topic) and not _IN_HAND.fullmatch(topic):
        return False
    bare = squeezed(_GENERAL.sub("", topic))
    return not any(
        name.sort is Sort.PERSON and name.text in bare and len(bare) <= len(name.text) + 4
        for name in names_in(bare)
    )


def _number(said: str | None) -> int:
    if not said:
        return MOST
    return int(said) if said.isdigit() else _DIGITS.find(said.replace("两", "二"))


def _meant(
    asked: _Asked, titles: Sequence[str], context: StrategyContext
) -> tuple[ArticleReference | None, str]:
    """Return the article that is meant, and of what in it somebody wants to hear."""
    for title in titles:
        article = article_titled(title, article_index_of(context.archive))
        if article:
            return article, ""
    nth = _NTH.fullmatch(with_digits(asked.topic))
    if nth:
        number = int(nth["number"])
        return (context.numbered[number - 1] if 1 <= number <= len(context.numbered) else None), ""
    if _IN_HAND.fullmatch(asked.topic):
        return context.current, ""
    topic = _GENERAL.sub("", asked.topic) or asked.topic
    article = article_about(topic, context)
    if article is None and asked.one_thing and any(names_in(squeezed(asked.one_thing))):
        article = article_about(asked.one_thing, context)
    return article, topic
