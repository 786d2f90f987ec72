"""A page's text → blocks: stretches of lines that were set as one piece in one column.

A block is a paragraph, the part of one that stood in a column, or a line of a head. Hard-wrapped
lines are joined again here, whether the wrap left a line break or a stray space behind; where the
wrap is known, so is whether the first line was indented and whether the last one was full, which
later tells openings from continuations.

Widths are in full-width characters (the em of the type): a Chinese character or any punctuation
mark is 1, a Latin letter or digit 0.5.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median, median_low

from corpus.layout.cutting import Cut, find_cuts
from corpus.layout.lines import Line, read_lines
from corpus.layout.patterns import stands_alone, starts_alone
from corpus.layout.seams import NO_LINE_START, breaks_word, needs_space
from corpus.layout.text import ends_sentence, is_cjk, width
from corpus.layout.words import is_word
from corpus.model import Run

INDENT = 2.0
"""A paragraph's first line starts two characters in."""

WIDEST = 64.0
"""Newspaper columns are narrower than this; longer lines are whole paragraphs."""

_TOKEN = re.compile(r"[0-9A-Za-z.%]+|.", re.DOTALL)
_NAMES = re.compile(r"[(（][^()（）]{0,40}(?:[记記]者|通[讯訊][员員])[^()（）]{0,40}[)）]")


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
    """

    number: int
    lines: tuple[Line, ...]
    text: str
    runs: tuple[Run, ...]
    gap: int
    measure: float | None = None

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


def is_full(line_width: float, following: str, measure: float) -> bool:
    """Tell whether the first token of the following line would not have fitted on this one.

    Numbers and Latin words are not broken, and no line starts with a closing mark, so that a full
    line may fall short of the measure by a little.
    """
    tokens = _TOKEN.finditer(following)
    need = width(next(tokens).group()) if following else 1.0
    for token in tokens:
        if token.group() not in NO_LINE_START:
            break
        need += 1.0
    return line_width + need > measure + 0.25


def find_measure(widths: Sequence[float]) -> float | None:
    """Return the width that lines were wrapped to, None when they do not look wrapped.

    Wrapped lines crowd around the measure: some fall short of it by half a number or word, in some a
    closing mark hangs over. It is the median of the strip, two characters wide, that holds most lines,
    if those are two in five and at least three.
    """
    best: list[float] = []
    for edge in sorted({w for w in widths if w <= WIDEST}):
        inside = [w for w in widths if edge - 2 < w <= edge]
        if len(inside) >= len(best):
            best = inside
    return median(best) if len(best) >= max(3, 0.4 * len(widths)) and best[0] >= 5 else None


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
    for group, found, cut in _paragraphs(lines):
        printed, measure = (group, found) if len(group) > 1 else _split_spaced(group[0], known)
        if measure is not None:
            known = [measure, *known[:3]]
        joined, runs = _join(group, cut, text, tidy=spaced or len(group) > 1)
        blocks.append(Block(len(blocks), tuple(printed), joined, runs, group[0].gap, measure))
    return tuple(blocks)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], float | None, Cut | None]]:
    """Group the lines of each hard-wrapped paragraph, with the measure it was wrapped to or the cut of its lines."""
    every = list(_runs(lines))
    for run, cut in zip(every, find_cuts(every), strict=True):
        measures = _measures([line.width + INDENT * line.indented for line in run])
        indents = any(a.indented and not b.indented for a, b in pairwise(run))
        group = [run[0]]
        for i, line in enumerate(run[1:], start=1):
            after = run[i + 1] if i + 1 < len(run) else None
            if cut:
                goes_on = _is_cut(group, line, after, cut, indents=indents)
            else:
                goes_on = _goes_on(group, line, after, measures[i - 1], indents=indents)
            if not goes_on:
                yield group, measures[i - 1] if len(group) > 1 else None, cut
                group = []
            group.append(line)
        yield group, measures[-1] if len(group) > 1 else None, cut


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Split the lines where blank lines stand, or more of them than between most wrapped lines."""
    usual = 0
    if (
        len(lines) >= 20
        and median_low(line.gap for line in lines) > 0
        and find_measure([n.width for n in lines])
    ):
        usual = median_low(line.gap for line in lines)
    run: list[Line] = []
    for line in lines:
        if run and line.gap > usual:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _measures(widths: Sequence[float], around: int = 8) -> list[float | None]:
    """Return the measure in force at each line of a run: columns of several widths may follow each other."""
    whole = find_measure(widths)
    if len(widths) <= 2 * around:
        return [whole] * len(widths)
    nearby = [find_measure(widths[max(0, i - around) : i + around + 1]) for i in range(len(widths))]
    return [whole if measure is None else measure for measure in nearby]


