"""Keep the words of jieba's dictionary that can straddle a cut: corpus/layout/words.npz.

Usage: python -m training.layout.words

Needs the package jieba (MIT licence), whose dictionary this is: words of two to four characters without
the rarest long ones, and single characters, with the logarithms of their frequencies.
"""

from pathlib import Path

import jieba
import numpy as np

from corpus.layout.text import is_han

OUT = Path(__file__).parents[2] / "corpus" / "layout" / "words.npz"
STEPS = 12
"""Steps of the kept logarithm to one unit."""


def main() -> None:
    """Write the list."""
    jieba.initialize()
    words = sorted(
        (word, count)
        for word, count in jieba.dt.FREQ.items()
        if count and 1 <= len(word) <= 4 and all(map(is_han, word)) and (count > 3 or len(word) < 3)
    )
    np.savez_compressed(
        OUT,
        words=np.frombuffer(" ".join(word for word, _ in words).encode(), dtype=np.uint8),
        logs=np.array([round(STEPS * np.log(count / jieba.dt.total)) for _, count in words], dtype=np.int16),
        steps=np.array(STEPS),
    )
    print(f"{len(words)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
