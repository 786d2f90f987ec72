"""What is done the first time, the second time and so on: 第一次警告，第二次罚款."""

import re
from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.lazy import lazy_pattern

Stretch = tuple[int, int]

_TIMES: Final = "[次回遍轮步]"
_SIGN: Final = rf"[1-9{TO_TEN}]"
#: 头一回, 首次, 第2次, and 再犯 for the second time.
_ASKED: Final = lazy_pattern(
    rf"第(?P<nth>{_SIGN}){_TIMES}|(?P<first>头[一1]?{_TIMES}|首次|初[次犯])|(?P<second>再犯|再次)"
)
_TOLD: Final = lazy_pattern(rf"(?:第(?P<nth>{_SIGN}){_TIMES}|(?P<first>首次|初次))(?:的|[，,：:])?")
_STOP: Final = lazy_pattern("[，,。；;！？!?]")


def asked_turn(text: str, start: int, end: int, question: str) -> Stretch:
    """Return what a text tells of the time that a question names, where a span lies in what it tells of several.

    The times follow each other from the first on, at least two, in one sentence.
    """
    asked = _ASKED.search(question)
    if asked is None:
        return start, end
    wanted = 1 if asked["first"] else 2 if asked["second"] else to_ten(asked["nth"])
    for row in _rows(text):
        if start < row[-1][1] and row[0][0] < end and wanted <= len(row):
            return row[wanted - 1]
    return start, end


def _rows(text: str) -> list[list[Stretch]]:
    """Return the rows of clauses, each behind its number, that count from one on."""
    rows: list[list[Stretch]] = []
    for match in _TOLD.finditer(text):
        number = 1 if match["first"] else to_ten(match["nth"])
        stop = _STOP.search(text, match.end())
        clause = match.end(), stop.start() if stop else len(text)
        follows = rows and number == len(rows[-1]) + 1
        if follows and not re.search("[。！？!?]", text[rows[-1][-1][1] : match.start()]):
            rows[-1].append(clause)
        elif number == 1:
            rows.append([clause])
    return [row for row in rows if len(row) > 1]
