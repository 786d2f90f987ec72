"""Example → token ids as the reader sees them, with the answer's place.

``<s> query: question </s> head </s> passage </s>``; see retriever/reader/windows.py, which builds the
same at run time.
"""

import random
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from retriever.reader.windows import HEAD_TOKENS, PASSAGE_TOKENS, QUESTION_TOKENS
from training.reader.batching import VERDICTS, Window
from training.reader.sources import Example

SHORT_TOKENS: Final = (64, 192)
LONG: Final = 0.6
"""Share of windows of full length; the others are shorter, which buys more of them."""
ELSEWHERE: Final = 0.15
"""Share of answerable questions shown with a stretch of their paragraph beside the answer, where it is so long."""
ELSEWHERE_TOKENS: Final = 64


class Windowing:
    """Cuts examples into windows with the encoder's tokenizer."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the standard conversion."""
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        # <s> before and </s> after, as the tokenizer itself sets them.
        (self._bos, *self._prompt, self._eos) = self._tokenizer.encode("query:").ids
        self._texts: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}

    def _encode(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Return token ids and offsets; a text is cut once, however many questions and passes read it."""
        known = self._texts.get(text)
        if known is None:
            encoding = self._tokenizer.encode(" " + text, add_special_tokens=False)
            known = encoding.ids, [(max(0, a - 1), max(0, b - 1)) for a, b in encoding.offsets]
            self._texts[text] = known
        return known

    def window(self, example: Example, rng: random.Random, number: int = 0) -> Window:
        """Return a window of random length and place; an answer is inside of it whole.

        ``number`` is that of its question; see ``Window``.
        """
        question = self._encode(example.question)[0][:QUESTION_TOKENS]
        head = self._encode(example.head)[0][:HEAD_TOKENS] if example.head else []
        ids, offsets = self._encode(example.text)
        before = [self._bos, *self._prompt, *question, self._eos, *head, self._eos]
        size = PASSAGE_TOKENS if rng.random() < LONG else rng.randint(*SHORT_TOKENS)
        if example.span is None:
            verdict = -1
            if example.verdict:  # what settles a claim may stand anywhere
                size, verdict = PASSAGE_TOKENS, VERDICTS.index(example.verdict)
            low = rng.randint(0, max(0, len(ids) - size)) if rng.random() < 0.7 else 0
            return Window([*before, *ids[low : low + size], self._eos], len(before), 0, 0, number, verdict)
        start, end = example.span
        first = next(i for i, (_, b) in enumerate(offsets) if b > start)
        last = max(i for i, (a, b) in enumerate(offsets) if a < end and b > a)
        if rng.random() < ELSEWHERE and (beside := _beside(example, offsets, first, last, rng)):
            low, high = beside
            return Window([*before, *ids[low:high][:PASSAGE_TOKENS], self._eos], len(before), 0, 0, number)
        last = min(last, first + size - 1)
        earliest, latest = max(0, last - size + 1), min(first, max(0, len(ids) - size))
        low = rng.randint(min(earliest, latest), max(earliest, latest))
        low = min(low, first)
        shift = len(before) - low
        window = [*before, *ids[low : low + size], self._eos]
        return Window(window, len(before), first + shift, min(last, low + size - 1) + shift, number)


def _beside(
    example: Example, offsets: list[tuple[int, int]], first: int, last: int, rng: random.Random
) -> tuple[int, int] | None:
    """Return a stretch of tokens before or after the answer that does not hold it, or None."""
    found = []
    for low, high in ((0, first), (last + 1, len(offsets))):
        if high - low >= ELSEWHERE_TOKENS:
            text = example.text[offsets[low][0] : offsets[high - 1][1]]
            if not any(answer in text for answer in example.answers):
                found.append((low, high))
    return rng.choice(found) if found else None
