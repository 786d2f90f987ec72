"""Settings of an index: how much is held, written or compared at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexSizes:
    """The sizes of an index.

    Attributes:
        exact_up_to: vectors up to which every one is compared, in about 5 ms a question; beyond them they lie in
            inverted lists.
        tail_rows: rows of the tail before it goes into the base: this many, or a twentieth of the base.
        staged_in_memory: bytes of sources that are read into memory; more go to the disk.
        files_in_memory: how many of them; more go to the disk, so that a run that was ended is gone on with.
        staged_at_once: characters between two commits of what was read.
        embedded_at_once: passages embedded between two commits of vectors: what a crash can cost.
    """

    exact_up_to: int = 100_000
    tail_rows: int = 2_000
    staged_in_memory: int = 4_000_000
    files_in_memory: int = 8
    staged_at_once: int = 400_000
    embedded_at_once: int = 256
