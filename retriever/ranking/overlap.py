"""How much of a question's wording a paragraph repeats.

BM25 counts tokens one by one, so a paragraph full of common ones may outrun the one that has the question's very
words side by side. Here runs of two to four characters count, each alike: the longer a stretch is repeated, the
more of its runs are.
"""

from functools import lru_cache

from corpus.text import to_simplified

#: Lengths of the runs, in characters.
LENGTHS = (2, 3, 4)


@lru_cache(4096)
def fold(text: str) -> str:
    """Return a text as runs are compared: simplified, lower case; kept, since the conversion takes a while."""
    return to_simplified(text).lower()


def character_ngrams(question: str) -> list[set[str]]:
    """Return the runs of a question's letters and digits, a set a length that it has runs of."""
    letters = "".join(char for char in fold(question) if char.isalnum())
    found = [{letters[i : i + n] for i in range(len(letters) - n + 1)} for n in LENGTHS]
    return [some for some in found if some]


def overlap(asked: list[set[str]], text: str) -> float:
    """Return the share of runs that a plain text repeats, the mean over lengths, in [0, 1]."""
    if not asked:
        return 0.0
    return sum(sum(run in text for run in some) / len(some) for some in asked) / len(asked)
