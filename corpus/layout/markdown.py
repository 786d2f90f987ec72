"""A reconstruction as one Markdown file that a person can correct, and the way back.

Each article has its front matter between ``---`` lines, the keys those of single articles (id, kind,
title, kicker, subtitle, byline, dateline, newspaper, page, edition, section, date or year, affiliation);
then its paragraphs between blank lines, subheads behind ``##``; other ``---`` lines only part paragraphs.
The sign ‖ stands where two pieces of the page were joined in doubt: deleting it confirms the join, a blank
line in its place undoes it. A backslash takes its meaning from a sign that the page itself prints.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import yaml

from corpus.errors import UnreadableSourceError
from corpus.layout.front import LONGEST, load_front
from corpus.layout.seams import needs_space
from corpus.lazy import lazy_pattern
from corpus.masthead import edition_of
from corpus.model import Article, ArticleKind, HeadLine, HeadRole, Paragraph, Run, whole_run

DOUBT = "‖"
_GUIDE = (
    "<!-- 改好存盘，再用 baozhi index 读入本文件即可；与版面放在同一文件夹里，它就代替版面。\n"
    "     ‖ 表示此处的拼接没有把握：删去它就是确认，换成空行就是拆开。\n"
    "     Mend and save, then index this file; in the folder of its page it stands in for the page.\n"
    "     ‖ marks a doubtful join: delete it to confirm, put a blank line in its place to undo. -->\n"
)
_KEYS = (
    "kind",
    "title",
    "kicker",
    "subtitle",
    "byline",
    "dateline",
    "newspaper",
    "page",
    "edition",
    "section",
    "date",
    "genre",
    "column",
    "unit",
)
_HEAD_ROLES: tuple[HeadRole, ...] = ("kicker", "title", "subtitle", "byline", "affiliation")

_FRONT = lazy_pattern(r"^---[ \t]*\r?\n(?P<yaml>(?:(?!---)[^\n]*\n)*?)---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_COMMENT = lazy_pattern(r"\s*<!--.*?-->", re.DOTALL)
_KEY = lazy_pattern(
    r"^(?:id|kind|title|kicker|subtitle|byline|affiliation|dateline|newspaper|page|edition|section|date|year|genre|column|unit)"
    r"[ \t]*[:：]",
    re.MULTILINE,
)
_RULE = r"-{3,}[ \t]*(?:\r?\n|\Z)"
_BLOCK = lazy_pattern(
    rf"(?P<rule>{_RULE})|#{{1,6}}[ \t][^\n]*"
    rf"|\S[^\n]*(?:\n(?![ \t]*\r?\n|[ \t]*#|[ \t]*{_RULE})[^\n]*\S[^\n]*)*"
)
_SIGN = lazy_pattern(r"\\(?P<plain>[\\‖#<-])|(?P<doubt>[ \t]*‖[ \t]*)")


def write_edit(articles: Sequence[Article]) -> str:
    """Return the articles of a page as one Markdown text."""
    return _GUIDE + "\n" + "\n".join(_write_article(article) for article in articles)


def _write_article(article: Article) -> str:
    values = {"id": article.key} if article.key else {}
    values |= {key: value for key in _KEYS if (value := getattr(article, key)) is not None}
    front = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10**9)
    paragraphs = "\n\n".join(("## " if p.subhead else "") + _escape(p) for p in article.paragraphs)
    return f"---\n{front}---\n\n{paragraphs}\n"


def _escape(paragraph: Paragraph) -> str:
    """Return a paragraph with its doubtful joins marked and its own signs taken literally."""
    cuts = [
        0,
        *(offset for offset in paragraph.doubts if 0 < offset < len(paragraph.text)),
        len(paragraph.text),
    ]
    pieces = [re.sub(r"([\\‖])", r"\\\1", paragraph.text[a:b]) for a, b in pairwise(cuts)]
    text = DOUBT.join(pieces)
    if 0 in paragraph.doubts:
        return DOUBT + text
    return "\\" + text if text[:1] in ("#", "-", "<") else text


def read_edited(text: str, name: str) -> tuple[Article, ...]:
    """Return the articles of a text written by ``write_edit`` and perhaps mended since.

    Offsets lead into this text. A file with one article, or without front matter, is read as well.

    Raises:
        UnreadableSourceError: a front matter is not valid YAML or not of key: value lines, a kind is
            unknown, or there is nothing in the file.
    """
    comment = _COMMENT.match(text)
    start = comment.end() if comment else 0
    fronts = list(_fronts(text, start))
    articles: list[Article] = []
    if not fronts or text[start : fronts[0].start()].strip():
        end = fronts[0].start() if fronts else len(text)
        articles.append(_read_article(text, name, {}, (start, start), end))
    for front, following in zip(fronts, [*fronts[1:], None], strict=False):
        end = following.start() if following else len(text)
        values = _read_values(front["yaml"], name, text.count("\n", 0, front.start()) + 1)
        articles.append(_read_article(text, name, values, front.span(), end))
    filled = tuple(article for article in articles if article.paragraphs or article.head)
    for key, count in Counter(article.key for article in filled if article.key).most_common(1):
        if count > 1:
            raise UnreadableSourceError(f"{name}: id {key!r} 重复 (a duplicate id)")
    if not filled:
        raise UnreadableSourceError(f"{name}: 没有正文 (no paragraphs)")
    return filled


def _fronts(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the blocks between two rules that are front matter: the first thing in a file, or with a known key."""
    first = len(text) - len(text[start:].lstrip())
    at = start
    while front := _FRONT.search(text, at):
        found = front.start() <= first or _has_keys(front["yaml"])
        if found:
            yield front
        at = front.end() if found else front.end("yaml")  # where the lower rule may open a block


