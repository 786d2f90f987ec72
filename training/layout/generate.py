"""Articles → the text of a scrambled newspaper page, with the truth about every character of it.

An article is set in columns: its paragraphs are wrapped to a measure, with an indent of two, and cut
where a column is full. The columns, heads and captions of all articles of a page are then written one
after another, more or less displaced, and damaged as OCR damages text.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.layout.text import width
from training.layout.crossing import Piece, Region, cross
from training.layout.damage import damage_source, stray_line
from training.layout.source import Source
from training.layout.styles import Style

_TOKEN = re.compile(r"[0-9A-Za-z.%]+|.", re.DOTALL)
_NO_START = frozenset("，。、；：？！）》」』】”’,;:?!)]%…")


class Span(NamedTuple):
    """Characters of a page and whence they are."""

    start: int
    end: int
    article: int
    unit: int
    offset: int


@dataclass(frozen=True)
class Truth:
    """An article as it stands on a generated page."""

    kind: str
    roles: tuple[str, ...]
    texts: tuple[str, ...]
    dateline: str | None
    byline: str | None

    def value(self, role: str) -> str | None:
        """Return the text of the first unit with a role."""
        return next(
            (text for name, text in zip(self.roles, self.texts, strict=True) if name == role and text), None
        )

    def gold(self, number: int) -> dict[str, object]:
        """Return the article in the form the referee reads."""
        paragraphs = [
            {"subhead": line} if role == "subhead" else line
            for role, text in zip(self.roles, self.texts, strict=True)
            if role in {"body", "subhead", "caption", "affiliation", "rubbish"}
            for line in text.split("\n")
            if line
        ]
        head = {role: self.value(role) for role in ("title", "kicker", "subtitle")}
        byline = self.value("byline") or self.value("credit") or self.byline
        return {
            "id": str(number),
            "kind": self.kind,
            **head,
            "byline": byline,
            "dateline": self.dateline,
            "paragraphs": paragraphs,
        }


@dataclass(frozen=True)
class GeneratedPage:
    """A page, whence each stretch of it is, and its articles."""

    text: str
    spans: tuple[Span, ...]
    articles: tuple[Truth, ...]


def set_lines(text: str, measure: float, *, indent: float = 2.0) -> list[tuple[int, int]]:
    """Return the (start, end) of the lines of a paragraph wrapped to a measure.

    Numbers and Latin words stay whole, and closing marks hang rather than start a line.
    """
    if "\n" in text:  # verses and rows are lines already
        ends = [match.start() for match in re.finditer(r"\n|$", text)]
        return [(start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    lines: list[tuple[int, int]] = []
    start, size = 0, indent
    for token in _TOKEN.finditer(text):
        need = width(token.group())
        if size + need > measure and token.start() > start and token.group() not in _NO_START:
            lines.append((start, token.start()))
            start, size = token.start(), 0.0
        size += need
    if start < len(text):
        lines.append((start, len(text)))
    return lines


def generate(rng: random.Random, sources: Sequence[Source], style: Style) -> GeneratedPage:
    """Return a page that holds the articles, set and damaged in a style."""
    damaged = [damage_source(rng, source, style) for source in sources]
    stray = [stray_line(rng) for _ in range(style.rubbish)]
    everything = [*damaged, *stray]
    regions = _regions(rng, everything, style)
    return _print(rng, everything, regions, style)


def _regions(rng: random.Random, sources: Sequence[Source], style: Style) -> list[Region]:
    page: list[Region] = []
    loose: list[Region] = []
    for number, source in enumerate(sources):
        whole = [Piece(unit, ((0, len(text)),)) for unit, (_, text) in enumerate(source.units)]
        if source.kind == "caption" and rng.random() < 0.4:
            broad = rng.randint(20, 50)
            whole = [
                Piece(
                    unit,
                    tuple(set_lines(text, broad, indent=rng.choice((0.0, 2.0))))
                    if role == "caption"
                    else ((0, len(text)),),
                )
                for unit, (role, text) in enumerate(source.units)
            ]
        if source.kind != "article":
            loose.append(Region(number, source.kind, whole))
            continue
        head_size = sum(role in {"kicker", "title", "subtitle", "byline"} for role, _ in source.units)
        columns = _columns(rng, number, source, head_size, style)
        head = Region(number, "head", whole[:head_size])
        if head.pieces and (style.region_gap[0] == 1 or rng.random() < 0.5):
            page.append(head)
        elif columns:
            columns[0].pieces[:0] = head.pieces
        page.extend(columns)
    for region in loose:
        page.insert(rng.randint(0, len(page)) if rng.random() < 0.8 else len(page), region)
    for _ in range(style.crossings):
        page = cross(rng, page)
    for _ in range(style.displacements):
        _displace(rng, page)
    if style.shuffled:
        rng.shuffle(page)
    return page


def _columns(rng: random.Random, number: int, source: Source, head_size: int, style: Style) -> list[Region]:
    lines: list[tuple[int, tuple[int, int]]] = []
    measure = rng.randint(*style.measure)
    for unit, (role, text) in enumerate(source.units[head_size:], start=head_size):
        spans = set_lines(text, measure, indent=2.0 if role == "body" else 0.0)
        if len(spans) > 2 and rng.random() < style.lost:
            short = width(text[slice(*spans[-1])]) < measure - 2
            del spans[-1 if short or rng.random() < 0.8 else rng.randrange(1, len(spans))]
        lines.extend((unit, span) for span in spans)
    columns: list[Region] = []
    base = rng.randint(*style.height)
    if rng.random() < 0.4:
        base = min(base, max(3, len(lines) // rng.choice((2, 2, 3, 4))))  # on several columns, however short
    while lines:
        height = max(3, base + (rng.randint(-6, 6) if rng.random() < 0.3 else 0))
        ends = [at for at in range(1, len(lines)) if lines[at - 1][0] != lines[at][0]]
        if ends and rng.random() < style.even:
            height = min(ends, key=lambda at: abs(at - height))
        taken, lines = lines[:height], lines[height:]
        region = Region(number, "column")
        for unit, span in taken:
            if region.pieces and region.pieces[-1].unit == unit:
                region.pieces[-1] = Piece(unit, (*region.pieces[-1].lines, span))
            else:
                region.pieces.append(Piece(unit, (span,)))
        columns.append(region)
    if len(columns) > 1 and rng.random() < 0.08:
        columns.pop()
    return columns


def _displace(rng: random.Random, page: list[Region]) -> None:
    """Move something: a column, a head, the start of an article behind its end, one article into another."""
    owners = sorted({region.article for region in page if region.kind == "column"})
    if not owners:
        return
    article = rng.choice(owners)
    mine = [i for i, region in enumerate(page) if region.article == article]
    columns = [i for i in mine if page[i].kind == "column"]
    match rng.choice(("move", "move", "move", "rotate", "rotate", "heads", "heads", "weave", "far", "far")):
        case "move":
            region = page.pop(rng.choice(columns))
            page.insert(rng.randint(0, len(page)), region)
        case "rotate" if len(columns) > 1:
            shift = rng.randrange(1, len(columns))
            moved = [page[i] for i in columns]
            for place, region in zip(columns, moved[shift:] + moved[:shift], strict=True):
                page[place] = region
        case "heads":
            heads = [region for region in page if region.kind == "head"]
            chosen = rng.sample(heads, min(len(heads), rng.choice((1, 2))))
            for region in chosen:
                page.remove(region)
                page.insert(rng.randint(0, min(3, len(page))), region)
        case "weave" if len(owners) > 1:
            other = rng.choice([owner for owner in owners if owner != article])
            theirs = [region for region in page if region.article == other and region.kind == "column"]
            own = [page[i] for i in columns]
            for region in (*theirs, *own):
                page.remove(region)
            place = rng.randint(0, len(page))
            woven: list[Region] = []
            while theirs or own:
                woven.append((theirs if theirs and (not own or rng.random() < 0.5) else own).pop(0))
            page[place:place] = woven
        case "far":
            region = page.pop(columns[0])
            page.append(region)
        case _:
            pass


def _print(
    rng: random.Random, sources: Sequence[Source], regions: Sequence[Region], style: Style
) -> GeneratedPage:
    parts: list[str] = ["\n" * rng.choice((0, 0, 2))]
    spans: list[Span] = []
    length = len(parts[0])

    def write(text: str) -> None:
        nonlocal length
        parts.append(text)
        length += len(text)

    for place, region in enumerate(regions):
        if place:
            close = style.tight and "column" in (region.kind, regions[place - 1].kind)
            loose = region.kind != "column" or regions[place - 1].kind != "column"
            gap = rng.randint(min(style.region_gap), max(style.region_gap))
            write("\n" * (1 + (gap if not close or (loose and rng.random() < 0.5) else 0)))
        units = sources[region.article].units
        for number, piece in enumerate(region.pieces):
            role, text = units[piece.unit]
            if number:
                tight = role == "credit" and rng.random() < 0.3
                write("\n" if tight else style.piece_gap)
            if style.indented and role == "body" and piece.lines[0][0] == 0 and "\n" not in text:
                write("　　")
            wrapped = role in {"body", "affiliation", "caption"} or (
                role == "subhead" and len(piece.lines) > 1
            )
            for i, (start, end) in enumerate(piece.lines):
                if i and "\n" in text:
                    write("\n")
                elif i and wrapped and style.emission != "piece":
                    write("\n" if style.emission == "lines" else " ")
                spans.append(Span(length, length + end - start, region.article, piece.unit, start))
                write(text[start:end])
    write(rng.choice(("", "\n")))
    return GeneratedPage("".join(parts), tuple(spans), _truths(sources, spans))


def _truths(sources: Sequence[Source], spans: Sequence[Span]) -> tuple[Truth, ...]:
    printed: dict[tuple[int, int], list[Span]] = {}
    for span in spans:
        printed.setdefault((span.article, span.unit), []).append(span)
    truths: list[Truth] = []
    for number, source in enumerate(sources):
        texts = []
        for unit, (_, text) in enumerate(source.units):
            pieces = sorted(printed.get((number, unit), []), key=lambda span: span.offset)
            between = "\n" if "\n" in text else ""
            texts.append(between.join(text[s.offset : s.offset + s.end - s.start] for s in pieces))
        opened = source.byline if source.dateline else None
        truths.append(
            Truth(source.kind, tuple(role for role, _ in source.units), tuple(texts), source.dateline, opened)
        )
    return tuple(truths)
