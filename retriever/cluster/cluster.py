"""The two stages of indexing that take long, on the machines of a Ray cluster, by Ray Data."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import numpy as np
import pyarrow as pa

from corpus.crew import Found
from corpus.limits import usable_processors
from embeddings import Encoder, Vectors
from retriever.cluster.actors import FileReader, PassageEncoder, found_in
from retriever.cluster.batches import batches
from retriever.cluster.session import LOCAL, session
from retriever.errors import ClusterError

#: Files, and bytes of them, that a worker reads before it is given others.
_FILES, _BYTES = 8, 2_000_000
#: Passages, and characters of them, that a worker embeds before it is given others: what its death can cost.
_PASSAGES, _CHARACTERS = 256, 40_000
#: Passages for each worker that are sorted by length together.
_ROUND: Final = 4096
#: Bytes of rows that a worker hands back together.
_BLOCK: Final = 8 << 20


class Cluster:
    """Machines that read files and embed passages for an index; use it in a ``with`` statement.

    They only compute. The process that has the index open hands out the work and is the one that writes.

    Args:
        address: "local", for processes of this machine; else of a Ray that runs, "auto" or HOST:PORT, on one of whose
            machines this is.
        workers: how many work at the same time; by default one for each processor.
    """

    def __init__(self, address: str = LOCAL, workers: int | None = None) -> None:
        self._address = address
        self._wanted = workers
        self._workers = 0
        self._stack = ExitStack()

    def __enter__(self) -> "Cluster":
        """Connect.

        Raises:
            ClusterError: there is no Ray at this address, or none can be started here.
        """
        processors = self._stack.enter_context(session(self._address, self._wanted or usable_processors()))
        self._workers = min(self._wanted or processors, processors)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def at_once(self) -> int:
        """Passages that ``embed`` is best given together."""
        return _ROUND * self._workers

    def read(self, paths: Sequence[Path]) -> Iterator[Found]:
        """Yield what the files hold, as it is read; of several files at once, each in its own order.

        Raises:
            ClusterError: the cluster fails.
        """
        sizes = {str(path): _size(path) for path in paths}
        tables = [
            pa.table({"path": batch}) for batch in batches(sizes, sizes.__getitem__, most=_FILES, room=_BYTES)
        ]
        for table in self._run(tables, FileReader, (), "pyarrow"):
            yield from found_in(table)

    def embed(
        self, encoder: Encoder | str, name: str, texts: Mapping[str, str]
    ) -> Iterator[tuple[Sequence[str], Vectors]]:
        """Yield hashes with their vectors, each once, in any order.

        Args:
            encoder: one that can be sent to the workers, or what ``load_encoder`` takes there.
            name: of the encoder, which must be that of all workers.
            texts: what is embedded, by hash.

        Raises:
            ClusterError: the cluster fails.
        """
        tables = [
            pa.table({"hash": batch, "text": [texts[hash_] for hash_ in batch]})
            for batch in batches(texts, lambda hash_: len(texts[hash_]), most=_PASSAGES, room=_CHARACTERS)
        ]
        left = set(texts)
        for found in self._run(tables, PassageEncoder, (encoder, name), "numpy"):
            left.difference_update(found["hash"])
            yield found["hash"].tolist(), found["vector"].astype(np.float32)
        if left:
            raise ClusterError.of(self._address, f"{len(left)} passages did not come back")

    def _run(
        self, tables: list[pa.Table], actor: type, settings: tuple[Any, ...], form: str
    ) -> Iterator[Any]:
        """Have each table worked on by one of the actors; yield what they return, as it comes."""
        import ray  # noqa: PLC0415 - reads the environment in which the session began
        from ray.data import ActorPoolStrategy, DataContext  # noqa: PLC0415

        DataContext.get_current().target_max_block_size = _BLOCK
        done = ray.data.from_arrow(tables).map_batches(
            actor,
            batch_size=None,
            batch_format=form,
            fn_constructor_args=settings,
            compute=ActorPoolStrategy(size=min(self._workers, len(tables))),
            num_cpus=1,
            runtime_env={"env_vars": {"BAOZHI_THREADS": "1", "OMP_NUM_THREADS": "1"}},
        )
        try:
            yield from done.iter_batches(batch_size=None, batch_format=form, prefetch_batches=0)
        except ray.exceptions.RayError as error:
            raise ClusterError.of(self._address, error) from error


def _size(path: Path) -> int:
    """Return the bytes of a file; 0 where it went, which its reader tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
