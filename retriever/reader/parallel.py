"""Enumerations that run over sentences: 一是…。二是…。三是…, and 抓甲，…。抓乙，…。抓丙，…."""

import re
from collections.abc import Sequence
from typing import Final

from corpus.chinese.digits import TO_TEN, to_ten
from corpus.lazy import lazy_pattern

_SENTENCE = lazy_pattern(r"[^。；！？;!?]+")
#: How an item may be numbered; the number is the group.
_NUMBERINGS: Final = (
    lazy_pattern(rf"^[“‘\s]*([{TO_TEN}])[是要查看]"),
    lazy_pattern(rf"^[“‘\s]*第([{TO_TEN}])[，,、]"),
    lazy_pattern(rf"^[“‘\s]*[（(]?([{TO_TEN}])[）)、]"),
)
_ASKED_NUMBER = lazy_pattern(
    rf"哪(?P<asked>[{TO_TEN}两])|[“‘\"]?(?P<named>[{TO_TEN}])(?P<verb>[\u4e00-\u9fff])[”’\"]?"
)
_CLAUSE = lazy_pattern(r"[^，,。；！？;!?：:]+")
#: Behind what the first of several clauses begins.
_SENTENCE_OPENS = lazy_pattern("[。！？：:]|——|—(?!—)")
_SENTENCE_ENDS = lazy_pattern("[。！？]")
_BY_SEMICOLON = lazy_pattern("[^；;]+")
_MARKS: Final = "“‘ \u3000：:"
_DENIAL: Final = r"(?:不(?:让|得|准|许|允许|可以?|能|要)|严禁|禁止|谢绝|请?勿)"
_ASKS_WHAT_IS_DENIED = lazy_pattern(rf"{_DENIAL}[^，,。？?]{{0,6}}(?:什么|[啥嘛]|哪些)")
_DENIED = lazy_pattern(rf"(?P<opens>[^，,。；！？;!?：:]*?){_DENIAL}(?P<deed>[^，,。；！？;!?：:]{{2,}})")
_DENIED_TOO = lazy_pattern(r"[“‘\s]*(?:[也更并还]|同时|以及)?(?:一律)?$")
_VERB: Final = 2
_LONGEST_CLAUSE: Final = 40
_FEWEST: Final = 3
_LEAST: Final = 2
"""Clauses that forbid something, side by side."""

Stretch = tuple[int, int]


def numbered_items(text: str) -> list[Stretch]:
    """Return where the items stand that are numbered 一是, 二是, 三是 … in order, without their numbers.

    An item is its sentence, or its first clause where that is long. Fewer than three give an empty list.
    """
    for numbering in _NUMBERINGS:
        found: list[Stretch] = []
        for match in _SENTENCE.finditer(text):
            number = numbering.match(match.group())
            if number and number[1] == TO_TEN[len(found) : len(found) + 1]:
                found.append(_clause(text, match.start() + number.end(), match.end()))
        if len(found) >= _FEWEST:
            return _first_clauses(text, found)
    return []


def _first_clauses(text: str, items: list[Stretch]) -> list[Stretch]:
    """Return items without what the last one says beyond a clause, where each of the others is one clause."""
    *others, (start, end) = items
    comma = text.find("，", start, end)
    alone = comma > 0 and not any("，" in text[a:b] for a, b in others)
    return [*others, (start, comma)] if alone else items


def verbed_items(text: str, verb: str, count: int) -> list[Stretch]:
    """Return the first clauses of the sentences that open with a verb, where they are so many; else none."""
    starts = [m.start() for m in _SENTENCE.finditer(text)]
    opened = [at + len(text[at:]) - len(text[at:].lstrip("“‘ ")) for at in starts]
    found = [_clause(text, at, len(text), longest=0) for at in opened if text[at : at + len(verb)] == verb]
    return found if len(found) == count else []


def spread_items(question: str, text: str) -> list[Stretch]:
    """Return the items of the enumeration over sentences that a question with a number asks for.

    哪五条路径 wants five numbered items; “六抓”是哪六抓 wants six sentences that open with 抓. Without a
    number in the question, or where the text has another number of them, none.
    """
    for match in _ASKED_NUMBER.finditer(question):
        count = to_ten(match["asked"] or match["named"])
        if count < _FEWEST:
            continue
        if match["verb"] and (items := verbed_items(text, match["verb"], count)):
            return items
        items = numbered_items(text)
        if len(items) == count:
            return items
    return []


def numbered_around(text: str, start: int, end: int) -> list[Stretch]:
    """Return the numbered items of a text where a span lies in the first of them; else none."""
    items = numbered_items(text)
    return items if items and start < items[0][1] and items[0][0] < end else []


def clauses_around(text: str, start: int, end: int, count: int) -> list[Stretch]:
    """Return the clauses parted by ； of the span's sentence, behind its colon, where they are so many; else none.

    学校改了三处：…；…；… for 学校改了哪三处.
    """
    before = list(_SENTENCE_OPENS.finditer(text, 0, start))
    if count < 2 or not before or before[-1].group() in "。！？":
        return []
    closes = _SENTENCE_ENDS.search(text, end)
    parts = list(_BY_SEMICOLON.finditer(text, before[-1].end(), closes.start() if closes else len(text)))
    return [part.span() for part in parts] if len(parts) == count else []


def repeated_around(question: str, text: str, start: int, end: int) -> list[Stretch]:
    """Return what stands behind a verb that is said again and again: 感谢甲，感谢乙，感谢丙 for 都感谢了谁.

    The verb is the question's, the clauses follow each other, three at least, and the span lies in them.
    """
    found: list[Stretch] = []
    opening = ""
    for match in _CLAUSE.finditer(text):
        at = match.start() + len(match.group()) - len(match.group().lstrip(_MARKS))
        verb = text[at : at + _VERB]
        if verb != opening:
            if _lies_in(found, start, end, _FEWEST):
                return found
            found, opening = [], verb
        if verb in question and at + _VERB < match.end():
            found.append((at + _VERB, match.end()))
    return found if _lies_in(found, start, end, _FEWEST) else []


def denied_around(question: str, text: str, start: int, end: int) -> list[Stretch]:
    """Return what neighbouring clauses forbid, where a question asks for it: 不让带宠物，不让放风筝 for 不让干啥.

    The clauses follow each other, two at least, and the span lies in them.
    """
    if not _ASKS_WHAT_IS_DENIED.search(question):
        return []
    found: list[Stretch] = []
    for clause in _CLAUSE.finditer(text):
        denied = _DENIED.fullmatch(text, *clause.span())
        follows = found and text[found[-1][1]] in "，,；;" and found[-1][1] + 1 == clause.start()
        if follows and denied and _DENIED_TOO.fullmatch(denied["opens"]):
            found.append(denied.span("deed"))
        else:
            if _lies_in(found, start, end, _LEAST):
                break
            found = [denied.span("deed")] if denied else []
    return found if _lies_in(found, start, end, _LEAST) else []


def _lies_in(found: Sequence[Stretch], start: int, end: int, fewest: int) -> bool:
    """Tell whether a span lies in clauses that follow each other, so many at least."""
    return len(found) >= fewest and start < found[-1][1] and found[0][0] < end


def _clause(text: str, start: int, end: int, longest: int = _LONGEST_CLAUSE) -> Stretch:
    """Return a sentence without its mark, cut at its first comma where it is longer than that."""
    stop = re.compile("[。；！？;!?]").search(text, start, end)
    end = stop.start() if stop else end
    if end - start > longest and (comma := re.compile("[，,：:]").search(text, start, end)):
        end = comma.start()
    while start < end and text[start] in " \u3000，,、":
        start += 1
    return start, end
