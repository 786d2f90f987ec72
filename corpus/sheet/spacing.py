"""Upright headlines of two phrases, with a space between them that was taken for the end of a line."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.sheet.model import Box, PrintedLine, around

_SPACE: Final = 1.4
"""Ems of white that a space leaves at most, from ink to ink."""
_ASIDE: Final = 0.15
"""Ems by which two phrases of one headline stand aside from each other, and by which their sizes differ."""


def with_spaces(lines: Sequence[PrintedLine], rules: Sequence[Box]) -> list[PrintedLine]:
    """Return headlines, upright ones whole whose phrases stand under each other with the room of a space between."""
    kept: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: line.box.y0):
        over = next((other for other in kept if line.vertical and _goes_on(other, line, rules)), None)
        if over is None:
            kept.append(line)
            continue
        kept[kept.index(over)] = replace(
            over,
            text=f"{over.text}\u3000{line.text}",
            box=around([over.box, line.box]),
            confidence=min(over.confidence, line.confidence),
            guesses=(
                *over.guesses,
                *(guess._replace(at=guess.at + len(over.text) + 1) for guess in line.guesses),
            ),
        )
    return kept


def _goes_on(over: PrintedLine, line: PrintedLine, rules: Sequence[Box]) -> bool:
    size = max(over.size, line.size)
    if not over.vertical or abs(over.size - line.size) > _ASIDE * size:
        return False
    gap, aside = line.box.y0 - over.box.y1, abs(line.box.middle[0] - over.box.middle[0])
    if not 0 <= gap <= _SPACE * size or aside > _ASIDE * size:
        return False
    between = Box(over.box.x0, over.box.y1, over.box.x1, line.box.y0)
    return not any(rule.beside(between) > 0 and rule.abreast(between) >= 0 for rule in rules)
