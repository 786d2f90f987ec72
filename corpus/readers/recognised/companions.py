"""The files that a source takes in: what a METS file names is read with it and is no source of its own."""

from functools import lru_cache
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers.recognised.mets import read_mets
from corpus.readers.recognised.trees import read_tree, root_of


def companions(path: Path) -> tuple[Path, ...]:
    """Return the files that are read with a source, in the order of its pages; none for most sources."""
    if path.suffix.lower() != ".xml":
        return ()
    try:
        status = path.stat()
    except OSError:
        return ()
    return _companions(path, status.st_mtime_ns, status.st_size)


@lru_cache(256)
def _companions(path: Path, changed: int, size: int) -> tuple[Path, ...]:
    if root_of(path) != "mets":
        return ()
    try:
        issue = read_mets(read_tree(path, str(path)), path)
    except CorpusError:  # told when it is read
        return ()
    return tuple(file for file in map(issue.files.__getitem__, issue.pages) if file.is_file())
