"""What the web page of an e-paper says of its article beside the text: head, author, day, page.

The systems that publish Chinese newspapers write it into comments (enpproperty), into tags of their own
(founder-title) or into meta elements; what none of them says stands in lines above the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from lxml import etree

from corpus.masthead import Masthead, read_masthead
from corpus.readers.composing import flowing
from corpus.readers.webtext import Line

#: <!--enpproperty <title>…</title><date>…</date> /enpproperty-->
_PROPERTIES: Final = re.compile(r"enpproperty\b(?P<body>.{0,20000}?)/enpproperty", re.DOTALL)
_PROPERTY: Final = re.compile(r"<(?P<name>[a-z]{2,20})>(?P<value>[^<>]{1,2000})</(?P=name)>", re.IGNORECASE)
#: Names under which a meta element says a thing, in the order in which they are believed.
_META: Final = {
    "title": ("articletitle", "og:title", "twitter:title"),
    "author": ("author", "article:author"),
    "date": ("pubdate", "publishdate", "article:published_time", "publish-date", "date", "dc.date"),
    "newspaper": ("og:site_name", "contentsource"),
}
_TAGS: Final = {
    "title": "founder-title",
    "subtitle": "founder-subtitle",
    "kicker": "founder-introtitle",
    "author": "founder-author",
    "date": "founder-date",
}
_NAMES: Final = {"introtitle": "kicker", "nodename": "section"}
#: 作者：林大同　来源：某某日报
_AUTHOR: Final = re.compile(
    r"作\s*者\s*[:：]\s*(?P<name>[^：:|｜\n]{2,40}?)(?=\s*(?:来源|來源|时间|日期|编辑|责任|[|｜]|$))"
)
_SOURCE: Final = re.compile(r"(?:来源|來源)\s*[:：]\s*(?P<name>[\u4e00-\u9fff]{2,12})")
#: 2024-05-06 09:12 · 发布时间：2024年5月6日 星期一
_DAY: Final = re.compile(
    r"(?:(?:发布|出版)?(?:时间|日期)\s*[:：]\s*)?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?"
    r"(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?(?:\s*星期[一二三四五六日天])?"
)
_FRAMES: Final = re.compile(
    r"[《》〈〉【】\[\]（）()]+|(?:版面|版次|日期|发布时间|时间|来源|來源|出版日期)\s*[:：]"
)
_CLASS: Final = re.compile(r"(?:^|[\s_-])(?:author|byline|writer|sec)(?:$|[\s_-])")

_NOTHING: Final = Masthead()


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of its article."""

    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    author: str | None = None
    masthead: Masthead = _NOTHING


def read_said(tree: etree._Element, lines: Sequence[Line], body: set[str]) -> Said:
    """Return what a web page says of its article.

    Args:
        tree: the page.
        lines: all that it shows.
        body: the texts of the lines that belong to the article's body.
    """
    values = {**_from_meta(tree), **_from_tags(tree), **_from_comments(tree)}
    outside = [line.text for line in lines if line.text not in body]
    window = _window_title(tree)
    said = [values.get("date"), values.get("section"), values.get("newspaper"), *outside, *window[1:]]
    masthead = _masthead(said)
    title = values.get("title") or _headline(lines, body) or next(iter(window), None)
    kicker, subtitle = _around(lines, title)
    author = values.get("author") or _author(lines, outside)
    return Said(title, values.get("kicker") or kicker, values.get("subtitle") or subtitle, author, masthead)


def says_only(line: str) -> bool:
    """Tell whether a line above a text says nothing but who wrote it, where it is from and when."""
    if len(line) > 80 or "。" in line:
        return False
    return bool(_AUTHOR.search(line) or _SOURCE.search(line) or _DAY.fullmatch(line))


