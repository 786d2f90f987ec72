"""Articles of local news in files (``training/data``), as the generator wants them."""

import json
import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from training.layout.source import Source
from training.layout.writer import slogan

SHAPES = Path(__file__).with_name("shapes.txt")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?[”」』）]*")
_CLAUSE = re.compile(r"[，。、；：！？“”（）《》—\s]+")


def read_news(paths: Sequence[Path]) -> list[Source]:
    """Return the articles of files, one a line: title, kicker, byline, dateline, paragraphs."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    articles = map(json.loads, lines)
    return [_source({**article, "paragraphs": "\n\n".join(article["paragraphs"])}) for article in articles]


@cache
def read_shapes(path: Path = SHAPES) -> tuple[Source, ...]:
    """Return articles of the less usual shapes: reports with subheads, interviews, letters, notices, poems, tables.

    Each begins with ``===`` and lines such as ``title: …``; a blank line parts paragraphs, ``## `` opens a subhead,
    and ``|`` a line that is not joined with the next.
    """
    sources: list[Source] = []
    for text in path.read_text(encoding="utf-8").split("===\n")[1:]:
        head, _, body = text.partition("\n\n")
        values = dict(line.partition(": ")[::2] for line in head.splitlines())
        sources.append(_source({**values, "paragraphs": body}))
    return tuple(sources)


def _source(article: dict[str, str]) -> Source:
    """Return an article; a dateline that does not open its text yet opens it, any other byline has its line."""
    head = [(role, article[role]) for role in ("kicker", "title", "subtitle") if article.get(role)]
    dateline, byline = article.get("dateline") or None, article.get("byline") or None
    body = [unit for text in article["paragraphs"].split("\n\n") for unit in _units(text)]
    if dateline:
        if not body[0][1].startswith(dateline):
            body[0] = ("body", dateline + (f"（{byline}）" if byline else "") + body[0][1])
        return Source("article", (*head, *body), dateline, byline)
    return Source("article", (*head, *([("byline", byline)] if byline else []), *body), None, byline)


def _units(text: str) -> list[tuple[str, str]]:
    """Return a paragraph with its role; lines that stand for themselves are one text for each stanza."""
    if text.startswith("|"):
        lines = "\n".join(line.removeprefix("|") for line in text.strip().splitlines())
        return [("body", stanza.strip()) for stanza in lines.split("\n\n")]
    parts = [part for part in text.splitlines() if part]
    return [
        ("subhead", part[3:])
        if part.startswith("## ")
        else ("affiliation" if part.startswith("（作者单位") else "body", part)
        for part in parts
    ]


def vary(rng: random.Random, source: Source) -> Source:
    """Return an article with its paragraphs parted anew and, at times, subheads made of its own words."""
    units: list[tuple[str, str]] = []
    parted = rng.random() < 0.5
    headed = rng.random() < 0.35 and all(role != "subhead" for role, _ in source.units)
    for role, text in source.units:
        if role != "body" or "\n" in text:
            units.append((role, text))
            continue
        begun = any(known == "body" for known, _ in units)
        if headed and begun and (heading := _heading(rng, text)):
            units.append(("subhead", heading))
        sentences = _SENTENCE.findall(text)
        while sentences:
            count = rng.choice((1, 2, 3, 4)) if parted else len(sentences)
            units.append(("body", "".join(sentences[:count])))
            del sentences[:count]
    return Source(source.kind, tuple(units), source.dateline, source.byline)


def _heading(rng: random.Random, text: str) -> str:
    """Return what could stand above a paragraph, "" where nothing could: a clause of it, or two like a headline."""
    clauses = list(dict.fromkeys(part for part in _CLAUSE.split(text) if 4 <= len(part) <= 12))
    if not clauses:
        return ""
    if len(clauses) > 1 and rng.random() < 0.5:
        one, two = rng.sample(clauses, 2)
        if rng.random() < 0.3:
            two = f"“{two[:3]}”{two[3:]}" if len(two) < 9 else f"{two[:-3]}“{two[-3:]}”"
        return f"{one} {two}"
    if rng.random() < 0.3:
        return slogan(rng)
    return rng.choice(("", "", "", "一、", "二、", "◆")) + rng.choice(clauses)
