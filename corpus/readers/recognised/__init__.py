"""Pages that another program recognised: ALTO and PAGE, a page a file, and METS, which says how pages make an issue."""

from corpus.readers.recognised.companions import companions

__all__ = ["companions"]
