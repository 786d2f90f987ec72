"""A sheet → its articles: what the text says and where it stands, in one decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.layout.articles import Piece, build_article, cast
from corpus.layout.assembly import Link, Scores, assemble
from corpus.layout.blocks import Block, set_block
from corpus.layout.lines import Line
from corpus.layout.network import bundled_weights
from corpus.layout.openings import part_at_openings
from corpus.layout.patterns import stands_alone
from corpus.layout.reconstruction import LARGEST, judge
from corpus.layout.roles import ROLES
from corpus.layout.text import ends_sentence, width
from corpus.masthead import Masthead
from corpus.model import Article, Document, Guess, HeadLine, Page, Place, Run, whole_run
from corpus.sheet.belonging import regions_of
from corpus.sheet.model import PrintedLine, Sheet
from corpus.sheet.parts import LARGE, Parts, parts_of
from corpus.sheet.units import Region

Floats = NDArray[np.float32]

FAR = -14.0
"""What two blocks are given for following each other that stand where nobody reads on, in logits."""
WITHIN = 10.0
"""What they are given in one column or one head."""
OPENS = 5.0
"""What speaks for a new paragraph where a line stands in, and against one where it does not."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A block as it was set: its lines, the unit of which region it is part of."""

    lines: Sequence[PrintedLine]
    indented: bool
    head: bool
    caption: bool
    first: bool
    """Whether it is the first of its region."""
    sure: float
    """How sure its place behind the block before it is."""
    largest: bool = False
    above: bool = False
    lead: bool = False
    """Whether it is part of what the region begins with."""