def _is_cut(group: Sequence[Line], line: Line, after: Line | None, cut: Cut, *, indents: bool) -> bool:
    """Tell whether a line goes on with the paragraph above it, where lines were cut at a fixed length."""
    last = group[-1]
    if line.indented or not cut.is_full(last, line):
        return False
    if not ends_sentence(last.text):
        return True
    return not _heads(line, after) if indents else not starts_alone(line.text)


def _heads(line: Line, after: Line | None) -> bool:
    """Tell whether a line below a sentence's end is a headline: short, and over an indent."""
    return after is not None and after.indented and not ends_sentence(line.text)


def _goes_on(
    group: Sequence[Line], line: Line, after: Line | None, measure: float | None, *, indents: bool
) -> bool:
    """Tell whether a line belongs to the paragraph of the lines above it.

    Args:
        group: those lines.
        line: the line.
        after: the line below it in its run.
        measure: what the lines were wrapped to.
        indents: whether paragraphs of this run open with an indent; nothing else opens one then.
    """
    last = group[-1]
    if measure is None or line.indented or max(line.width, last.width) > measure + 2.5:
        return False
    ended = ends_sentence(last.text)
    size = last.width + (INDENT if (last.indented if indents else len(group) == 1) else 0.0)
    if indents and ended:
        return is_full(size, line.text, measure) and not _heads(line, after)
    if indents:
        return is_full(size + 1.5, line.text, measure)
    if stands_alone(last.text) or starts_alone(line.text):
        return False
    opens = (
        after is not None
        and is_full(line.width + INDENT, after.text, measure)
        and not is_full(line.width, after.text, measure)
        and not ends_sentence(line.text)
    )
    if ended:
        return is_full(size, line.text, measure) and not opens
    return is_full(size + 1.5, line.text, measure) and not (opens and len(group) == 1)


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
    for number, line in enumerate(group):
        names = {at for match in _NAMES.finditer(line.text) for at in range(*match.span())} if tidy else set()
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
                    text = _seam(text, runs, piece, page, cut=through)
                runs.append(Run(len(text), line.source + at, len(piece)))
            text += piece
            end = word.end()
    return text, tuple(runs)


def _seam(text: str, runs: list[Run], following: str, page: str, *, cut: bool) -> str:
    """Return a text ready for what follows its last line: with a space, as it is, or without a hyphen."""
    if breaks_word(text, following, page):
        run = runs.pop()
        runs += [Run(run.start, run.source, run.length - 1)] * (run.length > 1)
        return text[:-1]
    return f"{text} " if needs_space(text, following, cut=cut) else text


def _is_real(text: str, at: int) -> bool:
    """Tell whether the white space before a place in a line is more than a trace of the wrap."""
    left, right = text[max(0, at - 8) : at].rstrip()[-3:], text[at : at + 3]
    if not is_cjk(left[-1:]) and not is_cjk(right[0]):
        return left[-1:].isalnum() and right[0].isalnum() and not (left[-1:].isdigit() and right[0].isdigit())
    return len(text) < 30 and not any(mark in text for mark in "，。,；;") and not is_word(left, right)
