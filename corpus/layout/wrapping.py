"""Printed lines become paragraphs: this finds the lines that were one paragraph before it was wrapped.

Lines wrapped to a measure are told by their widths, lines cut at a fixed length by that length, and where
paragraphs open with an indent, nothing else opens one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low

from corpus.layout.cutting import Cut, find_cuts
from corpus.layout.lines import Line
from corpus.layout.patterns import stands_alone, starts_alone
from corpus.layout.seams import NO_LINE_START
from corpus.layout.standing import marked
from corpus.layout.text import ends_sentence, width
from corpus.lazy import lazy_pattern

INDENT = 2.0
"""A paragraph's first line starts two characters in."""

WIDEST = 64.0
"""Newspaper columns are narrower than this; longer lines are whole paragraphs."""

_TOKEN = lazy_pattern(r"[0-9A-Za-z.%]+|.", re.DOTALL)


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


def paragraphs(lines: Sequence[Line]) -> Iterator[tuple[list[Line], float | None, Cut | None]]:
    """Group the lines of each hard-wrapped paragraph, with the measure it was wrapped to or the cut of its lines."""
    every = list(_runs(lines))
    for printed, cut in zip(every, find_cuts(every), strict=True):
        run = marked(printed, wrapped=cut is not None)
        measures = _measures([line.width + INDENT * line.indented for line in run])
        indents = any(a.indented and not b.indented for a, b in pairwise(run))
        group = [run[0]]
        for i, line in enumerate(run[1:], start=1):
            after = run[i + 1] if i + 1 < len(run) else None
            if line.standing or group[-1].standing:
                goes_on = line.standing and group[-1].standing
            elif cut:
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
    if not last.indented and stands_alone(last.text) and len(group) == 1:
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