def reconstruct_sheet(sheet: Sheet, name: str, page: str, said: Masthead) -> Document:
    """Return the articles of a sheet, in the order in which they start on it.

    Args:
        sheet: the page.
        name: of the record.
        page: what the articles name as their page.
        said: what is known of newspaper, day and page where the page does not say it.
    """
    parts = parts_of(sheet)
    sets = _sets(parts)
    text, blocks, marks = _printed(sheet, parts, sets)
    articles: list[Article] = []
    record = Page(name, text)
    for roles, chain in _decided(blocks, sets, parts):
        found = cast(chain, roles)
        pieces = [
            Piece(blocks[link.block], role, link.joined, link.confidence)
            for link, role in zip(chain, found.roles, strict=True)
        ]
        articles.append(build_article(record, found.kind, pieces))
    head = tuple(
        HeadLine("furniture", line.text, whole_run(at, line.text))
        for at, line in zip(_furniture_starts(parts), parts.furniture, strict=True)
    )
    if head:
        articles.insert(0, Article("other", (), head))
    masthead = parts.masthead.joined(said)
    return Document(record, tuple(_placed(article, page, masthead, marks) for article in articles))


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is known of stretches of a page's text.

    Attributes:
        places: (start, end, where the line stands).
        guesses: doubtful characters, in the order of the text.
    """

    places: Sequence[tuple[int, int, Place]]
    guesses: Sequence[Guess]

    def boxes(self, runs: Sequence[Run]) -> tuple[Place, ...]:
        """Return where the lines of a text stand."""
        return tuple(
            place
            for start, end, place in self.places
            if any(start < run.source + run.length and run.source < end for run in runs)
        )

    def doubts(self, runs: Sequence[Run]) -> tuple[Guess, ...]:
        """Return the doubtful characters of a text."""
        return tuple(
            guess._replace(at=run.start + guess.at - run.source)
            for run in (runs if self.guesses else ())
            for guess in self.guesses
            if run.source <= guess.at < run.source + run.length
        )


def _placed(article: Article, page: str, said: Masthead, marks: _Marks) -> Article:
    """Return an article with its page, and with the boxes and the doubtful characters of its lines."""
    return replace(
        article,
        head=tuple(
            replace(line, boxes=marks.boxes(line.runs), guesses=marks.doubts(line.runs))
            for line in article.head
        ),
        paragraphs=tuple(
            replace(p, boxes=marks.boxes(p.runs), guesses=marks.doubts(p.runs)) for p in article.paragraphs
        ),
        page=page,
        newspaper=said.newspaper,
        date=said.date,
        edition=said.edition,
        section=said.section,
    )


def _sets(parts: Parts) -> list[_Set]:
    """Return all blocks of a sheet in reading order, article by article, captions at the end."""
    sets: list[_Set] = []
    for region in regions_of(parts):
        sets += _region_sets(region)
    for group in parts.captions:
        pieces = [piece for stack in group for piece in stack.pieces()]
        sets += [_Set(piece, False, False, True, at == 0, WITHIN) for at, piece in enumerate(pieces)]
    return sets


def _region_sets(region: Region) -> list[_Set]:
    sets: list[_Set] = []
    for unit in region.units:
        largest = max(stack.size for stack in unit.stacks)
        seen = False
        for stack in unit.stacks:
            at = 0
            for number, piece in enumerate(stack.pieces()):
                fresh = stack is unit.stacks[0] and number == 0
                sure = unit.sure if fresh else WITHIN
                if sets and sets[-1].head and not unit.head:
                    sure = max(sure, 4.0) if fresh else sure
                large = unit.head and stack.size == largest
                seen = seen or large
                indented = at in stack.indented
                sets.append(
                    _Set(
                        piece,
                        *(indented, unit.head, False, not sets, sure, large, unit.head and not seen),
                        lead=unit is region.units[0],
                    )
                )
                at += len(piece)
    return sets


def _furniture_starts(parts: Parts) -> list[int]:
    starts, at = [], 0
    for line in parts.furniture:
        starts.append(at)
        at += len(line.text) + 1
    return starts


def _printed(sheet: Sheet, parts: Parts, sets: Sequence[_Set]) -> tuple[str, list[Block], _Marks]:
    """Return the text of a sheet in reading order, its blocks, and which stretch of it stands where."""
    written: list[str] = []
    places: list[tuple[int, int, Place]] = []
    guesses: list[Guess] = []
    size = 0

    def write(line: PrintedLine) -> int:
        nonlocal size
        start = size
        written.append(f"{line.text}\n")
        size += len(line.text) + 1
        places.append((start, start + len(line.text), sheet.place(line.box)))
        guesses.extend(guess._replace(at=start + guess.at) for guess in line.guesses)
        return start

    for line in parts.furniture:
        write(line)
    printed: list[list[Line]] = []
    for number, found in enumerate(sets):
        if written:
            written.append("\n")
            size += 1
        gap = 1 + found.first if number else 0
        printed.append(
            [
                Line(
                    write(line),
                    line.text,
                    width(line.text),
                    found.indented and at == 0,
                    gap if at == 0 else 0,
                )
                for at, line in enumerate(found.lines)
            ]
        )
    text = "".join(written)
    blocks = [set_block(n, lines, text, _measure(sets[n])) for n, lines in enumerate(printed)]
    return text, blocks, _Marks(places, guesses)


def _measure(found: _Set) -> float | None:
    if len(found.lines) < 2 or found.head:
        return None
    return max(4.0, *(width(line.text) for line in found.lines))


def _decided(blocks: Sequence[Block], sets: Sequence[_Set], parts: Parts) -> list[tuple[Floats, list[Link]]]:
    """Return the chains of blocks, each with the roles of all blocks that it was decided with."""
    decided: list[tuple[Floats, list[Link]]] = []
    for start, end in _portions(sets):
        own = [replace(block, number=at) for at, block in enumerate(blocks[start:end])]
        roles, scores = judge(own, bundled_weights())
        roles = _with_places(roles, own, sets[start:end], parts)
        chains = assemble(_with_geometry(scores, own, sets[start:end]))
        chains, roles = part_at_openings(chains, own, roles)
        spread = np.zeros((len(blocks), len(ROLES)), dtype=np.float32)
        spread[start:end] = roles
        decided += [(spread, [replace(link, block=link.block + start) for link in chain]) for chain in chains]
    return decided


def _portions(sets: Sequence[_Set]) -> list[tuple[int, int]]:
    """Return the stretches of blocks that are decided on together: all of a page, regions of a longer one."""
    cuts, start = [0], 0
    for at, found in enumerate(sets):
        if at - start >= LARGEST // 2 and (found.first or at - start >= LARGEST):
            cuts.append(at)
            start = at
    if cuts[-1] != len(sets):
        cuts.append(len(sets))
    return list(pairwise(cuts))


def _with_places(roles: Floats, blocks: Sequence[Block], sets: Sequence[_Set], parts: Parts) -> Floats:
    """Return the probabilities of roles, weighed by size and place of the type."""
    weights = np.zeros_like(roles)
    at = {role: number for number, role in enumerate(ROLES)}
    for row, block, found in zip(weights, blocks, sets, strict=True):
        large = found.lines[0].size >= LARGE * parts.body
        if found.caption:
            row[at["caption"]] += 5 if not stands_alone(block.text) else 0
            row[[at["body"], at["subhead"]]] -= 6
        elif found.head and not found.lead:
            row[[at["body"], at["caption"], at["affiliation"], at["rubbish"], at["byline"]]] -= 6
            row[at["subhead"]] += 4
        elif found.head:
            row[[at["body"], at["caption"], at["affiliation"], at["rubbish"]]] -= 8
            row[at["title"]] += 6 if found.largest else -3
            row[at["kicker"]] += 4 if found.above else -2
            if not found.largest and not found.above and not stands_alone(block.text):
                row[at["subtitle"]] += 3
            row[at["subhead"]] -= 0 if large and not found.first else 4
        elif len(found.lines) > 2 or ends_sentence(block.text):
            row[[at["title"], at["kicker"], at["subtitle"], at["subhead"], at["caption"], at["rubbish"]]] -= 5
        elif not found.indented:
            row[at["title"]] -= 2
    logits = np.log(np.maximum(roles, 1e-6)) + weights
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _with_geometry(scores: Scores, blocks: Sequence[Block], sets: Sequence[_Set]) -> Scores:
    """Return the scores of a page with what the places of its blocks say."""
    size = len(blocks)
    joins, nexts = scores.joins + FAR, scores.nexts + FAR
    starts, ends = scores.starts.copy(), scores.ends.copy()
    for at, found in enumerate(sets):
        if found.first:
            starts[at] += WITHIN
            if at:
                ends[at - 1] += 2.0
            continue
        starts[at] -= found.sure
        joins[at - 1, at] += found.sure - FAR
        nexts[at - 1, at] += found.sure - FAR
        goes_on = _goes_on(blocks[at - 1], sets[at - 1], found)
        if found.caption or found.head or sets[at - 1].head or goes_on is False:
            joins[at - 1, at] -= OPENS
        elif goes_on:
            joins[at - 1, at] += OPENS
    for at in range(size):
        if sets[at].head or sets[at].caption:
            joins[:, at] -= OPENS
    return Scores(joins, nexts, starts, ends)


def _goes_on(block: Block, before: _Set, found: _Set) -> bool | None:
    """Tell whether a block goes on with the paragraph before it; None where its place does not tell."""
    if found.indented:
        return False
    if ends_sentence(block.text) and len(before.lines) > 1:
        full = width(before.lines[-1].text) >= max(width(line.text) for line in before.lines) - 1.5
        return None if full else False
    return True if len(block.text) > 8 and len(before.lines) > 1 else None
