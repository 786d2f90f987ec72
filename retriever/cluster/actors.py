"""What runs on the machines of a cluster: actors that hold a model, or a process with its models, between two batches.

Ray runs a batch again where its worker died, and keeps what came before of it. So a batch gives the same tables in the
same order each time, however its files were read.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from corpus.crew import Crew, Failed, Finished, Found, Part
from corpus.plain import PlainArticle
from embeddings import Encoder, load_encoder
from retriever.sources import HAND

#: A row is an article of a file, or its end: what was wrong with records that were left out, or why it failed.
ROWS: Final = pa.schema(
    [
        ("path", pa.string()),
        *((name, pa.string()) for name in PlainArticle._fields),
        ("problems", pa.list_(pa.string())),
        ("failed", pa.string()),
    ]
)
#: Characters of articles in a table.
_ENOUGH: Final = 1_000_000


class FileReader:
    """Reads files, in a process of its own that it keeps: a bad file ends that one."""

    def __init__(self) -> None:
        self._crew = Crew(1, command=HAND)

    def __call__(self, files: pa.Table) -> Iterator[pa.Table]:
        """Yield tables of ``ROWS``."""
        for path in files["path"].to_pylist():
            yield from tables(self._crew.read([Path(path)]))


def tables(found: Iterable[Found]) -> Iterator[pa.Table]:
    """Put what is found in files into tables that do not depend on the pieces in which it comes."""
    rows: list[dict[str, Any]] = []
    waiting = 0
    for one in found:
        path = str(one.path)
        for article in one.articles if isinstance(one, Part) else ():
            rows.append({"path": path, **article._asdict()})
            waiting += len(article.data)
            if waiting > _ENOUGH:
                yield pa.Table.from_pylist(rows, ROWS)
                rows, waiting = [], 0
        if isinstance(one, Failed):
            rows.append({"path": path, "failed": one.why})
        elif isinstance(one, Finished):
            rows.append({"path": path, "problems": one.problems})
    if rows:
        yield pa.Table.from_pylist(rows, ROWS)


def found_in(table: pa.Table) -> Iterator[Found]:
    """Yield what a table of ``ROWS`` tells of files, an article at a time."""
    for row in table.to_pylist():
        path = Path(row["path"])
        if row["failed"] is not None:
            yield Failed(path, row["failed"])
        elif row["problems"] is not None:
            yield Finished(path, tuple(row["problems"]))
        else:
            yield Part(path, (PlainArticle(row["record"], row["data"], row["passages"]),))


class PassageEncoder:
    """Embeds passages with an encoder that it holds.

    Args:
        encoder: an encoder, or what ``load_encoder`` takes.
        name: which vectors these must be.

    Raises:
        EncoderError: it cannot be loaded.
        ValueError: this machine has another one by that name.
    """

    def __init__(self, encoder: Encoder | str, name: str) -> None:
        self._encoder = load_encoder(encoder) if isinstance(encoder, str) else encoder
        if self._encoder.name != name:
            raise ValueError(f"the encoder is {self._encoder.name} on this machine, not {name}")

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Return the vectors of ``text``, shape (n, dimension), with their ``hash``."""
        return {"hash": batch["hash"], "vector": self._encoder.encode_passages(batch["text"].tolist())}
