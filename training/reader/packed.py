"""The reader's half of a pack: the windows of some passes over the data, each varied anew.

windows.npz    ids (rows of the pack's vocabulary), lengths, marks (passage, first, last of each window and
its verdict, from 1, 0 for none),
questions (the number of each one's question in its pass), passes (how many windows each
pass has; the last is of held-out windows), sources
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from training.packed import Vocabulary, cut
from training.reader.batching import Window

WINDOWS = "windows.npz"


@dataclass(frozen=True, slots=True)
class Pack:
    """What the reader is trained on and measured by.

    Attributes:
        passes: the windows of each pass, those of one question beside each other.
        held_out: windows that no pass has.
        sources: of each held-out window, the set that it comes from.
    """

    passes: tuple[list[Window], ...]
    held_out: list[Window]
    sources: list[str]

    def windows(self) -> list[Window]:
        """Return all windows, pass after pass, the held-out ones last."""
        return [window for part in (*self.passes, self.held_out) for window in part]


def write_windows(folder: Path, pack: Pack, vocabulary: Vocabulary) -> None:
    """Write the windows of a pack; ids are those of the encoder's tokenizer."""
    windows = pack.windows()
    np.savez_compressed(
        folder / WINDOWS,
        ids=vocabulary.rows([window.ids for window in windows]),
        lengths=np.array([len(window.ids) for window in windows], dtype=np.uint16),
        marks=np.array([(w.passage, w.first, w.last, w.verdict + 1) for w in windows], dtype=np.uint16),
        questions=np.array([window.question for window in windows], dtype=np.uint32),
        passes=np.array([len(part) for part in (*pack.passes, pack.held_out)], dtype=np.uint32),
        sources=np.array(pack.sources),
    )


def read_windows(folder: Path) -> Pack:
    """Return the windows of a pack; ids are the pack's."""
    with np.load(folder / WINDOWS) as file:
        ids = [text.tolist() for text in cut(file["ids"], file["lengths"])]
        marks, questions = file["marks"].tolist(), file["questions"].tolist()
        counts, sources = file["passes"], [str(source) for source in file["sources"]]
    windows = [
        Window(text, passage, first, last, question, verdict - 1)
        for text, (passage, first, last, verdict), question in zip(ids, marks, questions, strict=True)
    ]
    bounds = [0, *np.cumsum(counts.astype(np.int64)).tolist()]
    parts = [windows[low:high] for low, high in pairwise(bounds)]
    return Pack(tuple(parts[:-1]), parts[-1], sources)
