"""Example → token ids as the reader sees them, with the answer's place.

``<s> query: question </s> head </s> passage </s>``; see retriever/reader/windows.py, which builds the
same at run time.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from training.reader.sources import Example

QUESTION_TOKENS: Final = 48
HEAD_TOKENS: Final = 40
PASSAGE_TOKENS: Final = 192
SHORT_TOKENS: Final = (56, 144)
LONG: Final = 0.2
"""Share of windows of full length; the others are shorter, which buys twice as many of them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids, where the passage begins in them, and the first and last token of the answer (0, 0: none)."""

    ids: list[int]
    passage: int
    first: int
    last: int


class Windowing:
    """Cuts examples into windows with the encoder's tokenizer."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the standard conversion."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        # <s> before and </s> after, as the tokenizer itself sets them.
        (self._bos, *self._prompt, self._eos) = self._tokenizer.encode("query:").ids

    def _encode(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoding = self._tokenizer.encode(" " + text, add_special_tokens=False)
        return encoding.ids, [(max(0, a - 1), max(0, b - 1)) for a, b in encoding.offsets]

    def window(self, example: Example, rng: random.Random) -> Window:
        """Return a window of random length and place; an answer is inside of it whole."""
        question = self._encode(example.question)[0][:QUESTION_TOKENS]
        head = self._encode(example.head)[0][:HEAD_TOKENS] if example.head else []
        ids, offsets = self._encode(example.text)
        before = [self._bos, *self._prompt, *question, self._eos, *head, self._eos]
        size = PASSAGE_TOKENS if rng.random() < LONG else rng.randint(*SHORT_TOKENS)
        if example.span is None:
            low = rng.randint(0, max(0, len(ids) - size)) if rng.random() < 0.7 else 0
            return Window([*before, *ids[low : low + size], self._eos], len(before), 0, 0)
        start, end = example.span
        first = next(i for i, (_, b) in enumerate(offsets) if b > start)
        last = max(i for i, (a, b) in enumerate(offsets) if a < end and b > a)
        last = min(last, first + size - 1)
        earliest, latest = max(0, last - size + 1), min(first, max(0, len(ids) - size))
        low = rng.randint(min(earliest, latest), max(earliest, latest))
        low = min(low, first)
        shift = len(before) - low
        window = [*before, *ids[low : low + size], self._eos]
        return Window(window, len(before), first + shift, min(last, low + size - 1) + shift)
