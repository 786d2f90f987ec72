"""A reason without the clause that it is a reason for."""

from typing import Final

from corpus.lazy import lazy_pattern

#: 为增加收入, 因大雪封山, 受寒潮影响; 为民 and 为主 give no reason.
_PURPOSE: Final = lazy_pattern(r"为了?(?!民|人|主|核心)|因|由于|受")
#: 因 of 原因 and 为 of 成为 open no reason.
_NOT_PURPOSE: Final = ("作为", "成为", "称为", "分为", "接受", "享受", "原因", "因为")
_COMMA: Final = lazy_pattern("[，,]")
_SHORTEST: Final = 8
_LONGER: Final = 1.8
"""How many times as long as the reason the clause behind it must be to be left out."""


def purpose_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a reason that opens with 为, 因 or 受 without the main clause after its comma."""
    if start and text[start - 1] in "为因受" and text[start - 2 : start] not in _NOT_PURPOSE:
        start -= 1
    if _PURPOSE.match(text, start):
        comma = _COMMA.search(text, start, end)
        if comma and _SHORTEST <= comma.start() - start < (end - comma.start()) / _LONGER:
            end = comma.start()
    return start, end
