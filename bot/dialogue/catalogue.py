"""Questions about the archive itself, answered from its catalogue: 有哪些文章, 多少篇, 哪几天的."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.dialogue.by_date import (
    Order,
    date_of,
    parse_day,
    parse_many,
    parse_order,
    parse_paper,
    printed_on,
    sort_by_date,
)
from bot.words.language import Language
from corpus.lazy import lazy_pattern
from retriever import CatalogueEntry, Retriever, origin
from retriever.question import Question

#: Titles that one reply lists.
LISTED = 12
_THINGS = r"(?:文章|报道|新闻|稿件|稿子|消息)"
_END = r"(?:呢|吗|啊|呀)?[?？。!！ ]*"
_COUNT = lazy_pattern(
    rf"(?:这里|库里|档案里?|索引里?|你(?:这里)?|报上|现在|总共|一共|共|都|里面)*(?:收录?了?|有|存了?)?(?:(?:多少|几)篇{_THINGS}?|多少个?{_THINGS}){_END}"
    rf"|{_THINGS}(?:一共|总共|共)?(?:有)?(?:多少|几)篇{_END}|how many articles.*"
)
_DAYS = lazy_pattern(
    rf"(?:这些|这里的?|库里的?|都是)?(?:{_THINGS}|报纸)?(?:都|分别)?是?(?:在|于)?(?:哪几?[天日年]|什么时候|几[月号日]|哪一?期)(?:刊[登发载]|发表|出版)?的?(?:{_THINGS}|报纸)?{_END}"
    rf"|(?:有|收录?了?)哪几?[天日期]的?(?:报纸|{_THINGS}){_END}|what dates.*"
)
_LIST = lazy_pattern(
    rf"(?:这里|库里|档案里?|索引里?|你(?:这里)?|报上|里面|今天|最近|近来|近期|这几天)*(?:都|一共|又)*(?:收录?了?|有)(?:些|哪些|什么|啥){_THINGS}{_END}"
    rf"|{_THINGS}(?:都)?有(?:哪些|什么|啥){_END}|(?:文章|报道)?(?:目录|列表|清单){_END}|列出(?:所有|全部)?{_THINGS}{_END}"
    r"|(?:list|what) articles.*"
)
#: Words by which a turn speaks of the archive itself.
_OWN_WORDS = lazy_pattern(
    rf"{_THINGS}|(?:一共|总共)有?(?:多少|几)篇|最[新早近旧老晚后][^，。]{{0,6}}篇|篇最[新早近旧老晚]"
    r"|报纸|报上|刊[登发载]|发表|收录|目录|列表|清单|库里|档案|索引|你?这里|articles?|dates"
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the catalogue says: the reply, and the articles it names, in order; none where all have been named."""

    reply: str
    entries: tuple[CatalogueEntry, ...] = ()


def answer_from_catalogue(
    turn: Question, archive: Retriever, language: Language, *, asking_on: bool = False, skip: int = 0
) -> Listing | None:
    """Return what the catalogue answers, or None where the turn is a question for the pages.

    Where somebody is ``asking_on``, 什么时候 and 多少篇 are about what was asked before, unless the turn speaks of
    the articles. A list leaves out the articles it is told to ``skip``, and counts on from them.
    """
    plain = turn.plain.text
    if asking_on and not _OWN_WORDS.search(plain):
        return None
    if (dated := _by_date(turn, archive, language, skip)) is not None:
        return dated
    for pattern, tell in ((_COUNT, _counted), (_DAYS, _dated), (_LIST, partial(_listed, skip=skip))):
        if pattern.fullmatch(plain):
            return tell(_articles(archive), language)
    return None


def _by_date(turn: Question, archive: Retriever, language: Language, skip: int) -> Listing | None:
    """List the articles of a day or a year, or tell the newest or the oldest; None where none of it is asked."""
    paper, plain = parse_paper(turn.comparable)
    named, order = parse_day(plain), parse_order(plain)
    if named is None and order is None:
        return None
    entries = [entry for entry in _articles(archive) if paper in (entry.reference.newspaper or "")]
    if paper and not entries:
        return None
    if not any(date_of(entry) for entry in entries):
        return _dated(entries, language)
    if named is not None:
        when, day = paper + named[0], named[1]
        found = printed_on(entries, day)
        zh = f"{when}的有 {len(found)} 篇：" if found else f"收录的文章里没有{when}的。"
        return _page(f"{len(found)} of {when}:" if language == "en" else zh, found, language, skip)
    order = order or Order.NEWEST
    found, many = sort_by_date(entries, order), parse_many(plain)
    if many and not skip:  # who says “more” after it gets those behind
        found = found[:many]
        return _page(_endmost(order, len(found), language), found, language, skip)
    heading = {
        "zh": "从新到旧：" if order is Order.NEWEST else "从早到晚：",
        "en": "The newest first:" if order is Order.NEWEST else "The oldest first:",
    }[language]
    return _page(heading, found, language, skip)


def _endmost(order: Order, many: int, language: Language) -> str:
    if language == "en":
        return f"The {order.value}:" if many == 1 else f"The {many} {order.value}:"
    which = "最新" if order is Order.NEWEST else "最早"
    return f"{which}的一篇：" if many == 1 else f"{which}的 {many} 篇："


def _articles(archive: Retriever) -> list[CatalogueEntry]:
    return [entry for entry in archive.catalogue() if entry.kind != "other"]


def _named(entry: CatalogueEntry, language: Language) -> str:
    article = entry.reference
    title = (
        f"《{article.title}》" if article.title else ("(no headline)" if language == "en" else "（无标题）")
    )
    return " ".join(part for part in (title, article.byline, *origin(article)) if part)


def _page(heading: str, entries: Sequence[CatalogueEntry], language: Language, skip: int) -> Listing:
    page = entries[skip : skip + LISTED]
    lines = [f"{number}. {_named(entry, language)}" for number, entry in enumerate(page, skip + 1)]
    rest = len(entries) - skip - LISTED
    if rest > 0:
        lines.append(
            f"… {rest} more: say “more”" if language == "en" else f"……另有 {rest} 篇，说“更多”接着列"
        )
    return Listing("\n".join([heading, *lines]), tuple(page))


def _counted(entries: Sequence[CatalogueEntry], language: Language) -> Listing:
    articles = sum(entry.kind == "article" for entry in entries)
    captions = sum(entry.kind == "caption" for entry in entries)
    if language == "en":
        return Listing(f"{articles} articles and {captions} captions.")
    return Listing(f"共有 {articles} 篇文章、{captions} 幅图片说明。")


def _dated(entries: Sequence[CatalogueEntry], language: Language) -> Listing:
    dates = sorted({entry.reference.date for entry in entries if entry.reference.date})
    pages = sorted({entry.reference.page for entry in entries if entry.reference.page})
    if dates:
        text = "、".join(dates) if language == "zh" else ", ".join(dates)
        return Listing(f"Printed on: {text}." if language == "en" else f"刊登日期：{text}。")
    shown = ("、" if language == "zh" else ", ").join(pages[:LISTED])
    if language == "en":
        return Listing(
            f"The sources give no dates. Pages: {shown}." if pages else "The sources give no dates."
        )
    return Listing(f"来源里没有写日期。版面：{shown}。" if pages else "来源里没有写日期。")


def _listed(entries: Sequence[CatalogueEntry], language: Language, skip: int = 0) -> Listing:
    titled = [entry for entry in entries if entry.kind == "article"]
    heading = f"{len(titled)} articles:" if language == "en" else f"共 {len(titled)} 篇文章："
    return _page(heading, titled, language, skip)
