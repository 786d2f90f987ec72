"""Invented newspaper articles and captions.

Places, people and figures are made up. Nothing here comes from the pages the layout is judged on.
"""

import random
import re

from training.layout.source import Source
from training.layout.texts import Pools
from training.layout.writer import Writer, bylines, opening, slogan


def write_article(rng: random.Random, pools: Pools) -> Source:
    """Return an invented article: a brief with a dateline, a feature with a byline, or an essay."""
    writer = _local(rng, pools)
    topic = pools.topic(rng)
    fresh = sum(t not in pools.used for t in topic["body"])
    if pools.shelf and (rng.random() < 0.4 or fresh < 3):
        paragraphs, titles = _context_paragraphs(rng, pools)
        if rng.random() < 0.5:
            titles = [writer.fill(t) for t in topic["title"]]
    else:
        paragraphs, titles = (
            _grammar_paragraphs(writer, topic, pools),
            [writer.fill(t) for t in topic["title"]],
        )
    title = slogan(rng) if rng.random() < 0.35 else rng.choice(titles)
    shape = rng.choice(("brief", "brief", "feature", "feature", "essay"))
    head: list[tuple[str, str]] = []
    if shape == "brief":
        start, dateline, byline = opening(writer)
        paragraphs = [("body", start + paragraphs[0][1]), *paragraphs[1:]]
        if rng.random() < 0.7:
            head.append(
                ("kicker", slogan(rng) if rng.random() < 0.2 else writer.fill(rng.choice(topic["kicker"])))
            )
        head.append(("title", title))
        return Source("article", (*head, *paragraphs), dateline, byline)
    if shape == "feature":
        kicker, subtitle = rng.random() < 0.2, rng.random() < 0.6
        if kicker:
            head.append(("kicker", writer.fill(rng.choice(topic["kicker"]))))
        head.append(("title", title))
        if subtitle and not kicker:
            head.append(("subtitle", writer.fill(rng.choice(topic["subtitle"]))))
        line = bylines(writer)
    else:
        line = " ".join(writer.person() for _ in range(rng.choice((1, 1, 2))))
        head.append(("title", title))
        if rng.random() < 0.6:
            paragraphs = [*paragraphs, ("affiliation", f"（作者单位：{writer.slot('学校')}）")]
    return Source("article", (*head, ("byline", line), *paragraphs), None, line)


def _local(rng: random.Random, pools: Pools) -> Writer:
    """Return a writer who mostly knows the places that the page is about."""
    writer = Writer(rng)
    if pools.places and rng.random() < 0.75:
        writer.fixed.update(rng.choice(pools.places))
    return writer


