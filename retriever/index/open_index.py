"""An index that is open: one state of it for reading, the right to change it, its vectors and its encoder."""

import logging
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from embeddings import Encoder, load_encoder
from retriever.errors import ClosedError, ModelMismatchError, RetrieverError
from retriever.filtering import Filter
from retriever.index.browsing import ArticleFacets, naming_facets
from retriever.index.deriving import in_memory, rebuild
from retriever.index.faults import storage_errors
from retriever.index.locking import OnWait
from retriever.index.opening import open_store
from retriever.index.segments import DamagedFileError, LoadedVectors, Manifest
from retriever.index.selecting import Selection, select
from retriever.index.sizes import IndexSizes
from retriever.index.soundness import report_damage
from retriever.index.store import Store
from retriever.index.wanted import ReadSource

_log = logging.getLogger(__name__)
#: Filters whose passages are remembered; a conversation keeps to one.
_SELECTIONS = 8


class OpenIndex:
    """An open index; safe to share between threads.

    Args:
        store: its tables.
        encoder: an encoder or the name of one; the index's own where it is None.
        sizes: how much is held, written or compared at a time.
        read: turns a file into documents.

    Attributes:
        store: its tables, opened anew where the folder was replaced.
        wanted: the encoder that was asked for.
    """

    def __init__(
        self, store: Store, encoder: Encoder | str | None, sizes: IndexSizes, read: ReadSource
    ) -> None:
        self.store = store
        self.wanted = encoder
        self.sizes = sizes
        self.read = read
        self._encoder: Encoder | None = None
        self._vectors: tuple[int, LoadedVectors] | None = None
        self._selections: dict[Filter, Selection] = {}
        self._selected_at = -1
        self._facets: tuple[int, ArticleFacets] | None = None
        self._lock = threading.RLock()
        self._closed = False

    @property
    def folder(self) -> Path:
        """Where the index is."""
        return self.store.folder

    def close(self) -> None:
        """Give the files back; reading and writing raise ``ClosedError`` from then on."""
        with self._lock:
            self._closed = True
            self.store.close()

    @contextmanager
    def reading(self) -> Iterator[int]:
        """Hold one state of the index for the reads inside; yields its generation."""
        with self._lock:
            self._look_again()
            with self.store.snapshot() as generation, report_damage(self.store):
                yield generation

    @contextmanager
    def writing(self, wait: float, on_wait: OnWait | None = None) -> Iterator[Store]:
        """Hold the right to change the index, on a connection of its own.

        Raises:
            ClosedError: this was closed.
            IndexLockedError: others are changing the index for longer than ``wait`` seconds.
            StorageError: the disk is full or read-only; the index is as before.
        """
        if self._closed:
            raise ClosedError.of(self.folder)
        with (
            closing(open_store(self.folder, create=True)) as store,
            store.exclusive(timeout=wait, on_wait=on_wait),
        ):
            with storage_errors(self.folder), report_damage(store):
                yield store
            _delete_old_files(store)

    def _look_again(self) -> None:
        """Open the index anew where its folder was deleted and made again, or replaced by another one.

        Raises:
            ClosedError: this was closed.
            IndexNotFoundError: there is none in the folder now.
        """
        if self._closed:
            raise ClosedError.of(self.folder)
        if self.store.replaced:
            fresh = open_store(self.folder)
            self.store.close()
            self.store, self._vectors, self._facets, self._encoder = fresh, None, None, None
            self._selections.clear()

    @property
    def encoder(self) -> Encoder:
        """The encoder of this index, loaded on first use.

        Raises:
            EncoderError: it cannot be loaded.
            ModelMismatchError: the vectors in the index are another model's.
        """
        with self._lock:
            self._look_again()
            if self._encoder is None:
                encoder = self._load_encoder()
                model = self.store.meta("model")
                if model not in (None, encoder.name) and self.store.generation:
                    raise ModelMismatchError.between(self.folder, str(model), encoder.name)
                self._encoder = encoder
            return self._encoder

    def encoder_for_a_new_index(self) -> Encoder:
        """Return the encoder for an index whose folder was deleted: the one in use, else the wanted one."""
        return self._encoder or self._load_encoder()

    @property
    def encoder_source(self) -> Encoder | str:
        """The encoder, or what ``load_encoder`` takes to load it."""
        return self.wanted or self.store.meta("encoder") or "bundled"

    def _load_encoder(self) -> Encoder:
        wanted = self.encoder_source
        return load_encoder(wanted) if isinstance(wanted, str) else wanted

    def vectors(self, generation: int) -> LoadedVectors:
        """Return the vectors of a generation: in memory, else from the files, else made again."""
        if self._vectors is None or self._vectors[0] != generation:
            dimension = int(self.store.meta("dimension") or 0)
            manifest = Manifest.read(self.store)
            before = self._vectors[1] if self._vectors else None
            try:
                if manifest is None:  # nothing was indexed yet, or its row was damaged
                    raise DamagedFileError(f"{self.folder}: no derived files")
                loaded = LoadedVectors.load(self.folder, manifest, dimension, before)
            except DamagedFileError as error:
                level = logging.WARNING if manifest else logging.INFO
                _log.log(level, "%s；重建派生文件 (making the derived files again)", error)
                loaded = in_memory(self.store, dimension, self.sizes)
                self._rebuild_files(generation, dimension)
            self._vectors = generation, loaded
        return self._vectors[1]

    def selection(self, generation: int, filters: Filter) -> Selection | None:
        """Return what a filter lets through in a generation, None where it asks for nothing; the last few are kept."""
        if not filters:
            return None
        if generation != self._selected_at:
            self._selections.clear()
            self._selected_at = generation
        found = self._selections.pop(filters, None) or self._select(generation, filters)
        while len(self._selections) >= _SELECTIONS:
            del self._selections[next(iter(self._selections))]
        self._selections[filters] = found
        return found

    def _select(self, generation: int, filters: Filter) -> Selection:
        if not filters.name:
            return select(self.store, filters)
        return select(
            self.store, filters, self.facets(generation).having(naming_facets(self.store, filters.name))
        )

    def facets(self, generation: int) -> ArticleFacets:
        """Return which articles have which facets in a generation; the last one's are kept."""
        if self._facets is None or self._facets[0] != generation:
            self._facets = generation, ArticleFacets.load(self.store)
        return self._facets[1]

    def _rebuild_files(self, generation: int, dimension: int) -> None:
        """Write the derived files again, where nobody is changing the index and the folder may be written."""
        try:
            with self.writing(0) as store, store.transaction():
                if store.generation == generation:
                    rebuild(store, dimension, self.sizes)
        except RetrieverError:
            _log.info("%s: derived files were not written", self.folder)


def _delete_old_files(store: Store) -> None:
    """Delete derived files of earlier bases, and what a crash left behind.

    The base before the present one stays for readers that are just about to open it.
    """
    manifest = Manifest.read(store)
    if manifest is None:
        return
    bases = sorted(store.folder.glob("dense-*.faiss"), key=lambda file: file.stat().st_mtime_ns)
    kept = {manifest.base.file, *(file.name for file in bases[-2:])}
    for file in store.folder.glob("dense-*"):
        if file.with_suffix(".faiss").name not in kept or file.suffix == ".part":
            with suppress(OSError):  # held open elsewhere, on Windows
                file.unlink(missing_ok=True)