def _from_comments(tree: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for comment in tree.iter(etree.Comment):
        properties = _PROPERTIES.search(comment.text or "")
        for match in _PROPERTY.finditer(properties["body"]) if properties else ():
            value = flowing(re.sub(r"<[^<>]{0,200}>", "", unescape(match["value"])))
            if value:
                found.setdefault(_NAMES.get(match["name"].lower(), match["name"].lower()), value)
    return found


def _from_tags(tree: etree._Element) -> dict[str, str]:
    found = {name: next(tree.iter(tag), None) for name, tag in _TAGS.items()}
    texts = {
        name: flowing("".join(element.itertext(with_tail=False)))
        for name, element in found.items()
        if element is not None
    }
    return {name: text for name, text in texts.items() if text}


def _from_meta(tree: etree._Element) -> dict[str, str]:
    said = {
        (element.get("name") or element.get("property") or "").lower(): flowing(element.get("content") or "")
        for element in tree.iter("meta")
    }
    return {
        name: next(value for key in keys if (value := said.get(key)))
        for name, keys in _META.items()
        if any(said.get(key) for key in keys)
    }


def _masthead(texts: Sequence[str | None]) -> Masthead:
    found = Masthead()
    for text in filter(None, texts):
        for part in _parts(text):
            said = read_masthead(part, lone=True)
            if said:
                found = found.joined(said)
    return found


def _parts(text: str) -> Iterator[str]:
    """Yield a line as it is, without its brackets and labels, and what stands between bars and wide gaps."""
    if len(text) > 120:
        return
    text = re.sub(r"\s\d{1,2}:\d\d(?::\d\d)?(?:[.:]\d+)?|T\d\d:\d\d\S*", " ", text)
    yield text
    bare = _FRAMES.sub(" ", text).strip()
    if bare != text.strip():
        yield bare
    pieces = re.split(r"[|｜\u3000]|\s{2,}", bare)
    yield from (piece.strip() for piece in pieces if len(pieces) > 1 and piece.strip())


def _headline(lines: Sequence[Line], body: set[str]) -> str | None:
    """Return the first line in a heading of the highest order that the page has above its text."""
    for wanted in ("h1", "h2", "h3"):
        for line in lines:
            if line.text in body:
                break
            if line.tag == wanted and not line.linked and 2 <= len(line.text) <= 80:
                return line.text
    for line in lines:
        if line.text in body:
            break
        if re.search(r"(?:^|[\s_-])(?:title|biaoti|headline)", line.classes) and 4 <= len(line.text) <= 60:
            return line.text
    return None


def _window_title(tree: etree._Element) -> list[str]:
    """Return the parts of the window's title, the article's first: 题目-某某日报."""
    title = next(tree.iter("title"), None)
    text = flowing("".join(title.itertext(with_tail=False))) if title is not None else ""
    parts = re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]+(?=[\u4e00-\u9fff]{1,8}(?:报|网|社|电子版)$)", text)
    return [part for part in map(str.strip, parts) if part]


def _around(lines: Sequence[Line], title: str | None) -> tuple[str | None, str | None]:
    """Return the headings just above and just below the headline: kicker and subtitle."""
    place = next((at for at, line in enumerate(lines) if line.text == title and line.heading), None)
    if place is None:
        return None, None
    above = lines[place - 1] if place else None
    below = lines[place + 1] if place + 1 < len(lines) else None
    found = [
        line.text if line and line.tag in ("h2", "h3", "h4") and not line.linked else None
        for line in (above, below)
    ]
    return found[0], found[1]


def _author(lines: Sequence[Line], outside: Sequence[str]) -> str | None:
    for text in outside:
        match = _AUTHOR.search(text) if len(text) < 160 else None
        if match:
            return match["name"].strip()
    for line in lines:
        if _CLASS.search(line.classes) and line.text in outside and len(line.text) <= 60:
            name = re.split(r"[《（(]|\s*\d{4}年|来源", line.text)[0].strip()
            if 2 <= len(name) <= 40 and not re.search(r"[。！？]", name):
                return name
    return None