def _grammar_paragraphs(writer: Writer, topic: dict[str, list[str]], pools: Pools) -> list[tuple[str, str]]:
    rng = writer.rng
    size = rng.choice((2, 3, 3, 4, 5, 6, 8))
    chosen = rng.sample(topic["body"], min(len(topic["body"]), size + 6))
    said = rng.sample(topic["quote"], min(2, len(topic["quote"])))
    lead = rng.choice(topic["lead"])
    pools.used.update(chosen, said, [lead])
    stock = [writer.fill(t) for t in chosen]
    quotes = [writer.fill(t) for t in said]
    paragraphs = [("body", writer.fill(lead))]
    pointed = topic["point"]
    family = rng.choice(sorted({t[0] for t in pointed}))
    points = [t for t in pointed if t[0] == family]
    style = rng.choice(("points", "subheads", "subheads", "plain"))
    every = rng.choice((1, 2, 2, 3))
    lines = [*topic["subhead"], *rng.sample(topic["title"], 3)]
    rng.shuffle(lines)
    subheads = [slogan(rng) if rng.random() < 0.5 else writer.fill(t) for t in lines]
    numbered = [t for t in subheads if re.match(r"[一二三]、", t)]
    subheads = numbered if numbered and rng.random() < 0.4 else [t for t in subheads if t not in numbered]
    for number in range(min(size, len(stock))):
        if style == "subheads" and number % every == 0 and number // every < len(subheads):
            paragraphs.append(("subhead", subheads[number // every]))
        text = stock[number]
        if style == "points" and number < len(points):
            text = points[number] + text
        while rng.random() < 0.35 and len(stock) > size:
            text += stock.pop()
        if quotes and rng.random() < 0.35:
            if rng.random() < 0.5:
                text += quotes.pop()
            else:
                paragraphs.append(("body", text))
                text = quotes.pop()
        paragraphs.append(("body", text))
    if rng.random() < 0.7:
        paragraphs.append(("body", writer.fill(rng.choice(topic["close"]))))
    return paragraphs


def _context_paragraphs(rng: random.Random, pools: Pools) -> tuple[list[tuple[str, str]], list[str]]:
    size = rng.choice((1, 2, 3, 4, 6))
    for _ in range(20):
        title, texts = rng.choice(pools.shelf)
        texts = [text for text in texts if text not in pools.used]
        if len(texts) >= min(2, size):
            break
    start = rng.randrange(max(1, len(texts) - size + 1))
    paragraphs: list[tuple[str, str]] = []
    texts = texts[start : start + size] or [rng.choice(pools.shelf)[1][0]]
    pools.used.update(texts)
    for text in texts:
        sentences = re.findall(r"[^。！？]+[。！？]?[”」]?", text)
        while sentences:
            count = rng.choice((2, 3, 4, 6, 9, 14))
            paragraphs.append(("body", "".join(sentences[:count])))
            sentences = sentences[count:]
    if rng.random() < 0.3 and len(paragraphs) > 3:
        for at in sorted(rng.sample(range(1, len(paragraphs)), min(3, len(paragraphs) // 2)), reverse=True):
            clause = (
                slogan(rng) if rng.random() < 0.5 else re.split(r"[，。、；：]", paragraphs[at][1])[0][:14]
            )
            if len(clause) > 3:
                paragraphs.insert(at, ("subhead", clause))
    first = re.split(r"[，。；：]", paragraphs[0][1])[0][:18]
    pattern = rng.choice(("{}的故事", "走近{}", "{}：过去与今天", "漫谈{}", "{}考略"))
    return paragraphs, [pattern.format(title[:14]) if title else first]


_PICTURES = (
    "图为{}",
    "图为{}",
    "图为{}",
    "图中{}",
    "上图：{}",
    "左图：{}",
    "照片中，{}",
    "{}（图片来源：资料）",
    "下图为{}",
    "画面上是{}",
    "{}",
)


def write_caption(rng: random.Random, pools: Pools) -> Source:
    """Return an invented caption; its units stand in the order of print."""
    writer = _local(rng, pools)
    topic = pools.topic(rng)
    picture = rng.sample(topic["picture"], min(len(topic["picture"]), rng.choice((1, 1, 1, 2))))
    bare = [re.sub(r"^(?:图为|.图：)", "", writer.fill(text)) for text in picture]
    pattern = rng.choice(_PICTURES)
    pictures = [("caption", pattern.format(text)) for text in bare]
    if rng.random() < 0.65:
        texts = [("caption", _caption_text(writer, topic, pools))]
        texts = [*texts, *pictures] if rng.random() < 0.75 else texts
    else:
        texts = pictures
    if len(texts) > 1 and rng.random() < 0.3:
        texts = [("caption", "".join(text for _, text in texts))]
    credit = [("credit", bylines(writer, credit=True))] if rng.random() < 0.95 else []
    title = writer.fill(rng.choice(topic["captiontitle"] + topic["subhead"][:3] + topic["title"][:3]))
    if rng.random() < 0.3:
        title = slogan(rng)
    elif rng.random() < 0.5:
        clauses = [part for part in re.split(r"[，。、；：“”]", texts[0][1]) if 4 <= len(part) <= 8]
        title = " ".join(rng.sample(clauses, min(2, len(clauses)))) or title
    titles = [("title", title)] if rng.random() < 0.55 else []
    units = [*texts, *credit, *titles] if rng.random() < 0.6 else [*titles, *texts, *credit]
    return Source("caption", tuple(units), None, credit[0][1] if credit else None)


def _caption_text(writer: Writer, topic: dict[str, list[str]], pools: Pools) -> str:
    """Return the news a picture goes with: from the grammar, or a few sentences of open text."""
    rng = writer.rng
    if not pools.shelf or rng.random() < 0.5:
        template = rng.choice(topic["caption"] * 2 + topic["lead"])
        pools.used.add(template)
        return writer.fill(template)
    sentences = re.findall(r"[^。！？]+[。！？][”」]?", rng.choice(rng.choice(pools.shelf)[1]))
    text = "".join(sentences[: rng.choice((1, 1, 2))]) or "近日，活动在当地举行。"
    return rng.choice(("", "近日，", "日前，", "连日来，", "为进一步")) + text[:220]
