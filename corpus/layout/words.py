"""Chinese words and how common they are, from ``words.npz`` (jieba's dictionary, MIT licence)."""

from functools import cache
from importlib.resources import files

import numpy as np

LONGEST = 4


@cache
def _words() -> dict[str, float]:
    with files("corpus.layout").joinpath("words.npz").open("rb") as file, np.load(file) as data:
        words = data["words"].tobytes().decode().split(" ")
        return dict(zip(words, (data["logs"] / data["steps"]).tolist(), strict=True))


def word_log(word: str) -> float:
    """Return log P(word); that of a rare one for an unknown single character, −∞ for any other unknown word."""
    return _words().get(word, -18.0 if len(word) == 1 else float("-inf"))


def is_word(left: str, right: str) -> bool:
    """Tell whether a dictionary word straddles the cut between two texts."""
    return any(
        left[-i:] + right[:j] in _words()
        for i in range(1, min(LONGEST - 1, len(left)) + 1)
        for j in range(1, min(LONGEST - i, len(right)) + 1)
    )
