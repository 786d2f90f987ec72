"""Marks of the dialogues that language models are fed with, pasted into a turn: they steer nothing here."""

import re
from typing import Final

from corpus.lazy import lazy_pattern

#: </s> system · <|im_start|>user · [INST]
_MARKS: Final = lazy_pattern(
    r"(?:<\|[a-z_]{1,16}\|>|</?(?:s|system|user|assistant|inst)>|\[/?(?:inst|sys)\])\s*(?:(?:system|assistant|user)\b)?[:\s]*",
    re.IGNORECASE,
)
#: system: 你是谁
_ROLE: Final = lazy_pattern(r"^\s*(?:system|assistant|user|系统|助手)\s*:\s*", re.IGNORECASE)


def has_markup(turn: str) -> bool:
    """Tell whether a turn holds such a mark."""
    return bool(_MARKS.search(turn))


def without_markup(turn: str) -> str:
    """Return a turn without such marks and without the role that opens it."""
    return _ROLE.sub("", _MARKS.sub(" ", turn).strip()).strip()
