"""An index in a folder, read and changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from embeddings import Encoder
from retriever.dictionary import Entry
from retriever.errors import IndexNotFoundError
from retriever.filtering import EVERYTHING, Filter
from retriever.index import dictionary
from retriever.index.deriving import derive
from retriever.index.embedding import Embedding, Progress, bind
from retriever.index.given import Given, give
from retriever.index.indexing import Binding, IndexReport, add_sources, remove_sources
from retriever.index.local_sink import LocalSink
from retriever.index.local_snapshot import LocalSnapshot
from retriever.index.locking import OnWait
from retriever.index.moving import move_sources
from retriever.index.open_index import OpenIndex
from retriever.index.sink import Model
from retriever.index.staging import Staging
from retriever.index.wanted import Reading, by_processes

if TYPE_CHECKING:
    from retriever.cluster.cluster import Cluster


class LocalIndex(OpenIndex):
    """See ``retriever.index.snapshot.Index``."""

    @contextmanager
    def snapshot(self, filters: Filter = EVERYTHING) -> Iterator[LocalSnapshot]:
        """Hold one state of the index for the reads inside."""
        with self.reading() as generation:
            yield LocalSnapshot(self, generation, self.selection(generation, filters))

    @contextmanager
    def sink(self, model: Model, *, wait: float, on_wait: OnWait | None) -> Iterator[LocalSink]:
        """Hold the right to change the index, for articles that come with their vectors."""
        with self.writing(wait, on_wait) as store:
            bind(store, cast(Encoder, model), model.loads)
            on_disk = self.sizes.staged_in_memory + 1  # so that what was put outlives this process
            with Staging.open(store.folder, on_disk, 1, self.sizes) as staging:
                yield LocalSink(store, staging, self.sizes)

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
        """See ``retriever.changes.IndexChanges.add``."""
        try:
            encoder = self.encoder
        except IndexNotFoundError:  # its folder was deleted; it is made again
            encoder = self.encoder_for_a_new_index()
        binding = Binding(encoder, self.wanted if isinstance(self.wanted, str) else None)
        apart = by_processes(processes) if processes else None
        embedding = Embedding.here(encoder, self.sizes)
        if cluster:
            apart = cluster.read
            embedding = Embedding(partial(cluster.embed, self.encoder_source, encoder.name), cluster.at_once)
        with self.writing(wait, on_wait) as store:
            return add_sources(
                store,
                binding,
                paths,
                partial(derive, store, encoder.dimension, sizes=self.sizes),
                progress,
                gone=gone,
                renew=renew,
                sizes=self.sizes,
                reading=Reading(self.read, apart, on_read),
                embedding=embedding,
            )

    def remove(self, paths: Sequence[Path], *, wait: float, on_wait: OnWait | None) -> IndexReport:
        """Take files, or all that lies below folders, out of the index."""
        with self.writing(wait, on_wait) as store:
            dimension = int(store.meta("dimension") or 0)
            return remove_sources(store, paths, partial(derive, store, dimension, sizes=self.sizes))

    def give(self, paths: Sequence[Path], values: Given, *, wait: float, on_wait: OnWait | None) -> None:
        """Give values to the articles of files and folders that say nothing themselves."""
        with self.writing(wait, on_wait) as store:
            give(store, paths, values)

    def use_dictionary(self, entries: Sequence[Entry], *, wait: float, on_wait: OnWait | None) -> None:
        """Cut words by these entries from now on."""
        with self.writing(wait, on_wait) as store:
            dictionary.keep(store, entries)

    def move(self, old: Path, new: Path, *, wait: float) -> int:
        """Note that a folder of sources was moved; return how many sources that concerns."""
        with self.writing(wait, None) as store:
            return move_sources(store, old, new)
