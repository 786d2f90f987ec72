"""A question → the articles it wants; None for a question that the pages answer."""

import re
from collections.abc import Collection
from typing import Final

from bot.dialogue.listing.wanted import Form, Wanted
from bot.dialogue.listing.wording import (
    AUTHORSHIP,
    CHECKS,
    COUNTS,
    EMPTY,
    END,
    HERE,
    MANY,
    NO_TOPIC,
    OF_AN_AUTHOR,
    SHOW,
    TELLS,
    THING,
    WHERE,
    WHICH,
    WRITES,
)
from corpus.chinese.digits import TO_TEN
from corpus.chinese.names import Sort, names_in
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern
from retriever.question import Question

_LONGEST_TOPIC: Final = 20
_LONGEST: Final = 60
_TOPIC: Final = rf"(?P<topic>[^,，。;；?？!！\n]{{1,{_LONGEST_TOPIC}}}?)"
#: 总结一下石桥的报道 asks for what they say, not for a list.
_NO_DIGEST: Final = r"(?!总结|概括|归纳|概述|梳理|简述|综述|小结)"
_ARTICLES: Final = (
    rf"(?:{WHICH}|{MANY}|有没有|有无|有哪些|有什么|有啥|有|可有|是否有)(?:的)?(?:{THING}"
    rf"|篇)|(?:哪|几|多少|好几)几?[篇条]"
)
_COUNTED: Final = rf"(?:{WHICH}|{MANY}|有没有|有无|有哪些|有什么|有啥|有|可有|是否有)"
#: 哪些报道提到了螃蟹节 · 有没有文章写图书馆的 · 哪几篇是讲抗疫的
_ARTICLES_THAT: Final = lazy_pattern(
    rf"{SHOW}{HERE}(?:有)?(?:{_ARTICLES}){TELLS}{_TOPIC}(?:的|没有)?{END}", needs="些什几可哪啥多好是有条篇"
)
#: 有没有关于图书馆的报道 · 讲防汛的有哪几篇 · 提到螃蟹节的文章有几篇 · 关于石桥都有哪些报道
_THAT_TELL: Final = lazy_pattern(
    rf"{SHOW}{HERE}{_COUNTED}?(?:过)?{TELLS}{_TOPIC}(?:这个|这方面|方面|有关|相关)?"
    rf"(?:的?{THING}(?:都|一共|总共)?(?:有|是)?(?:{WHICH}|{MANY}|没有)?{THING}?"
    rf"|的?(?:都|一共|总共)?(?:有|是)(?:{WHICH}|{MANY}){THING}?)(?:出来)?{END}",
    needs="作图报文新是有消照特稿通",
)
#: 石桥的报道 · 有没有图书馆方面的新闻 · 跟脱贫有关的文章有几篇 · 螃蟹相关报道
_OF: Final = lazy_pattern(
    rf"{SHOW}{HERE}{_COUNTED}?(?:[跟和与同])?{_NO_DIGEST}{_TOPIC}(?:沾边的|这个话题的?|方面的?|有关的?|相关的?|题材的?|这方面的?|的)"
    rf"(?:{THING}|内容)(?:都|一共|总共)?(?:有)?(?:{WHICH}|{MANY}|没有)?{THING}?(?:出来)?{END}",
    needs="方有沾的相这题",
)
_LATELY: Final = r"(?:最近|近来|近期|近日|这阵子|这段时间|这几天|这些天|眼下|今年|如今)?"
#: 石桥镇最近都有些什么消息 · 石桥那边有啥新闻 · 最近石桥出了什么大事
_NEWS_OF: Final = lazy_pattern(
    rf"{SHOW}{HERE}{_LATELY}(?:的|,)?(?:关于)?{_NO_DIGEST}{_TOPIC}(?:那边|那儿|那里|这边|方面|这个地方)?{_LATELY}(?:都|又|还|可|一共)*(?:有|出|传来)(?:了|过|没有)?"
    rf"(?:些|点|哪些)?(?:什么|啥|哪些)?(?:样的)?(?:新的|最新的?|大的?|重要的?)?(?:新闻|消息|动静|动向|动态|新鲜事儿?|大事儿?)(?:没有)?{END}",
    needs="新消动大",
)
#: 最近有什么新闻: of no topic.
_ANY_NEWS: Final = lazy_pattern(
    r"(?:最近|近来|近期|近日|今天|昨天|今年|去年|本周|这周|本地|当地|国内|国际|还|又|都|就|那)+"
)
#: 报道过螃蟹节吗 · 报上有没有写过图书馆 · 登过石桥的事没有 · 有讲防汛的吗
_WHETHER: Final = lazy_pattern(
    rf"{SHOW}{HERE}(?:(?P<must>有没有|有无|是否|有|曾经?)?(?:{WRITES}|提到?|讲|谈到?|说到|提及|介绍|关于)(?P<past>过|了)?(?:有关|关于)?{_TOPIC}"
    rf"(?:的)?(?:事情?|情况|消息|{THING})?(?P<ma>吗|没有|么|嘛)?[\s?？。]*)"
)
#: 第3版有什么 · 3版登了哪些文章 · 要闻版的报道 · 头版有几篇
_EDITION: Final = lazy_pattern(
    rf"{SHOW}(?:报纸?的?)?(?:第?(?P<number>[a-d]?\d{{1,3}}|[{TO_TEN}]{{1,3}})版|(?P<first>头版)|(?P<section>[\u4e00-\u9fff]{{2,6}})版面?)"
    rf"(?:上|面|里|都|一共)*(?:(?:有|登|刊|发|放|讲|写|报道)[了载登发的]*(?:些)?(?:{WHICH}|{MANY})(?:的)?{THING}?|的?(?:{THING}|内容)(?:都)?(?:有)?(?:{WHICH}|{MANY})?|{WHICH}{THING})(?:内容)?{END}",
    needs="头版",
)
#: 记者王五写了几篇 · 王五写过哪些报道 · 署名王五的文章: the frame of a name that no credit has.
_STRANGER: Final = lazy_pattern(
    rf"(?:(?P<office>记者|通讯员|作者|摄影师|署名)(?:是|叫)?)?(?P<name>[\u4e00-\u9fff·•]{{2,8}}?"
    rf"|[a-z][a-z .]{{1,30}}?)(?:老师|记者)?(?:一共|总共|都)?"
    rf"(?:{WRITES}(?:过|了|的)?(?:{WHICH}|{MANY})?(?:的)?(?:{THING})?(?:有{WHICH}|有{MANY})?|的{THING}(?:有)?(?:{WHICH}|{MANY})?){END}",
    needs="供写出刊发完执投报拍摄撰登的署贡采",
)
#: 周文写的文章里提到图书馆的有几篇 · 他的报道中讲防汛的有哪些
_WITHIN: Final = lazy_pattern(
    rf"(?P<who>.{{1,12}}?{THING})(?:里面?|当?中)?(?:有)?(?:{WHICH}|{MANY})?(?:是)?{TELLS}{_TOPIC}(?:的)?(?:都)?(?:有)?(?:{WHICH}|{MANY})?{END}",
    needs="作图报文新消照特稿通",
)
#: 谁写的文章最多 · 哪位记者写得最多 · 有哪些记者 · 都有谁写稿
_SIGNERS: Final = lazy_pattern(
    rf"{SHOW}{HERE}(?:都)?有?(?:谁|哪[一几]?[位个名]?(?:记者|作者|通讯员)|哪些(?:记者|作者|通讯员))(?:{WRITES}[的得了过]*{THING}?(?:数量)?最多)(?:的)?{END}"
    rf"|{THING}{WRITES}?[的得]*最多的(?:是)?(?:谁|哪[位个名]?(?:记者|作者|通讯员))?{END}"
    rf"|{SHOW}{HERE}(?:都|一共)?有(?:哪些|哪几[位个名]|几[位个名]|多少[位个名]?)(?:署名)?(?:的)?(?:记者|作者|通讯员){END}"
    rf"|(?:记者|作者|通讯员)(?:都|一共)?有(?:谁|哪些|哪几[位个名]|几[位个名]|多少[位个名]?){END}",
    needs="最有",
)
#: 关于的报道 · 有没有关于的文章: a topic that was left out.
_NO_TOPIC_AT_ALL: Final = lazy_pattern(
    rf"{SHOW}{HERE}{_COUNTED}?(?:关于|有关|提到|涉及)(?:了|过|的|[\s\"'“”《》…]){{0,6}}{THING}(?:有)?(?:{WHICH}|{MANY})?{END}",
    needs="关提有涉",
)
#: 拍过什么 · 摄影作品, and not 写过.
_PICTURES: Final = lazy_pattern(r"拍|摄|照片|图片")
_WORDS: Final = lazy_pattern(r"写|撰|文章|报道|稿|新闻")
_AUTHOR_NAMES: Final = lazy_pattern(rf"(?:{HERE}|报社|人民|作者|记者|通讯员|谁|他|她|它|这|那|有|没有)")
#: 图书馆的 · 关于图书馆 · “图书馆” · 图书馆这个话题
_TRIMMED: Final = lazy_pattern(
    r"^(?:关于|有关|涉及|跟|和|与|了|过|的|到|是)+|(?:的|有关|相关|方面|这个|话题|题材|内容|之类|等)+$"
)
_MARKS: Final = "\"'“”‘’《》「」『』 \t"
#: 图书馆或者文化站 · 图书馆和防汛
_OR: Final = lazy_pattern(r"(?:或者|或是|还是|或|以及|、)")


