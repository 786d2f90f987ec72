"""The features of a single block. Roles and continuations are judged from them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.brackets import OPENED_BY, OPENING
from corpus.chinese.datelines import find_opening
from corpus.chinese.digits import TO_TEN, to_ten
from corpus.chinese.glyphs import ordinary
from corpus.chinese.text import to_simplified
from corpus.layout import patterns
from corpus.layout.blocks import Block
from corpus.layout.language import Edge, NgramTables, fold
from corpus.layout.text import CLOSERS, ends_sentence, is_han, width
from corpus.lazy import lazy_pattern

Floats = NDArray[np.float32]

_PLACE = lazy_pattern(
    r"^[“\"「『]?\w{1,10}?(?:省|市|县|縣|区|區|州|旗|盟|镇|鎮|乡|鄉|村|社区|街道|地区|团|师)"
)
_UNIT_END = lazy_pattern(
    r"(?:省|市|县|縣|区|區|州|旗|镇|鎮|乡|鄉|村|街道|局|厅|院|校|部|会|會|委|支部|公司|集团|学|學|所|站|中心|队|段|门|厂|银行|馆|办)[：:]?$"
)
_OPENERS = lazy_pattern(
    r"^(?:近日|日前|近年来|今年|去年|目前|此外|同时|另外|据|下一步|截至|与此同时|在此|记者|随着|为|如今|眼下|连日|总之|"
    rf"一方面|另一方面|首先|其次|最后|接下来|活动|会上|当天|当日|[{TO_TEN}]是|第[{TO_TEN}]|[\"“])"
)
_LIST = lazy_pattern(
    rf"(?:^|[。；;，,：:])(?:(?P<shi>[{TO_TEN}])是|第(?P<di>[{TO_TEN}])|(?P<num>[{TO_TEN}])(?:要|、))"
)


@dataclass(frozen=True)
class Look:
    """A block seen by itself.

    Attributes:
        numbers: the features, float32, the same for every block.
        ended: whether it ends where a sentence may end.
        unclosed: opening quotes and brackets without their closing ones.
        unopened: closing ones without their opening ones.
        wide: share of full-width marks among its commas and the like; 0.5 where it has none.
        first_list, last_list: the first and last number of a list in it (一是… 二是…), 0 for none.
        prefix: its first characters, for parallel openings.
        clause: length of its first clause.
    """

    numbers: Floats
    text: str
    ended: bool
    unclosed: frozenset[str]
    unopened: frozenset[str]
    wide: float
    first_list: int
    last_list: int
    prefix: str
    clause: int
    tail: Edge
    lead: Edge


def look_at(block: Block, usual_gap: float) -> Look:
    """Return the features of a block."""
    printed = to_simplified(ordinary(block.text))  # the tables and weights know simplified text alone
    text = "".join(printed.split())
    unclosed, unopened = balance(text)
    marks = [char for char in text if char in "，；：（）！？,;:()!?"]
    wide = sum(char in "，；：（）！？" for char in marks) / len(marks) if marks else 0.5
    clauses = re.split(r"[，。；：！？,;:!?]", text, maxsplit=1)
    lists = [_number(match) for match in _LIST.finditer(text)]
    leads_list = bool(_LIST.match(text))
    size = width(text)
    ended = ends_sentence(text)
    numbers = [
        *_end_class(text, ended),
        *_start_class(text),
        np.log1p(size) / 4,
        size <= 6,
        size <= 12,
        size <= 20,
        size <= 34,
        size <= 60,
        min(3, text.count("。")) / 3,
        min(3, sum(text.count(mark) for mark in "，,")) / 3,
        min(3, sum(text.count(mark) for mark in "、；;")) / 3,
        " " in printed or "\u3000" in printed,
        block.opens is True,
        block.opens is False,
        block.full is True,
        block.full is False,
        block.measure is not None,
        bool(unclosed),
        bool(unopened),
        wide,
        min(4.0, block.gap) / 4,
        block.gap > usual_gap,
        len(text) <= 64 and bool(patterns.BYLINE.fullmatch(printed)),
        len(text) <= 64 and bool(patterns.CREDIT.fullmatch(printed)),
        find_opening(printed) is not None,
        bool(patterns.PICTURE.match(text)),
        bool(patterns.AFFILIATION.match(text)),
        bool(patterns.SUBTITLE.match(text)),
        bool(patterns.ORDINAL.match(text)),
        bool(patterns.FURNITURE.search(text)) and size < 40,
        "图" in text[:3] or "图" in text[-12:],
        bool(_PLACE.match(text)),
        bool(_UNIT_END.search(text)) and size <= 30,
        bool(_OPENERS.match(text)),
        leads_list,
        sum(map(is_han, text)) / max(1, len(text)),
        1 < len(text) <= 4 and all(map(is_han, text)),
        text.endswith(("：", ":", "——", "—")),
    ]
    return Look(
        numbers=np.array(numbers, dtype=np.float32),
        text=text,
        ended=ended,
        unclosed=unclosed,
        unopened=unopened,
        wide=wide,
        first_list=lists[0] if lists and leads_list else 0,
        last_list=lists[-1] if lists else 0,
        prefix=text[:8],
        clause=len(clauses[0]),
        tail=Edge(text, tail=True),
        lead=Edge(text, tail=False),
    )


def balance(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the opening marks left open and the closing marks without an opening one.

    Straight quotes open and close alike; an odd number of them is read so that less is quoted.
    """
    stack: list[str] = []
    unopened: set[str] = set()
    straight: list[int] = []
    for place, char in enumerate(text):
        if char in OPENED_BY.values():
            stack.append(char)
        elif char in OPENED_BY:
            if OPENED_BY[char] in stack:
                while stack.pop() != OPENED_BY[char]:
                    pass
            else:
                unopened.add(OPENED_BY[char])
        elif char == '"':
            straight.append(place)
    if len(straight) % 2:
        places = [-1, *straight, len(text)]
        steps = [b - a for a, b in pairwise(places)]
        # What is quoted is shorter than what is not: the stretches before the first, third … mark are
        # quoted if the first mark closes, those after it if it opens.
        if sum(steps[::2]) < sum(steps[1::2]):
            unopened.add("“")
        else:
            stack.append("“")
    return frozenset(stack), frozenset(unopened)


