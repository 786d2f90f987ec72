"""Lines that were cut at a fixed length, through figures and words, and not set to a measure.

So a program wraps that knows nothing of type: every line but the last of a paragraph has as many characters
as the others, or takes up as many columns, two for a Chinese character. Where that is found it says more
than any width: what is shorter ends its paragraph.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.layout.lines import Line
from corpus.layout.text import ends_sentence, is_cjk

LEAST = 3
"""So many lines of one length are no accident."""
NEARLY = 3
"""A line that is short by no more than this was set to a measure: a closing mark or a word did not fit."""


def characters(text: str) -> int:
    """Return the length of a text in characters."""
    return len(text)


def columns(text: str) -> int:
    """Return the columns that a terminal gives a text: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@dataclass(frozen=True)
class Cut:
    """A length at which lines were cut.

    Attributes:
        size: measures a line, its indent included.
        length: what a full line measures at most.
        slack: how much less it may measure, where a wide character did not fit.
    """

    size: Callable[[str], int]
    length: int
    slack: int

    def is_full(self, line: Line, following: Line) -> bool:
        """Tell whether a line was cut, so that the following one goes on with it."""
        return 0 <= self._short(line) <= self.slack + self._space_lost(line, following)

    def parts_words(self, line: Line, following: Line) -> bool:
        """Tell whether a cut fell between two words, so that the line ends in a space or lost one."""
        return line.loose or len(following.lead) == 1 or self._short(line) > self.slack

    def fits(self, run: Sequence[Line]) -> bool:
        """Tell whether all lines of a run are of this cut: full, or the last of a paragraph."""
        return all(self._is_ordinary(a, b, first=at == 0) for at, (a, b) in enumerate(_inner(run))) and all(
            self._short(line) >= 0 for line in run[1:]
        )

    def _short(self, line: Line) -> int:
        return self.length - self.size(line.printed) - line.loose

    def _space_lost(self, line: Line, following: Line) -> int:
        """Return 1 where a space between two Latin words stood at the end of the line."""
        ends, starts = line.text[-1:], following.text[:1]
        return int(not is_cjk(ends) and starts.isalpha() and not is_cjk(starts))

    def _is_ordinary(self, line: Line, following: Line, *, first: bool) -> bool:
        if self.is_full(line, following) or ends_sentence(line.text):
            return True
        word = next((at for at, char in enumerate(following.text) if is_cjk(char)), len(following.text))
        return self._short(line) > max(NEARLY * (1 + self.slack), word) or first


def _inner(run: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return the lines of a run that another line without an indent follows, each with that line."""
    return [(a, b) for a, b in pairwise(run) if not b.indented]


def find_cuts(runs: Iterable[Sequence[Line]]) -> list[Cut | None]:
    """Return the cut of each run of lines; that of its neighbours for one too short to show its own."""
    every = list(runs)
    found = [_find_cut([run]) for run in every]
    known = [cut for cut, _ in Counter(cut for cut in found if cut).most_common()]
    together = None if known else _find_cut(every)
    return [
        cut or next((other for other in (*known, *filter(None, [together])) if _joins(other, run)), None)
        for cut, run in zip(found, every, strict=True)
    ]


def _find_cut(runs: Sequence[Sequence[Line]]) -> Cut | None:
    """Return the cut that runs of lines show together."""
    inner = [pair for run in runs for pair in _inner(run)]
    texts = [line.text for run in runs for line in run]
    chinese = sum(sum(map(is_cjk, text)) for text in texts)
    if len(inner) < LEAST or 2 * chinese < sum(map(len, texts)):
        return None
    for size, slack in ((characters, 0), (columns, 1)):
        cut = Cut(size, max(size(line.printed) + line.loose for line, _ in inner), slack)
        if sum(cut.is_full(a, b) for a, b in inner) < max(LEAST, 0.6 * len(inner)):
            continue
        if all(cut.fits(run) for run in runs if len(run) > 1):
            return cut
    return None


def _joins(cut: Cut, run: Sequence[Line]) -> bool:
    """Tell whether a short run is of a cut that other runs of the page show."""
    return any(cut.is_full(a, b) for a, b in _inner(run)) and cut.fits(run)
