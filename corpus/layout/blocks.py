"""A page's text → blocks: stretches of lines that were set as one piece in one column.

A block is a paragraph, the part of one that stood in a column, or a line of a head. Hard-wrapped
lines are joined again here, whether the wrap left a line break or a stray space behind; where the
wrap is known, so is whether the first line was indented and whether the last one was full, which
later tells openings from continuations.

Widths are in full-width characters (the em of the type): a Chinese character or any punctuation
mark is 1, a Latin letter or digit 0.5.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.layout.cutting import Cut
from corpus.layout.lines import Line, read_lines
from corpus.layout.parting import part_columns
from corpus.layout.patterns import stands_alone
from corpus.layout.seams import joined
from corpus.layout.text import is_cjk, width
from corpus.layout.words import is_word
from corpus.layout.wrapping import INDENT, find_measure, is_full, paragraphs
from corpus.lazy import lazy_pattern
from corpus.model import Run

#: （记者 白露 丁卯）
_NAMES = lazy_pattern(r"[(（][^()（）]{0,40}(?:[记記]者|通[讯訊][员員])[^()（）]{0,40}[)）]")


@dataclass(frozen=True)
class Block:
    """One piece of a page.

    Attributes:
        number: its place on the page, from 0.
        lines: the printed lines it was set in, as far as the wrap is known.
        text: the joined text, verbatim but for removed line breaks and stray spaces.
        runs: where each stretch of ``text`` stands in the page.
        gap: how many blank lines stand before it.
        measure: the width its lines were wrapped to; None where it was not wrapped.
        standing: whether its lines stand for themselves, as in a table or a poem; ``text`` keeps its breaks.
    """

    number: int
    lines: tuple[Line, ...]
    text: str
    runs: tuple[Run, ...]
    gap: int
    measure: float | None = None
    standing: bool = False

    @cached_property
    def opens(self) -> bool | None:
        """Whether its first line was indented like a paragraph's first; None when nobody knows."""
        if self.lines[0].indented:
            return True
        if self.measure is None or len(self.lines) < 2:
            return None
        first, second = self.lines[0].width, self.lines[1].text
        plain = is_full(first, second, self.measure)
        indented = first + INDENT <= self.measure + 1 and is_full(first + INDENT, second, self.measure)
        return None if plain == indented else indented

    @cached_property
    def full(self) -> bool | None:
        """Whether its last line reaches the measure, as at the foot of a column; None when nobody knows."""
        if self.measure is None or len(self.lines) < 2:
            return None
        return self.lines[-1].width > self.measure - 1.5


def is_spaced(text: str) -> bool:
    """Tell whether a line looks like several wrapped lines with a space for each break."""
    return _spaced_measure([width(part) for part in text.split()]) is not None


