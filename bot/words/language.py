"""The language of the words we say: Chinese first, English by locale or by option."""

import os
from typing import Literal

Language = Literal["zh", "en"]


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
