"""Question and paragraph → the token ids that the model reads, with the way back to the text.

``<s> query: question </s> head </s> passage </s>``. Everything is read in ordinary, simplified characters, so
that a question has one answer in all of a word's forms; every offset leads back to the text as it stands. A passage
that is too long is cut into overlapping windows.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.glyphs import ordinary, seen
from corpus.chinese.text import to_simplified
from embeddings.bundled import SETTINGS
from embeddings.encoder import well_formed
from embeddings.unigram import shared_tokens

QUESTION_TOKENS: Final = 48
HEAD_TOKENS: Final = 40
PASSAGE_TOKENS: Final = 320
OVERLAP: Final = 96
"""Tokens that neighbouring windows share at least; an answer of that length is whole in one of them."""
MOST_WINDOWS: Final = 24
"""Windows read of one text; of a longer one those that repeat most of the question."""


class Window(NamedTuple):
    """One input of the model.

    Attributes:
        ids: token ids.
        passage: where the passage begins in them.
        offsets: where each token of the passage stands in the text, in code points, shape (tokens, 2).
    """

    ids: NDArray[np.int64]
    passage: int
    offsets: NDArray[np.int32]


class Windowing:
    """Makes windows with the encoder's tokenizer; threads may share one object."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the light encoder."""
        settings = json.loads((folder / SETTINGS).read_text("utf-8"))
        self._opening = [settings["bos"], *settings["prompts"]["query"]]
        self._eos = settings["eos"]
        self._tokens = shared_tokens(folder)

    def windows(self, question: str, head: str, text: str) -> list[Window]:
        """Return the windows of a text, in order; none where it has no tokens."""
        question, head = _read_as(question)[0], _read_as(head)[0]
        text, places = _read_as(text)
        asked = self._tokens(question)
        if len(asked) > QUESTION_TOKENS:  # what is asked for stands at either end
            asked = np.concatenate((asked[: QUESTION_TOKENS // 2], asked[-QUESTION_TOKENS // 2 :]))
        known = self._tokens(head)[:HEAD_TOKENS]
        before = np.concatenate((self._opening, asked, [self._eos], known, [self._eos]))
        ids, offsets = self._tokens.with_offsets(text)
        starts = window_starts(len(ids))
        if len(starts) > MOST_WINDOWS:
            starts = _nearest(question, text, offsets, starts)
        offsets = _led_back(offsets, places)
        return [
            Window(
                np.concatenate((before, ids[start : start + PASSAGE_TOKENS], [self._eos])).astype(np.int64),
                len(before),
                offsets[start : start + PASSAGE_TOKENS],
            )
            for start in starts
        ]


def _read_as(text: str) -> tuple[str, list[int] | None]:
    """Return a text as the model reads it, and where its characters stood; None where none was left out."""
    shown, places = seen(well_formed(text))
    return to_simplified(ordinary(shown)), places


def _led_back(offsets: NDArray[np.int32], places: list[int] | None) -> NDArray[np.int32]:
    """Return offsets into the text that characters were left out of, as offsets into the whole text."""
    if places is None or not len(offsets):
        return offsets
    stood = np.array(places, np.int32)
    starts, ends = np.minimum(offsets[:, 0], len(stood) - 1), np.maximum(offsets[:, 1], 1)
    return np.stack((stood[starts], stood[ends - 1] + 1), axis=1)


def window_starts(count: int) -> list[int]:
    """Return where the windows over ``count`` tokens begin: evenly spread, as few as the overlap allows."""
    if count <= PASSAGE_TOKENS:
        return [0] if count else []
    steps = -(-(count - PASSAGE_TOKENS) // (PASSAGE_TOKENS - OVERLAP))
    return [round(step * (count - PASSAGE_TOKENS) / steps) for step in range(steps + 1)]


def _nearest(question: str, text: str, offsets: NDArray[np.int32], starts: list[int]) -> list[int]:
    """Return the starts of the windows that repeat most pairs of the question's characters, in order.

    A pair counts the less the more windows have it.
    """
    pairs = {question[i : i + 2] for i in range(len(question) - 1)}
    ends = [min(start + PASSAGE_TOKENS, len(offsets)) - 1 for start in starts]
    held = [
        {pair for pair in pairs if pair in text[offsets[start, 0] : offsets[end, 1]]}
        for start, end in zip(starts, ends, strict=True)
    ]
    count = Counter(pair for found in held for pair in found)
    order = sorted(range(len(starts)), key=lambda i: -sum(1 / count[pair] for pair in held[i]))
    return [starts[i] for i in sorted(order[:MOST_WINDOWS])]
