"""Files → documents, with the bundled encoder at hand for pages that leave open which piece follows which."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus import readers
from corpus.crew.process import HAND as CREW_HAND
from corpus.model import Document
from corpus.readers import Tell
from embeddings.shared import passage_rows

#: Starts a program that reads files for this one, as ``stream`` does.
HAND: Final = (*CREW_HAND, "--encode", f"{passage_rows.__module__}:{passage_rows.__name__}")


def stream(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield the documents of a file as they are read: ``corpus.readers.stream``, with the encoder."""
    return readers.stream(path, tell, passage_rows)
