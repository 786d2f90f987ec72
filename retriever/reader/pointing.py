"""Answers that the form of a text points at: a cell of a table, the score of one game of a match.

The model reads sentences; that the third number of a row belongs to the third word of the table's head, or the second
of five scores to the second game, is not in them. Here it is counted.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.chinese.names import ordinals_in, squeezed
from retriever.reader.kinds import Kind
from retriever.reader.neighbours import words_of
from retriever.reader.values import find_values

Stretch = tuple[int, int]

_MEASURED: Final = (Kind.AMOUNT, Kind.COUNT, Kind.PERCENT)
_CELL: Final = re.compile(r"[^\s|｜│]+")
#: 1,120 and 36.5% and -2 fill a cell; — and / say that there is none.
_FIGURE: Final = re.compile(r"[-−—]?[¥￥]?[\d０-９][\d０-９,，.．]*(?:%|％|‰|[万亿])?\W?")
_EMPTY: Final = re.compile(r"[-—–/／…]+")
#: 产量（吨）: what a column is called, and what it is counted in.
_HEAD: Final = re.compile(r"(?P<name>[^（(]+?)(?:[（(](?:单位[：:])?(?P<unit>[^（）()]{1,8})[)）])?")
_UNIT_ASKED: Final = 3
"""What the unit in a question (多少吨) counts for, in characters of a column's name."""
_LEAST: Final = 2
_RESPECTIVELY: Final = re.compile("分别")
_JOINTS: Final = re.compile("[、和与及]|以及")
_LAST_CLAUSE: Final = re.compile("[，,：:]")
_SCORE: Final = r"\d{1,3} ?(?:[:：∶]|比|[-—](?=\d)) ?\d{1,3}"
#: 25:21、19:25、25:18: the games of one match, in order.
_GAMES: Final = re.compile(rf"(?<![\d.]){_SCORE}(?:[、，,；; 和]{{1,2}}{_SCORE})+(?![\d:：])")
_ONE_GAME: Final = re.compile(_SCORE)
_LAST_GAME: Final = re.compile(r"(?:最后一?|末|决胜)[局盘节]")
_NTH_GAME: Final = re.compile(r"\d{1,2}[局盘节]")
_ASKS_SCORE: Final = re.compile(r"比分|几比几|打[成了]|多少|得分")


def pointed_at(question: str, kind: Kind, quote: str, before: str) -> list[Stretch]:
    """Return where the answers stand that the form of a paragraph points at, in code points; most have none.

    Args:
        question: what is asked.
        kind: of what is asked for.
        quote: the paragraph.
        before: what its article says before it, a line each.
    """
    found = [nth_game(question, quote)]
    if kind in _MEASURED:
        found += [table_cell(question, quote, before), respective(question, kind, quote)]
    return [stretch for stretch in found if stretch]


def table_cell(question: str, row: str, before: str) -> Stretch | None:
    """Return the cell of a row that a question names, with the column that it names, or None.

    The head of a table is the last line before the row that has as many cells and no figure.
    """
    cells = [match.span() for match in _CELL.finditer(row)]
    texts = [row[start:end] for start, end in cells]
    if len(cells) < _LEAST or not all(_FIGURE.fullmatch(t) or _EMPTY.fullmatch(t) for t in texts[1:]):
        return None
    asked, name = squeezed(question), squeezed(texts[0])
    heads = [head for line in before.split("\n") if len(head := _CELL.findall(line)) == len(cells)]
    heads = [head for head in heads if not any(_FIGURE.fullmatch(cell) for cell in head)]
    if len(name) < _LEAST or name not in asked or not heads:
        return None
    column = _column(asked.replace(name, "，"), heads[-1])
    return cells[column] if column and _FIGURE.fullmatch(texts[column]) else None


def _column(asked: str, head: Sequence[str]) -> int | None:
    """Return the number of the one column that a question names best, or None."""
    worths = [0, *(_named(asked, cell) for cell in head[1:])]
    best = max(worths)
    return worths.index(best) if best and worths.count(best) == 1 else None


def _named(asked: str, cell: str) -> int:
    """Return how much of a column's name and unit a question says."""
    match = _HEAD.fullmatch(cell)
    if not match:
        return 0
    name, unit = squeezed(match["name"]), squeezed(match["unit"] or "")
    said = (
        2 * len(name) if name in asked else max(_shared(asked, name), _shared(asked, name[::-1], ahead=True))
    )
    return said + _UNIT_ASKED * bool(unit and re.search(rf"(?:多少|几){re.escape(unit)}", asked))


def _shared(asked: str, name: str, *, ahead: bool = False) -> int:
    """Return how many characters of a name's end, or of its reversed beginning, a question says; at least two."""
    for size in range(len(name) - 1, _LEAST - 1, -1):
        part = name[-size:][::-1] if ahead else name[-size:]
        if part in asked:
            return size
    return 0


def respective(question: str, kind: Kind, quote: str) -> Stretch | None:
    """Return the value of the one thing that a question names in 甲、乙和丙分别为1、2和3, or None.

    Of several runs of as many values it is the only one that the words before it are asked for by.
    """
    for match in _RESPECTIVELY.finditer(quote):
        start = max(quote.rfind(mark, 0, match.start()) for mark in "。；！？") + 1
        stop = min(
            (at for mark in "。；！？" if (at := quote.find(mark, match.end())) >= 0), default=len(quote)
        )
        things = _JOINTS.split(_LAST_CLAUSE.split(quote[start : match.start()])[-1])
        chosen = _one_said(things, question)
        if chosen is None:
            continue
        runs = [run for run in _runs(quote, match.end(), stop, kind) if len(run) == len(things)]
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


def _one_said(things: Sequence[str], question: str) -> int | None:
    """Return the number of the one thing that a question says most of, or None."""
    said = [_shared_pairs(thing, question) for thing in things]
    best = max(said)
    return said.index(best) if len(things) > 1 and best and said.count(best) == 1 else None


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


def nth_game(question: str, quote: str) -> Stretch | None:
    """Return the score of the game that a question names by its number, or None.

    Of several matches in a paragraph it is the one in whose sentence more of the question stands.
    """
    asked = squeezed(question)
    numbers = [int(name[:-1]) for name in ordinals_in(asked) if _NTH_GAME.fullmatch(name)]
    last = _LAST_GAME.search(asked)
    if not (numbers or last) or len(numbers) > 1 or not _ASKS_SCORE.search(asked):
        return None
    matches = [match.span() for match in _GAMES.finditer(quote)]
    if len(matches) > 1:
        matches = _nearest(question, quote, matches)
    games = [match.span() for span in matches[:1] for match in _ONE_GAME.finditer(quote, *span)]
    number = numbers[0] if numbers else len(games)
    return games[number - 1] if 0 < number <= len(games) else None


def _nearest(question: str, quote: str, matches: list[Stretch]) -> list[Stretch]:
    """Return the one of several matches whose own part of the paragraph repeats most of a question, or none."""
    edges = [*(start for start, _ in matches), len(quote)]
    edges[0] = 0
    ends = [quote.find("。", end) for _, end in matches]
    own = [
        squeezed(quote[quote.rfind("。", 0, start) + 1 : end if end > 0 else after])
        for (start, _), end, (_, after) in zip(matches, ends, pairwise(edges), strict=True)
    ]
    shared = [sum(word in text for word in words_of(question)) for text in own]
    best = max(shared)
    return [matches[shared.index(best)]] if shared.count(best) == 1 else []
