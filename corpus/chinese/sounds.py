"""Characters that sound alike: what an input method by pinyin offers in each other's place.

``sounds.txt`` holds a reading without its tone and its characters a line; ``training/sounds.py`` writes it.
"""

from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("sounds.txt")


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Return of each character the groups of characters that share a reading with it."""
    found: dict[str, tuple[str, ...]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        alike = line.partition(" ")[2]
        for char in alike:
            found[char] = (*found.get(char, ()), alike)
    return found


def same_sound(char: str) -> str:
    """Return the other characters (simplified) with a reading of this one."""
    alike = "".join(_readings().get(char, ()))
    return "".join(other for other in dict.fromkeys(alike) if other != char)
