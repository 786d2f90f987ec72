"""The language of the words we say: Chinese first, English by locale or by option."""

import os
from typing import Final, Literal

from corpus.lazy import lazy_pattern

Language = Literal["zh", "en"]

#: 问题太长：1200 字 (question too long): what an error says in both languages.
_BOTH: Final = lazy_pattern(r"(?P<zh>[^()]+?) \((?P<en>[^()]+)\)")


def detect_language(option: str | None = None) -> Language:
    """Return the option where given, else English for an English locale, else Chinese."""
    if option in ("zh", "en"):
        return option  # type: ignore[return-value]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "en" if value.lower().startswith("en") else "zh"
    return "zh"


def language_of(code: str | None) -> Language | None:
    """Return the language of an IETF tag such as zh-hans or en-GB, None where it is neither of ours."""
    main = (code or "").lower().partition("-")[0]
    return main if main in ("zh", "en") else None  # type: ignore[return-value]


def half_in(language: Language, text: str) -> str:
    """Return the half in one language of words that are told in both; other words as they are.

    English begins with a capital, but for the name of a field or an id, which begins the Chinese too: k, since.
    """
    both = _BOTH.fullmatch(text)
    if both is None:
        return text
    half = both[language]
    if language == "zh" or both["zh"].startswith(half.partition(" ")[0]):
        return half
    return half[:1].upper() + half[1:]