def understand_request(question: Question | str, authors: Collection[str]) -> Wanted | None:
    """Return the articles that a question wants, or None.

    Args:
        question: without words of courtesy.
        authors: every name in the archive's credits, in comparable characters.
    """
    parsed = Question.parse(question)
    plain = parsed.plain.text.strip()
    if len(plain) > _LONGEST:
        return None
    if _NO_TOPIC_AT_ALL.fullmatch(plain):
        return Wanted(Form.UNSAID)
    if _SIGNERS.fullmatch(plain):
        return Wanted(Form.AUTHORS)
    return (
        _by_edition(parsed.comparable.strip())
        or _by_author(plain, authors)
        or _by_stranger(plain)
        or _by_topic(plain)
    )


def _by_edition(plain: str) -> Wanted | None:
    match = _EDITION.fullmatch(plain)
    if not match:
        return None
    number = normalize(f"{match['number']}个").text.removesuffix("个") if match["number"] else ""
    return Wanted(_form(plain), edition=(number or ("1" if match["first"] else match["section"])).upper())


def _by_author(plain: str, authors: Collection[str]) -> Wanted | None:
    """Return what is wanted of authors that the credits name; other words must be those of such questions."""
    named: list[str] = []
    rest = plain
    for name in sorted((name for name in authors if name in plain), key=len, reverse=True):
        if name in rest:
            named.append(name)
            rest = rest.replace(name, "\0")
    if not named or not AUTHORSHIP.search(rest):
        return None
    named.sort(key=plain.index)
    within = _WITHIN.fullmatch(rest)
    if (
        within
        and not OF_AN_AUTHOR.sub("", within["who"]).strip("\0 ")
        and (about := _topics(within["topic"]))
    ):
        return Wanted(_form(rest), authors=tuple(named), topics=about)
    where = WHERE.search(rest)
    left = list(OF_AN_AUTHOR.sub("\n", (rest[: where.start()] if where else rest)).split("\n"))
    matter = "".join(piece for piece in left if piece.strip("\0 "))
    about = _topics(_TRIMMED.sub("", matter.replace("\0", ""))) if matter.strip() else ()
    if matter.strip() and (where or not about or not _is_of_them(rest, matter)):
        return None
    form = Form.PLACE if where else _form(rest)
    pictures = bool(_PICTURES.search(rest)) and not _WORDS.search(rest)
    return Wanted(form, authors=tuple(named), topics=about, pictures=pictures)


