"""Rules that make a rectangle are a frame."""

from collections.abc import Sequence
from typing import Final

from corpus.sheet.model import Box

_LEAST: Final = 28.0
"""Points of a frame from left to right."""


def framed(rules: Sequence[Box]) -> list[Box]:
    """Return the rectangles that rules make: two level ones of a length, and two upright ones at their ends."""
    level = [rule for rule in rules if rule.width > rule.height][:400]
    upright = [rule for rule in rules if rule.height >= rule.width][:400]
    found: list[Box] = []
    for left in upright:
        for right in upright:
            if right.x0 - left.x0 < _LEAST or abs(left.y0 - right.y0) > 4 or abs(left.y1 - right.y1) > 4:
                continue
            edges = [
                rule
                for rule in level
                if abs(rule.x0 - left.x0) < 5
                and abs(rule.x1 - right.x1) < 5
                and min(abs(rule.y0 - left.y0), abs(rule.y1 - left.y1)) < 5
            ]
            if any(rule.y0 < left.y0 + 6 for rule in edges) and any(rule.y1 > left.y1 - 6 for rule in edges):
                found.append(Box(left.x0, left.y0, right.x1, left.y1))
    return found
