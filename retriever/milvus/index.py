"""An index in Milvus, read and changed. Every front end may open it; one process at a time changes it."""

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings import Encoder, load_encoder
from retriever.dictionary import Entry
from retriever.errors import IndexNotFoundError, ModelMismatchError, NotKeptHereError
from retriever.filtering import EVERYTHING, Filter
from retriever.index.embedding import Progress
from retriever.index.indexing import IndexReport, plan_removal, report_of
from retriever.index.locking import OnWait, exclusive
from retriever.index.planning import plan_changes
from retriever.index.sink import Model
from retriever.index.sizes import IndexSizes
from retriever.index.staging import Staging
from retriever.index.wanted import Reading, ReadSource, WantedSources, by_processes
from retriever.milvus.address import MilvusAddress
from retriever.milvus.connection import Connection
from retriever.milvus.embedding import Embedder
from retriever.milvus.schema import create as create_collections
from retriever.milvus.schema import drop, exists
from retriever.milvus.sink import MilvusSink
from retriever.milvus.snapshot import Articles, MilvusSnapshot, not_counted
from retriever.milvus.state import State
from retriever.milvus.tables import Tables

if TYPE_CHECKING:
    from retriever.cluster.cluster import Cluster


class MilvusIndex:
    """See ``retriever.index.snapshot.Index``."""

    def __init__(
        self, tables: Tables, encoder: Encoder | str | None, sizes: IndexSizes, read: ReadSource
    ) -> None:
        self._tables, self._wanted, self._sizes, self._read = tables, encoder, sizes, read
        self._encoder: Encoder | None = None
        self._articles: Articles = {}
        self._lock = threading.Lock()

    @classmethod
    def open(
        cls, place: str, *, create: bool, encoder: Encoder | str | None, sizes: IndexSizes, read: ReadSource
    ) -> "MilvusIndex":
        """Open the index at an address; with ``create`` the first change makes it where there is none.

        Raises:
            IndexNotFoundError, IndexFormatError, EngineError: see ``retriever.errors``.
        """
        tables = Tables(Connection(MilvusAddress.parse(place)))
        try:
            if not create or exists(tables.connection):
                state = tables.state()
                if not create and not state.generation:
                    raise IndexNotFoundError(f"{tables.address}: 这里没有索引 (no index here yet)")
        except BaseException:
            tables.connection.close()
            raise
        return cls(tables, encoder, sizes, read)

    @property
    def folder(self) -> Path:
        """Where this machine keeps what belongs to it; see ``MilvusAddress.folder``."""
        folder = self._tables.address.folder
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def encoder(self) -> Encoder:
        """The encoder of the index, loaded on first use."""
        self._tables.connection.check_open()
        with self._lock:
            if self._encoder is None:
                state = self._tables.state() if exists(self._tables.connection) else None
                wanted = self._wanted or (state.encoder if state else None) or "bundled"
                encoder = load_encoder(wanted) if isinstance(wanted, str) else wanted
                if state and state.generation and state.model != encoder.name:
                    raise ModelMismatchError.between(self._tables.address, state.model, encoder.name)
                self._encoder = encoder
            return self._encoder

    def close(self) -> None:
        """Close the connection."""
        self._tables.connection.close()

    @contextmanager
    def snapshot(self, filters: Filter = EVERYTHING) -> Iterator[MilvusSnapshot]:
        """Hold one state of the index for the reads inside.

        Raises:
            NotKeptHereError: the filter asks for what is not kept here.
        """
        for part in ("genre", "name"):
            if getattr(filters, part):
                raise not_counted(self._tables.address, f"--{part}")
        yield MilvusSnapshot(self._tables, self._tables.state(), filters, self._read, self._articles)

    @contextmanager
    def sink(self, model: Model, *, wait: float, on_wait: OnWait | None) -> Iterator[MilvusSink]:
        """Hold the right to change the index, of the processes on this machine."""
        self._tables.connection.check_open()
        with exclusive(self.folder, timeout=wait, on_wait=on_wait):
            yield MilvusSink(self._tables, self._bound(model))

    def _bound(self, model: Model) -> State:
        """Return the state of an index for the vectors of a model; one that nothing was committed to may change it."""
        tables = self._tables
        fresh = State(model.name, model.dimension, model.loads)
        if exists(tables.connection):
            state = tables.state()
            if state.model == model.name:
                return state
            if state.generation:
                raise ModelMismatchError.between(tables.address, state.model, model.name)
            drop(tables.connection)
        create_collections(tables.connection, model.dimension)
        tables.set_state(fresh)
        return fresh

    def add(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress | None,
        on_read: Progress | None,
        wait: float,
        on_wait: OnWait | None,
        renew: bool,
        gone: Sequence[Path],
        processes: int,
        cluster: "Cluster | None",
    ) -> IndexReport:
        """See ``retriever.changes.IndexChanges.add``. Each file is read by itself: none stands in for another."""
        if cluster:
            raise self._not_here("--ray")
        encoder = self.encoder
        loads = self._wanted if isinstance(self._wanted, str) else None
        reading = Reading(self._read, by_processes(processes) if processes else None, on_read)
        with self.sink(Model(encoder.name, encoder.dimension, loads), wait=wait, on_wait=on_wait) as sink:
            with self.snapshot() as snapshot:
                plan = plan_changes(snapshot.sources(), paths, gone=gone, renews=False)
            sources = [look.bytes for look in plan.wanted.values()]
            with (
                tempfile.TemporaryDirectory() as folder,
                Staging.open(Path(folder), sum(sources), len(sources), self._sizes) as staging,
            ):
                wanted = WantedSources(plan, staging, reading)
                wanted.read_all()
                embedder = Embedder(encoder, sink, self._sizes, progress)
                embedder.put(staging, wanted.staged)
            for path in plan.removed:
                sink.remove(path)
            if wanted.staged or plan.removed:
                sink.commit()
        return report_of(plan, wanted.staged, embedder.embedded)

    def remove(self, paths: Sequence[Path], *, wait: float, on_wait: OnWait | None) -> IndexReport:
        """See ``retriever.changes.IndexChanges.remove``."""
        state = self._tables.state()
        model = Model(state.model, state.dimension, state.encoder)
        with self.sink(model, wait=wait, on_wait=on_wait) as sink:
            with self.snapshot() as snapshot:
                plan = plan_removal(snapshot.sources(), paths)
            for path in plan.removed:
                sink.remove(path)
            if plan.removed:
                sink.commit()
        return IndexReport(removed=tuple(plan.removed), failed=tuple(plan.failed))

    def give(
        self, paths: Sequence[Path], values: Mapping[str, str], *, wait: float, on_wait: OnWait | None
    ) -> None:
        """Refuse: what is given to a folder is kept where its files are read.

        Raises:
            RetrieverError: always.
        """
        self._tables.connection.check_open()
        raise self._not_here("--set")

    def use_dictionary(self, entries: Sequence[Entry], *, wait: float, on_wait: OnWait | None) -> None:
        """Refuse: Milvus cuts words itself.

        Raises:
            NotKeptHereError: always.
        """
        self._tables.connection.check_open()
        raise self._not_here("--dictionary")

    def move(self, old: Path, new: Path, *, wait: float) -> int:
        """Refuse: the sources of a shared archive lie where its front ends cannot look.

        Raises:
            NotKeptHereError: always.
        """
        self._tables.connection.check_open()
        raise self._not_here("move")

    def _not_here(self, what: str) -> NotKeptHereError:
        return NotKeptHereError(
            f"{self._tables.address}: Milvus 里的索引不能这样改：{what}，请在文件夹里改好再 baozhi migrate "
            f"(not for an index in Milvus: {what}; do it in a folder, then baozhi migrate)"
        )
