"""What filters let through of the vectors, copied out of inverted lists.

Passing over the vectors in between takes several times as long as comparing those that fit.
"""

from retriever.index.dense import DenseIndex
from retriever.index.selecting import Selection


class Parts:
    """The parts of a base that selections let through; together they take half of its memory at most."""

    def __init__(self, base: DenseIndex) -> None:
        self._base = base
        self._room = len(base) // 2 if base.kind == "ivf" else 0
        self._kept: list[tuple[Selection, DenseIndex]] = []
        self._last: Selection | None = None

    def of(self, selection: Selection) -> DenseIndex | None:
        """Return the part of a selection, None where the base is to be searched.

        Where there is no room left, a selection has to come twice in a row before the oldest parts give way to it:
        several that are asked in turn would drive out each other.
        """
        again, self._last = self._last is selection, selection
        for one, part in self._kept:
            if one is selection:
                return part
        room = self._room - selection.passages
        if room < 0 or (not again and sum(len(part) for _, part in self._kept) > room):
            return None
        while sum(len(part) for _, part in self._kept) > room:
            self._kept.pop(0)
        part = self._base.part(selection.mask)
        self._kept.append((selection, part))
        return part
