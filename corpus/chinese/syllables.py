"""Chinese written by sound, in Latin letters without tones: its syllables, and the characters of each.

The table is that of ``corpus.chinese.sounds``, in simplified characters.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import Final

from corpus.chinese.sounds import TABLE

#: Readings of everyday speech that the table does not have.
_SPOKEN: Final = {"shei": "谁"}
#: Letters of the longest syllable (zhuang), and of a word that is cut into syllables.
_LONGEST: Final = 6
_LONGEST_WORD: Final = 40
#: Ways to cut one word that are looked at, and ways to read one name: xian is one syllable or two.
MOST_WAYS: Final = 8


@cache
def characters() -> dict[str, str]:
    """Return the characters of each syllable."""
    lines = (line.partition(" ") for line in TABLE.read_text("utf-8").splitlines())
    return {syllable: chars for syllable, _, chars in lines} | _SPOKEN


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for syllable, chars in characters().items():
        for char in chars:
            found[char] = (*found.get(char, ()), syllable)
    return found


@lru_cache(1024)
def syllables_of(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to cut a word in Latin letters into syllables, the fewest first; none for others."""
    plain = word.lower().replace("'", "").replace("ü", "v")
    if not plain.isascii() or not plain.isalpha() or len(plain) > _LONGEST_WORD:
        return ()
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(plain) + 1):
        here = [
            (*way, plain[start:end])
            for start in range(max(0, end - _LONGEST), end)
            if plain[start:end] in characters()
            for way in ways[start]
        ]
        ways.append(sorted(here, key=len)[:MOST_WAYS])
    return tuple(ways[-1])


def spellings(name: str) -> Iterator[str]:
    """Yield the ways a Chinese name is spelled without tones, as one word; none where one has no reading."""
    readings = [_readings().get(char, ()) for char in name]
    for number, way in enumerate(product(*readings)):
        if number >= MOST_WAYS:
            return
        yield "".join(way)
