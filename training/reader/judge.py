"""Whether an answer is right, by the kind of its question."""

from collections.abc import Sequence
from typing import Any, Final

from retriever.metrics import bare, character_f1, holds

_FREE: Final = ("definition", "howto", "reason")


def is_right(text: str | None, question: dict[str, Any]) -> bool:
    """Tell whether an answer says what was asked and little more.

    A value must stand whole in the answer; a list needs every item and at most three times the length;
    a definition, a way or a reason needs a character F1 of 0.6.
    """
    golds: Sequence[str] = question.get("answers") or ()
    if not text or not golds:
        return False
    kind = question.get("type")
    if kind == "list" and question.get("items"):
        said = bare(text)
        return (
            all(bare(item) in said for item in question["items"])
            and len(said) <= 3 * len(bare(golds[0])) + 10
        )
    if kind in _FREE:
        return max(character_f1(text, gold) for gold in golds) >= 0.6
    return holds(text, golds)