def _has_keys(block: str) -> bool:
    """Tell whether a block begins as front matter, however badly it goes on, or holds a known key anywhere."""
    if _KEY.match(block.lstrip()):
        return True
    try:
        return bool(_KEY.search(block)) and isinstance(load_front(block), dict)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False


def _read_values(front: str, name: str, line: int) -> dict[str, Any]:
    if len(front) > LONGEST:
        raise UnreadableSourceError(
            f"{name}: 第 {line} 行的文章头超过 {LONGEST} 字 (front matter of more than {LONGEST} characters)"
        )
    try:
        values = load_front(front) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line += mark.line + 1 if mark else 0
        raise UnreadableSourceError(
            f"{name}: 第 {line} 行不是合法的 YAML (line {line} is not valid YAML)"
        ) from error
    if not isinstance(values, dict):
        raise UnreadableSourceError(
            f"{name}: 第 {line} 行的文章头应是“键: 值” (front matter must be key: value lines)"
        )
    return {
        str(key): str(value).strip()
        for key, value in values.items()
        if value is not None and str(value).strip()
    }


def _read_article(text: str, name: str, values: dict[str, Any], front: tuple[int, int], end: int) -> Article:
    kind = values.get("kind", "article")
    if kind not in get_args(ArticleKind):
        raise UnreadableSourceError(f"{name}: kind 应是 article、caption 或 other (not {kind!r})")
    paragraphs = tuple(_read_paragraphs(text, front[1], end))
    inside = "".join(paragraph.text for paragraph in paragraphs[:1]) if values.get("dateline") else ""
    head = []
    for role in _HEAD_ROLES:
        value = values.get(role)
        at = text.find(value, *front) if value and value not in inside else -1
        if value and at >= 0:
            head.append(HeadLine(role, value, whole_run(at, value)))
    return Article(
        kind=kind,
        paragraphs=paragraphs,
        head=tuple(head),
        title=values.get("title"),
        kicker=values.get("kicker"),
        subtitle=values.get("subtitle"),
        byline=values.get("byline"),
        dateline=values.get("dateline"),
        date=values.get("date") or values.get("year"),
        newspaper=values.get("newspaper"),
        page=values.get("page") or Path(name).name,
        key=values.get("id"),
        edition=values.get("edition") or edition_of(values.get("page")),
        section=values.get("section"),
        genre=values.get("genre"),
        column=values.get("column"),
        unit=values.get("unit"),
    )


def _read_paragraphs(text: str, start: int, end: int) -> Iterator[Paragraph]:
    for block in _BLOCK.finditer(text, start, end):
        if block["rule"]:
            continue
        heading = re.match(r"#{1,6}[ \t]+", block.group())
        paragraph = _read_paragraph(text, block.start() + (heading.end() if heading else 0), block.end())
        if paragraph.text:
            yield Paragraph(paragraph.text, paragraph.runs, heading is not None, paragraph.doubts)


def _read_paragraph(text: str, start: int, end: int) -> Paragraph:
    """Join the lines of [start, end), take the signs away, keep the offsets of what is left."""
    joined = ""
    runs: list[Run] = []
    doubts: list[int] = []
    for line in re.finditer(r"\S[^\r\n]*", text[start:end]):
        stripped = line.group().rstrip()
        if joined and needs_space(joined, stripped):
            joined += " "
        at = 0
        for sign in (*_SIGN.finditer(stripped), None):
            stop = sign.start() if sign else len(stripped)
            if stop > at:
                runs.append(Run(len(joined), start + line.start() + at, stop - at))
                joined += stripped[at:stop]
            if sign and sign["doubt"]:
                doubts.append(len(joined))
                at = sign.end()
            elif sign:
                at = sign.start("plain")
                runs.append(Run(len(joined), start + line.start() + at, 1))
                joined += sign["plain"]
                at += 1
    return Paragraph(joined, tuple(runs), doubts=tuple(doubts))