def _is_of_them(rest: str, matter: str) -> bool:
    """Tell whether the matter stands where an author's articles are told apart: 写的关于防汛的报道, 写石桥的那篇."""
    found = re.search(
        rf"(?:关于|有关|涉及|写|讲|拍|报道)(?:的|过|了)?(?:关于|有关)?{re.escape(matter)}的?[那这]?[1一]?(?:{THING}|[篇张])",
        rest,
    )
    return found is not None


def _by_topic(plain: str) -> Wanted | None:
    for pattern, named in (
        (_ARTICLES_THAT, True),
        (_THAT_TELL, True),
        (_WHETHER, False),
        (_OF, False),
        (_NEWS_OF, False),
    ):
        match = pattern.fullmatch(plain)
        if match is None or (pattern is _WHETHER and not _asks_whether(match)):
            continue
        topics = () if _ANY_NEWS.fullmatch(match["topic"]) else _topics(match["topic"])
        if topics:
            form = Form.CHECK if pattern is _WHETHER else _form(plain)
            return Wanted(form, topics=topics, named=named)
    return None


def _asks_whether(match: re.Match[str]) -> bool:
    """Tell whether a turn asks for the archive's own doings (报道过…吗), and not for those of the people in it."""
    return bool(
        (match["past"] or match["must"]) and (match["ma"] or match["must"] in ("有没有", "有无", "是否"))
    )


def _topics(text: str) -> tuple[str, ...]:
    """Return what a list is to be about, each without the words around it; none where that is no topic."""
    found = []
    for piece in _OR.split(text):
        topic = piece.strip(_MARKS)
        topic = _TRIMMED.sub("", topic).strip(_MARKS)
        if not topic or EMPTY.fullmatch(topic) or NO_TOPIC.search(topic):
            return ()
        found.append(topic)
    return tuple(found)


def _by_stranger(plain: str) -> Wanted | None:
    match = _STRANGER.fullmatch(plain)
    if not match or EMPTY.fullmatch(match["name"]) or _AUTHOR_NAMES.fullmatch(match["name"]):
        return None
    name = match["name"].strip()
    person = any(one.sort is Sort.PERSON and one.text == name for one in names_in(name))
    return Wanted(_form(plain), stranger=name) if match["office"] or person else None


def _form(plain: str) -> Form:
    if COUNTS.search(plain):
        return Form.COUNT
    return Form.CHECK if CHECKS.search(plain) else Form.LIST
