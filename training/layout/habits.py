"""The habits of a newspaper: how it signs, opens and turns over its articles, and what it prints beside them.

A page keeps to one paper's habits. Some papers sign with a mark before the name (□ 李明), some in brackets at the
end of the text; some open every brief with 本报讯; most print notices, a guide to other pages, who edited the page.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from training.layout.beside import mark_picture, write_guide, write_line, write_notice
from training.layout.newsroom import write_caption
from training.layout.source import Source
from training.layout.texts import Pools
from training.layout.writer import DIGITS, Writer

_MARKS = ("□", "■", "○", "●", "◎", "◆", "◇", "▲", "△", "☆", "★", "※", "*")
_OPENING = re.compile(r"^(?:本报|\w{2,6}[社报])?[^（。，]{0,20}[讯电]（[^）]{1,50}）")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”」』）]*")
_AGENCIES = ("新华社", "中新社", "本报", "省电台", "晚报")
_OPENINGS = ("{}讯　", "{}讯 ", "【{}讯】", "（{}讯）", "{}讯（记者 {}）", "{}讯 记者{}报道：", "{}讯（{}）",
    "据{}{}{}电 ", "{}{}{}电（记者 {}）",
             "记者 {}　", "（记者{}）", "{}讯（记者{} 通讯员{}）")  # fmt: skip
_SIGNATURES = ("（{}）", "（记者 {}）", "（本报记者 {}）", "（{} 文/图）", "　　（记者 {} 通讯员 {}）",
    "（{} {}）", "（通讯员 {}）", " 本报记者 {}",
               "（据{}）", "（{}综合）")  # fmt: skip
_BYLINES = ("{}", "{} {}", "本报记者 {}", "记者 {} 通讯员 {}", "记者{}", "文/{}", "文/{} 图/{}", "{} 文/图",
    "本报评论员", "（本报评论员）", "{}　{}",
            "通讯员：{}", "特约记者 {}", "实习生 {}", "全媒体记者 {} 文/图", "本报记者{} 摄影报道", "{}/文",
            "作者：{}", "整理/{}")  # fmt: skip

_LABELS = (
    "相关链接",
    "名词解释",
    "短评",
    "快讯",
    "链接",
    "新闻背景",
    "记者手记",
    "延伸阅读",
    "简讯",
    "小贴士",
    "新闻链接",
    "评论",
    "人物档案",
    "编后",
)


@dataclass(frozen=True)
class Habits:
    """How the paper of a page does it; "" for what it does not do.

    Attributes:
        mark: before the names of a byline.
        byline: the pattern of a byline's line.
        opening: the pattern that a text opens with.
        signature: the pattern that a text ends with.
        apart: whether that stands on a line of its own.
    """

    mark: str
    byline: str
    opening: str
    signature: str
    apart: bool


def draw_habits(rng: random.Random) -> Habits:
    """Return the habits of a paper."""
    return Habits(
        mark=rng.choice(("", *_MARKS)) if rng.random() < 0.6 else "",
        byline=rng.choice(_BYLINES),
        opening=rng.choice(_OPENINGS),
        signature=rng.choice(_SIGNATURES),
        apart=rng.random() < 0.25,
    )


def _filled(writer: Writer, pattern: str, *more: str) -> str:
    """Return a pattern with people in its places, after what is given."""
    given = iter(more)
    return re.sub(r"\{\}", lambda _: next(given, None) or writer.person(), pattern)


def _spaced(rng: random.Random, name: str) -> str:
    """Return a name as it is set beside a headline: a short one with a space in it."""
    return f"{name[0]}{rng.choice(' 　')}{name[1]}" if len(name) == 2 and rng.random() < 0.5 else name


def dress(writer: Writer, source: Source, habits: Habits) -> Source:
    """Return an article signed and opened as the paper does: by a line, an opening, a signature, or not at all."""
    rng = writer.rng
    units = [(role, text) for role, text in source.units if role != "byline"]
    first = next((at for at, (role, _) in enumerate(units) if role == "body"), None)
    if first is None or "\n" in units[first][1]:
        return source
    bare = _OPENING.sub("", units[first][1]) or units[first][1]
    units[first] = ("body", bare)
    way = rng.choice(("byline", "byline", "opening", "opening", "signature", "both", "none"))
    byline = None
    if way in {"byline", "both"}:
        names = _filled(writer, habits.byline, _spaced(rng, writer.person()))
        byline = f"{habits.mark}{rng.choice(('', ' '))}{names}" if habits.mark else names
        units.insert(first, ("byline", byline))
        first += 1
    if way == "opening":
        agency, place, day = (
            rng.choice(_AGENCIES),
            writer.slot("县")[:-1],
            f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
        )
        patterned = habits.opening.count("{}") > 2 and "通讯员" not in habits.opening
        start = (
            _filled(writer, habits.opening, agency, place, rng.choice((day, day[day.index("月") + 1 :])))
            if patterned
            else _filled(writer, habits.opening, *(("本报",) if "讯" in habits.opening[:5] else ()))
        )
        units[first] = ("body", start + bare)
    if way in {"signature", "both"}:
        last = max(at for at, (role, _) in enumerate(units) if role == "body")
        signature = _filled(writer, habits.signature)
        if "\n" in units[last][1] or habits.apart:
            units.insert(last + 1, ("affiliation", signature.strip()))
        else:
            units[last] = ("body", units[last][1] + signature)
    return Source(source.kind, tuple(units), None, byline)


def shorten(rng: random.Random, source: Source) -> Source:
    """Return a brief: the headline of an article and the first sentences of its text, in one or two paragraphs."""
    head = [
        unit for unit in source.units if unit[0] == "title" or (unit[0] == "kicker" and rng.random() < 0.2)
    ]
    body = [text for role, text in source.units if role == "body" and "\n" not in text]
    sentences = _SENTENCE.findall("".join(body))[: rng.choice((2, 3, 3, 4, 5))]
    parts = [sentences] if rng.random() < 0.75 or len(sentences) < 3 else [sentences[:2], sentences[2:]]
    return Source(source.kind, (*head, *(("body", "".join(part)) for part in parts)), None, None)


def label(rng: random.Random, source: Source) -> Source:
    """Return an article with a label of its kind above its headline, or before it in the same line."""
    word, title = rng.choice(_LABELS), source.value("title")
    if not title:
        return source
    if rng.random() < 0.5:
        return Source(source.kind, (("kicker", word), *source.units), source.dateline, source.byline)
    line = f"{word}{rng.choice((' ', '　', '：', '·', '｜'))}{title}"
    units = tuple((role, line if role == "title" else text) for role, text in source.units)
    return Source(source.kind, units, source.dateline, source.byline)


def turn_over(rng: random.Random, source: Source) -> Source:
    """Return an article that goes on on another page, or the rest of one that began there."""
    units = list(source.units)
    page = rng.choice((f"第{rng.randint(1, 8)}版", f"第{rng.choice(DIGITS)}版", f"{rng.randint(1, 8)}版"))
    bodies = [at for at, (role, text) in enumerate(units) if role == "body" and "\n" not in text]
    if not bodies:
        return source
    if rng.random() < 0.5:
        line = f"{rng.choice('（(')}下转{page}{rng.choice('）)')}"
        if rng.random() < 0.5:
            return Source(
                source.kind, (*units[: bodies[-1] + 1], ("affiliation", line)), source.dateline, source.byline
            )
        units[bodies[-1]] = ("body", units[bodies[-1]][1] + line)
        return Source(source.kind, tuple(units), source.dateline, source.byline)
    rest = units[bodies[min(1, len(bodies) - 1)] :]
    begun = rest[0][1]
    if rng.random() < 0.5:
        begun = begun[rng.randrange(min(40, len(begun) // 2)) :]
    line = f"{rng.choice(('（上接', '（紧接', '(上接'))}{page}）"
    if rng.random() < 0.3:
        return Source(source.kind, (("kicker", line), ("body", begun), *rest[1:]), None, None)
    return Source(source.kind, (("body", line + begun), *rest[1:]), None, None)


def follow_habits(rng: random.Random, sources: Sequence[Source], pools: Pools) -> list[Source]:
    """Return what stands on the page of a paper with habits of its own, often with many briefs."""
    writer, habits = Writer(rng), draw_habits(rng)
    articles = [source for source in sources if source.kind == "article"]
    pictures = [source for source in sources if source.kind == "caption"]
    if rng.random() < 0.4:
        stock = pools.desk or articles
        articles = articles[: rng.choice((0, 1, 2))]
        articles += [
            shorten(rng, source) for source in rng.sample(stock, min(len(stock), rng.randint(5, 14)))
        ]
    page = [dress(writer, source, habits) for source in articles]
    page = [label(rng, source) if rng.random() < 0.12 else source for source in page]
    page = [turn_over(rng, source) if rng.random() < 0.12 else source for source in page]
    marked = rng.random() < 0.5
    page += [
        mark_picture(rng, source, marked=marked) if rng.random() < 0.8 else source for source in pictures
    ]
    page += [write_notice(writer) for _ in range(rng.choice((0, 0, 1, 1, 2)))]
    page += [write_guide(writer, pools) for _ in range(rng.choice((0, 0, 0, 1)))]
    page += [write_line(writer) for _ in range(rng.choice((0, 1, 1, 2)))]
    if marked and rng.random() < 0.3:
        page.append(mark_picture(rng, write_caption(rng, pools), marked=True))
    rng.shuffle(page)
    return page
