"""Simplified or traditional? Where the network wavers between both forms of one character, the page's script decides.

Which character it is was never in doubt then, so that both forms together are as sure as it is.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import opencc

from corpus.scan.recognition import Char, Reading

_WAVERING: Final = 0.05
"""How sure the other form must be for the network to have wavered."""
_SURE: Final = 0.8
"""Characters so sure tell which script a page is in."""


@cache
def _converter(direction: str) -> opencc.OpenCC:
    return opencc.OpenCC(direction)


@cache
def _simplified(char: str) -> str:
    return str(_converter("t2s").convert(char))


@cache
def _has_traditional(char: str) -> bool:
    return bool(_converter("s2t").convert(char) != char)


def in_one_script(readings: Sequence[Reading]) -> list[Reading]:
    """Return readings of a page with the forms of its script where both were likely."""
    sure = [char.text for reading in readings for char in reading.chars if char.confidence >= _SURE]
    traditional = sum(_simplified(char) != char for char in sure)
    simplified = sum(_simplified(char) == char and _has_traditional(char) for char in sure)
    fitted = _traditional_form if traditional > simplified else _simplified_form
    return [Reading(tuple(fitted(char) for char in reading.chars)) for reading in readings]


def _traditional_form(char: Char) -> Char:
    wavers = char.second_confidence >= _WAVERING and char.second != char.text
    return _other(char) if wavers and _simplified(char.second) == char.text else char


def _simplified_form(char: Char) -> Char:
    wavers = char.second_confidence >= _WAVERING and char.second != char.text
    return _other(char) if wavers and _simplified(char.text) == char.second else char


def _other(char: Char) -> Char:
    """Return the second guess; both forms together are as sure as the character is."""
    together = min(1.0, char.confidence + char.second_confidence)
    return replace(char, text=char.second, second=char.text, confidence=together, second_confidence=0.0)