def _spaced_measure(widths: Sequence[float]) -> float | None:
    """Return the measure of a paragraph, its first line indented or not, from the widths of its parts."""
    if len(widths) < 4:
        return None
    return find_measure(widths[:-1]) or find_measure([widths[0] + INDENT, *widths[1:-1]])


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page in the order in which they stand there."""
    lines = read_lines(text)
    spaced = any(is_spaced(line.text) for line in lines)
    blocks: list[Block] = []
    known: list[float] = []
    every = list(paragraphs(lines))
    wrapped = [found is not None and not cut and not group[0].standing for group, found, cut in every]
    parted = part_columns([group for group, _, _ in every], wrapped)
    for (whole, found, cut), parts in zip(every, parted, strict=True):
        if len(whole) > 1 and whole[0].standing:
            blocks.append(_standing_block(len(blocks), whole))
            continue
        for group in parts:
            printed, measure = (group, found) if len(whole) > 1 else _split_spaced(group[0], known)
            if measure is not None:
                known = [measure, *known[:3]]
            joined_text, runs = _join(group, cut, text, tidy=spaced or len(whole) > 1)
            blocks.append(Block(len(blocks), tuple(printed), joined_text, runs, group[0].gap, measure))
    return tuple(blocks)


def set_block(number: int, lines: Sequence[Line], page: str, measure: float | None) -> Block:
    """Return the block of lines that are known to be one piece.

    Args:
        number: its place on the page.
        lines: as they stand in the page.
        page: its text.
        measure: the width of their column; None where they were not wrapped.
    """
    text, runs = _join(lines, None, page, tidy=True)
    return Block(number, tuple(lines), text, runs, lines[0].gap, measure)


def _standing_block(number: int, lines: Sequence[Line]) -> Block:
    """Return the block of lines that are not joined."""
    text = "\n".join(line.text for line in lines)
    runs, start = [], 0
    for line in lines:
        runs.append(Run(start, line.source, len(line.text)))
        start += len(line.text) + 1
    return Block(number, tuple(lines), text, tuple(runs), lines[0].gap, standing=True)


def _split_spaced(line: Line, known: Sequence[float]) -> tuple[list[Line], float | None]:
    """Split a line in which spaces stand for line breaks into the printed lines.

    A line of too few pieces to show its own measure is tried against those known from its neighbours.
    """
    parts = list(re.finditer(r"\S+", line.text))
    widths = [width(part.group()) for part in parts]
    measure = _spaced_measure(widths)
    if measure is None and len(parts) > 1:
        fitting = (
            m for m in known if all(abs(m - w) < 1.5 for w in widths[1:-1]) and m - 3.5 < widths[0] < m + 1.5
        )
        measure = next(fitting, None)
    if measure is None:
        return [line], None
    printed: list[Line] = []
    start, size = 0, 0.0
    for i, part in enumerate(parts):
        size += widths[i]
        following = parts[i + 1] if i + 1 < len(parts) else None
        if following is None or size + widths[i + 1] > measure + 1.25:
            piece = line.text[start : part.end()]
            printed.append(Line(line.source + start, piece, size, line.indented and not printed, 0))
            start, size = (following.start() if following else part.end()), 0.0
    return printed, measure


def _join(group: Sequence[Line], cut: Cut | None, page: str, *, tidy: bool) -> tuple[str, tuple[Run, ...]]:
    """Join lines; with ``tidy`` drop the spaces that OCR or a lost line break left in Chinese text.

    Spaces that mean something stay: between Latin words, in lists of names, between the halves of a
    headline.
    """
    text = ""
    runs: list[Run] = []
    whole = "".join(line.text for line in group)
    named = {at for match in _NAMES.finditer(whole) for at in range(*match.span())} if tidy else set()
    before = 0
    for number, line in enumerate(group):
        names = {at - before for at in named}
        if number and 0 in names and (group[number - 1].loose or len(line.lead) == 1):
            text += " "  # between two names
        before += len(line.text)
        keep = not tidy or stands_alone(line.text)
        end = 0
        for word in re.finditer(r"\S+", line.text):
            at = word.start()
            if at and (keep or at in names or _is_real(line.text, at)):
                run = runs.pop()
                piece = line.text[end : word.end()]
                runs.append(Run(run.start, run.source, run.length + len(piece)))
            else:
                piece = word.group()
                if text and at == 0:
                    through = cut is not None and not cut.parts_words(group[number - 1], line)
                    text, runs = joined(text, runs, piece, page, cut=through)
                runs.append(Run(len(text), line.source + at, len(piece)))
            text += piece
            end = word.end()
    return text, tuple(runs)


def _is_real(text: str, at: int) -> bool:
    """Tell whether the white space before a place in a line is more than a trace of the wrap."""
    left, right = text[max(0, at - 8) : at].rstrip()[-3:], text[at : at + 3]
    if not is_cjk(left[-1:]) and not is_cjk(right[0]):
        return left[-1:].isalnum() and right[0].isalnum() and not (left[-1:].isdigit() and right[0].isdigit())
    return len(text) < 30 and not any(mark in text for mark in "，。,；;") and not is_word(left, right)
