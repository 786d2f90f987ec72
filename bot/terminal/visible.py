"""Text that a terminal may print. Characters that steer a terminal are shown and not obeyed."""

import re

from corpus.lazy import lazy_pattern

#: Control characters but tab and line feed, marks and overrides of writing direction, other ends of a line or a
#: paragraph, and half surrogate pairs.
_STEERING = lazy_pattern(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
#: Escape sequences as programs print them: CSI, OSC up to its end, and the short ones.
_SEQUENCE = lazy_pattern(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[@-Z\\-_]")
_CONTROL = lazy_pattern("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_PICTURES, _DELETE, _UNKNOWN = 0x2400, "\u2421", "\ufffd"


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return _DELETE if code == 0x7F else _UNKNOWN


def visible(text: str) -> str:
    """Return the text with a visible sign for every character that steers a terminal, one for one.

    Escape becomes ␛, carriage return ␍, and what has no sign of its own �. Tab and line feed stay. As the
    length never changes, offsets into the text hold. A text without such characters is returned as it is.
    """
    return _STEERING.sub(_picture, text)


def json_escaped(text: str) -> str:
    """Return a JSON text with its steering characters as JSON escapes; the value is the same."""
    return _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def question_text(typed: str) -> str:
    """Return what was typed or pasted as one line to ask: escape sequences gone, other controls a space.

    A line break between two Chinese characters vanishes, as it does when a paragraph is read.
    """
    text = re.sub(r"(?<=[^\x00-\xff])[ \t]*\r?\n\s*(?=[^\x00-\xff])", "", _SEQUENCE.sub("", typed))
    return _CONTROL.sub(" ", text).strip()
