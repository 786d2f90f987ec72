"""What a turn after a list asks: the same of somebody or something else (那罗小满呢, 螃蟹的呢)."""

from collections.abc import Collection
from typing import Final

from bot.dialogue.followups.dependence import THAT
from bot.dialogue.listing.understanding import understand_request
from corpus.chinese.text import normalize
from corpus.lazy import lazy_pattern

#: 那罗小满呢 · 关于图书馆的呢？
_OTHER: Final = lazy_pattern(
    rf"(?:{THAT}|还有)?(?:关于|有关|讲|写)?(?P<other>.{{1,12}}?)(?:写|讲)?的?呢[\s?？]*"
)


def asked_again(turn: str, before: str, authors: Collection[str]) -> str | None:
    """Return the question before with its author or its topic changed for the one a turn names, or None.

    Args:
        turn: as it was typed.
        before: the question whose list was shown last.
        authors: every name in the archive's credits.
    """
    other = _OTHER.fullmatch(normalize(turn.strip(), numerals=False).text)
    asked = understand_request(before, authors)
    if other is None or asked is None:
        return None
    named = (*asked.authors, asked.stranger) if other["other"] in authors else asked.topics
    plain = normalize(before, numerals=False).text
    there = next((name for name in named if name and name in plain), None)
    again = plain.replace(there, other["other"], 1) if there else None
    return again if again and understand_request(again, authors) else None
