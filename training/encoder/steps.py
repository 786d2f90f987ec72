"""One step of the adapter's training, ready for the model."""

from dataclasses import dataclass

from torch import Tensor

Texts = list[list[int]]
"""Token ids of each text."""


@dataclass(frozen=True, slots=True)
class Step:
    """Questions and passages as token ids, and which answer which.

    Attributes:
        questions, passages: token ids of each text.
        right: which passages answer which questions, shape (questions, passages).
        counted: which passages count for which questions; one that holds an answer by chance does not.
    """

    questions: Texts
    passages: Texts
    right: Tensor
    counted: Tensor
