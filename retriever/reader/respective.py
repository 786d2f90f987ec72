"""Things and their values in two rows: 甲、乙和丙分别为1、2和3."""

from collections.abc import Sequence
from typing import Final

from corpus.lazy import lazy_pattern
from retriever.question.answer_type import Kind
from retriever.reader.values import find_values

Stretch = tuple[int, int]

_RESPECTIVELY: Final = lazy_pattern("分别")
_CHANGE: Final = lazy_pattern("[增涨升减降跌]|提高|下滑|回落")
_JOINTS: Final = lazy_pattern("[、和与及]|以及")
_LAST_CLAUSE: Final = lazy_pattern("[，,：:]")
_FEWEST: Final = 2
_LEAST: Final = 2


def respective(question: str, kind: Kind, quote: str) -> Stretch | None:
    """Return the value of the one thing that a question names in 甲、乙和丙分别为1、2和3, or None.

    Of several runs of as many values it is the only one that the words before it are asked for by.
    """
    things, sentence = [""], -1
    for match in _RESPECTIVELY.finditer(quote):
        start = max(quote.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
        stop = min(
            (at for mark in "。；！？" if (at := quote.find(mark, match.end())) >= 0), default=len(quote)
        )
        named = _JOINTS.split(_LAST_CLAUSE.split(quote[start : match.start()])[-1])
        if len(named) > 1 or start != sentence:  # 分别为…，分别增长…: the same things again
            things, sentence = named, start
        chosen = _one_said(things, question)
        if chosen is None:
            continue
        kinds = (kind, Kind.PERCENT) if _is_change(question) else (kind,)
        runs = [
            run
            for one in dict.fromkeys(kinds)
            for run in _runs(quote, match.end(), stop, one)
            if len(run) == len(things)
        ]
        runs = [run for run in runs if _is_change(quote[match.end() : run[0][0]]) == _is_change(question)]
        if len(runs) > 1:
            edges = [match.end(), *(run[-1][1] for run in runs)]
            words = [
                _shared_pairs(quote[edge : run[0][0]], question)
                for edge, run in zip(edges, runs, strict=False)
            ]
            runs = [run for run, said in zip(runs, words, strict=True) if said and said == max(words)]
        if len(runs) == 1:
            return runs[0][chosen]
    return None


def _is_change(words: str) -> bool:
    return _CHANGE.search(words) is not None


def _one_said(things: Sequence[str], question: str) -> int | None:
    """Return the number of the one thing that a question names best, or None.

    Before the first and behind the last stand words that belong to all: 全市城镇和农村居民收入.
    """
    if len(things) < _FEWEST:
        return None
    first, *middle, last = things
    said = [
        max((size for size in range(_LEAST, len(first) + 1) if first[-size:] in question), default=0),
        *(len(thing) if len(thing) >= _LEAST and thing in question else 0 for thing in middle),
        max((size for size in range(_LEAST, len(last) + 1) if last[:size] in question), default=0),
    ]
    best = max(said)
    return said.index(best) if best and said.count(best) == 1 else None


def _shared_pairs(text: str, question: str) -> int:
    return sum(text[i : i + 2] in question for i in range(len(text) - 1))


def _runs(quote: str, start: int, end: int, kind: Kind) -> list[list[Stretch]]:
    """Return the runs of values of a kind that only 、 and 和 stand between, in order."""
    runs: list[list[Stretch]] = []
    for value in find_values(quote, kind):
        if value[0] < start or value[1] > end:
            continue
        if runs and _JOINTS.fullmatch(quote, runs[-1][-1][1], value[0]):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs
