"""The marks at the ends of a span: loose ones go, and those in pairs stay in pairs."""

from corpus.chinese.brackets import CLOSING, OPENING, PAIRS
from corpus.lazy import lazy_pattern

_LOOSE_LEFT = "，。；：、,;:.!?！？…—-" + CLOSING
_LOOSE_RIGHT = "，。；：、,;:!?！？…—-" + OPENING
_MINUS = lazy_pattern(r"[-—][\d¥$€£]")
_REST_OF_TITLE = lazy_pattern(r"[^《》\n]*》")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without space and punctuation at its ends; what closes inside and a minus are kept."""
    while start < end and (text[start].isspace() or text[start] in _LOOSE_LEFT):
        if text[start : start + 2] == "——" or _MINUS.match(text, start):
            break
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _LOOSE_RIGHT):
        end -= 1
    return start, end


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with both marks of every pair, or with neither.

    A mark that is missing is taken in where it stands next to the span, or in a title; else the lone mark
    is left out where it stands at the end.
    """
    for opening, closing in PAIRS.items():
        inside = text[start:end]
        more = inside.count(opening) - inside.count(closing)
        if more > 0:
            match = _REST_OF_TITLE.match(text, end) if opening == "《" else None
            if text[end : end + 1] == closing:
                end += 1
            elif match:
                end = match.end()
            elif inside.startswith(opening):
                start += 1
        elif more < 0:
            before = text.rfind(opening, 0, start)
            if before >= 0 and (before == start - 1 or opening == "《") and closing not in text[before:start]:
                start = before
            elif inside.endswith(closing):
                end -= 1
        elif opening == "《" and text[start - 1 : start] == "《" and text[end : end + 1] == "》":
            start, end = start - 1, end + 1
    return start, end