def _number(match: re.Match[str]) -> int:
    return to_ten(match["shi"] or match["di"] or match["num"])


def _end_class(text: str, ended: bool) -> list[bool]:
    last = text[-1]
    kinds = [
        ended and last in "。！？!?…",
        ended and last not in "。！？!?…",
        not ended and last in CLOSERS,
        last in "：:",
        last in "；;",
        last in "，,、",
        last.isdigit() or (last.isascii() and last.isalpha()),
        is_han(last),
    ]
    return [*kinds, not any(kinds)]


def _start_class(text: str) -> list[bool]:
    first = text[0]
    kinds = [
        first in "，。、；：！？,;:!?.…" or first in OPENED_BY,
        first in f"{OPENING}[\"'",
        first.isdigit() or (first.isascii() and first.isalpha()),
        first in "—-",
        is_han(first),
    ]
    return [*kinds, not any(kinds)]


def openings(looks: Sequence[Look], tables: NgramTables) -> Floats:
    """Return (n, 2): how likely each block starts like a sentence, and like a clause, in log odds."""
    firsts = first_codes(looks, tables)
    columns = []
    for mark in "。，":
        context = np.broadcast_to(tables.codes([mark]), firsts[0].shape)
        unknown = np.broadcast_to(tables.codes([""]), firsts[0].shape)
        columns.append(tables.gain((unknown, context), firsts))
    return np.asarray(np.stack(columns, axis=1) / 4, dtype=np.float32)


def first_codes(looks: Sequence[Look], tables: NgramTables) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the table numbers of the first and second character of each block."""
    texts = [fold(look.text[:6]).ljust(2) for look in looks]
    return tables.codes([text[0] for text in texts]), tables.codes([text[1] for text in texts])


def last_codes(looks: Sequence[Look], tables: NgramTables) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the table numbers of the last but one and the last character of each block."""
    texts = [fold(look.text[-6:]).rjust(2) for look in looks]
    return tables.codes([text[-2] for text in texts]), tables.codes([text[-1] for text in texts])
