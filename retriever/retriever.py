"""Retriever: open, add, remove, search, info, verify. The whole public face of an index."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from embeddings import Encoder
from retriever.changes import IndexChanges
from retriever.errors import IndexNotFoundError
from retriever.filtering import EVERYTHING, Filter
from retriever.hits import Hit
from retriever.index.dictionary import own_segmenter
from retriever.index.info import IndexInfo
from retriever.index.local import LocalIndex
from retriever.index.locations import bundled_articles, bundled_index, named_index, own_index
from retriever.index.opening import open_store
from retriever.index.sizes import IndexSizes
from retriever.index.snapshot import Index
from retriever.index.store import Store
from retriever.index.verify import Verification
from retriever.index.wanted import ReadSource
from retriever.lookups import IndexLookups
from retriever.migrating import Contents, OnSource, migrate
from retriever.milvus.address import is_milvus
from retriever.question import Question, check_question
from retriever.ranking.pipeline import find_hits
from retriever.ranking.settings import SearchSettings
from retriever.segmenter import cutting_with
from retriever.sources import stream


class Retriever(IndexChanges, IndexLookups):
    """An archive on disk that is searched and changed; safe to share between threads.

    Open one with ``Retriever.open``; close it, or use it in a ``with`` statement.

    Attributes:
        settings: how rankings are fused.
        bundled: whether it is the archive that comes with the program.
        filters: which articles are searched and listed; see ``filtered``.
    """

    def __init__(
        self,
        store: Store | Index,
        *,
        encoder: Encoder | str | None = None,
        settings: SearchSettings | None = None,
        sizes: IndexSizes = IndexSizes(),
        read: ReadSource = stream,
    ) -> None:
        self._index: Index = LocalIndex(store, encoder, sizes, read) if isinstance(store, Store) else store
        self.settings = settings or SearchSettings()
        self.bundled = False
        self.filters = EVERYTHING

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        *,
        create: bool = False,
        encoder: Encoder | str | None = None,
        settings: SearchSettings | None = None,
        sizes: IndexSizes = IndexSizes(),
        read: ReadSource = stream,
    ) -> "Retriever":
        """Open the index in a folder, or in Milvus.

        Args:
            folder: where it is, or an address, milvus://HOST:PORT/COLLECTION;
                None means ``BAOZHI_INDEX``, else the user's own index, else the bundled
                archive, which is indexed on first use.
            create: make an index where there is none, and open for change.
            encoder: an encoder or the name of one; the index's own where it is None.
            settings: how rankings are fused.
            sizes: how much is held, written or compared at a time.
            read: turns a file into documents; the reader of its format.

        Raises:
            IndexNotFoundError, IndexFormatError, StorageError, EngineError: see ``retriever.errors``.

        An index of an earlier version is upgraded in place, where it may be written.
        """
        if folder is not None or create or named_index():
            folder = folder if folder is not None else own_index()
            if is_milvus(folder):
                from retriever.milvus.index import MilvusIndex  # noqa: PLC0415 - for this engine alone

                index = MilvusIndex.open(str(folder), create=create, encoder=encoder, sizes=sizes, read=read)
                return cls(index, settings=settings)
            folder = Path(folder)
            store = open_store(folder, create=create)
            return cls(store, encoder=encoder, settings=settings, sizes=sizes, read=read)
        try:
            return cls(open_store(own_index()), encoder=encoder, settings=settings, sizes=sizes, read=read)
        except IndexNotFoundError:
            return cls._bundled(encoder, settings)

    @classmethod
    def _bundled(cls, encoder: Encoder | str | None, settings: SearchSettings | None) -> "Retriever":
        name = encoder if isinstance(encoder, str) else encoder.name if encoder else ""
        folder = bundled_index(name)
        try:
            store = open_store(folder)
        except IndexNotFoundError:
            with cls.open(folder, create=True, encoder=encoder) as fresh:
                fresh.add(*bundled_articles())
            store = open_store(folder)
        archive = cls(store, encoder=encoder, settings=settings)
        archive.bundled = True
        return archive

    def __enter__(self) -> "Retriever":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the files. Every other method then raises ``ClosedError``."""
        self._index.close()

    @property
    def folder(self) -> Path:
        """Where the index is."""
        return self._index.folder

    @property
    def encoder(self) -> Encoder:
        """The encoder of this index, loaded on first use.

        Raises:
            EncoderError: it cannot be loaded.
            ModelMismatchError: the vectors in the index are another model's.
        """
        return self._index.encoder

    @contextmanager
    def cutting(self) -> Iterator[None]:
        """Cut words inside as this archive does; ``search`` does so by itself."""
        with self._index.snapshot() as snapshot:
            own = own_segmenter(snapshot)
        with cutting_with(own):
            yield

    def filtered(self, filters: Filter) -> "Retriever":
        """Return the same archive with none but the articles that fit a filter: what it searches, lists and mentions.

        It shares the files with this one; closing either closes both.
        """
        view = copy.copy(self)
        view.filters = filters
        return view

    def search(self, question: str | Question, k: int = 5, filters: Filter | None = None) -> list[Hit]:
        """Return up to k paragraphs for a question, best first, each with its best passage.

        A question for the author or the photographer brings the article's credit first.

        Args:
            question: what is asked.
            k: most hits.
            filters: which articles may be found, before anything is ranked; None goes with ``self.filters``.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        parsed = Question.parse(question)
        checked = check_question(parsed.typed)
        parsed = parsed if checked == parsed.typed else Question(checked)
        wanted = self.filters if filters is None else filters
        return find_hits(self._index, parsed, max(k, 0), self.settings, wanted)

    @property
    def generation(self) -> int:
        """The number of changes of the index so far. A value computed at one generation holds for it alone."""
        with self._index.snapshot() as snapshot:
            return snapshot.generation

    def info(self) -> IndexInfo:
        """Return what is in the index; needs no encoder."""
        with self._index.snapshot() as snapshot:
            return snapshot.info()

    def migrate(
        self, target: "Retriever", *, wait: float = 60.0, on_source: OnSource | None = None
    ) -> Contents:
        """Make another archive hold what this one does, and compare both.

        It goes on where it was ended before; the other shows nothing of it before all is there.

        Args:
            target: opened with ``create``, its encoder that of this one.
            wait: seconds to wait for another process that changes it.
            on_source: called with how many sources are there, and how many there will be.

        Raises:
            RetrieverError: see ``retriever.migrating.migrate``.
        """
        return migrate(self._index, target._index, wait=wait, on_source=on_source)

    def verify(self) -> Verification:
        """Check the index against its checksums, and every quote with its source, character by character."""
        with self._index.snapshot() as snapshot:
            return snapshot.verify()
