"""Markdown articles: YAML front matter between --- lines, paragraphs between blank lines, ## subheads.

Front matter keys: id, kind, title, kicker, subtitle, byline, dateline, affiliation, newspaper, page, date or
year; others are left alone. Without front matter the first level-one heading is the title.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import UnreadableSourceError
from corpus.model import Article, Document, HeadLine, HeadRole, Page, Paragraph, Run, whole_run
from corpus.readers.decoding import read_text

_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\r?\n|[ \t]*#)[^\n]*\S[^\n]*)*")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_HEAD_ROLES: tuple[HeadRole, ...] = ("kicker", "title", "subtitle", "byline", "affiliation")


def _front_matter(text: str, name: str) -> tuple[dict[str, Any], int]:
    match = _FRONT.match(text)
    if not match:
        return {}, 0
    try:
        values = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" {mark.line + 2} 行" if mark else ""
        raise UnreadableSourceError(
            f"{name}: 文章头{line}不是合法的 YAML (front matter is not valid YAML)"
        ) from error
    if values is None:
        values = {}
    if not isinstance(values, dict):
        raise UnreadableSourceError(f"{name}: 文章头应是“键: 值” (front matter must be key: value lines)")
    return {str(key): value for key, value in values.items()}, match.end()


def _text_of(values: dict[str, Any], key: str) -> str | None:
    value = values.get(key)
    text = None if value is None else str(value).strip()
    return text or None


def _paragraph(text: str, start: int, end: int, *, subhead: bool) -> Paragraph:
    """Join the lines of [start, end): a space only where two Latin words would grow together."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for match in re.finditer(r"[^\s][^\r\n]*", text[start:end]):
        line = match.group().rstrip()
        if pieces and pieces[-1][-1].isascii() and line[0].isascii():
            pieces.append(" ")
            length += 1
        runs.append(Run(length, start + match.start(), len(line)))
        pieces.append(line)
        length += len(line)
    return Paragraph("".join(pieces), tuple(runs), subhead)


def _paragraphs(text: str, start: int) -> Iterator[tuple[int, Paragraph]]:
    """Yield (heading level or 0, paragraph) in order."""
    for block in _BLOCK.finditer(text, start):
        heading = _HEADING.match(block.group())
        begin = block.start() + (heading.end() if heading else 0)
        paragraph = _paragraph(text, begin, block.end(), subhead=heading is not None)
        if paragraph.text:
            yield (len(heading[1]) if heading else 0), paragraph


def _head(text: str, end: int, values: dict[str, Any]) -> Iterator[HeadLine]:
    """Yield the front matter's own lines, where a value stands there as it is."""
    for role in _HEAD_ROLES:
        value = _text_of(values, role)
        at = text.find(value, 0, end) if value else -1
        if value and at >= 0:
            yield HeadLine(role, value, whole_run(at, value))


def parse_markdown(text: str, name: str) -> Article:
    """Return the article of one Markdown text; its offsets lead into that text.

    Raises:
        UnreadableSourceError: the front matter is not valid, or there is no paragraph.
    """
    values, start = _front_matter(text, name)
    body = list(_paragraphs(text, start))
    head = tuple(_head(text, start, values))
    if "title" not in values and not start and body and body[0][0] == 1:
        title = body.pop(0)[1]
        values["title"] = title.text
        head = (HeadLine("title", title.text, title.runs),)
    if not body:
        raise UnreadableSourceError(f"{name}: 没有正文 (no paragraphs)")
    kind = _text_of(values, "kind") or "article"
    if kind not in ("article", "caption", "other"):
        raise UnreadableSourceError(f"{name}: kind 应是 article、caption 或 other (not {kind!r})")
    return Article(
        kind=kind,  # type: ignore[arg-type]
        paragraphs=tuple(paragraph for _, paragraph in body),
        head=head,
        title=_text_of(values, "title"),
        kicker=_text_of(values, "kicker"),
        subtitle=_text_of(values, "subtitle"),
        byline=_text_of(values, "byline"),
        dateline=_text_of(values, "dateline"),
        date=_text_of(values, "date") or _text_of(values, "year"),
        newspaper=_text_of(values, "newspaper"),
        page=_text_of(values, "page") or Path(name).name,
        key=_text_of(values, "id"),
    )


def read_markdown(path: Path) -> tuple[Document, ...]:
    """Return the one document of a Markdown file."""
    text = read_text(path)
    return (Document(Page(path.name, text), (parse_markdown(text, str(path)),)),)
