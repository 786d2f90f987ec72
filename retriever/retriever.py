"""Retriever: open, add, remove, search, info, verify. The whole public face of an index."""

import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from corpus.model import Article
from corpus.readers import stream
from corpus.text import normalize
from embeddings import Encoder, load_encoder
from retriever.dictionary import read_dictionary
from retriever.errors import ClosedError, IndexNotFoundError, ModelMismatchError, RetrieverError
from retriever.hits import ArticleReference, Hit
from retriever.index import dictionary
from retriever.index.articles import CatalogueEntry, catalogue, load_article
from retriever.index.dense import kind_for
from retriever.index.deriving import derive, in_memory, rebuild
from retriever.index.embedding import Progress
from retriever.index.faults import storage_errors
from retriever.index.indexing import Binding, IndexReport, add_sources, remove_sources
from retriever.index.locations import bundled_articles, bundled_index, named_index, own_index
from retriever.index.locking import OnWait
from retriever.index.moving import move_sources
from retriever.index.opening import open_store
from retriever.index.reading import ReadSource
from retriever.index.segments import DamagedFileError, LoadedVectors, Manifest
from retriever.index.sizes import IndexSizes
from retriever.index.soundness import report_damage
from retriever.index.store import Store
from retriever.index.verify import Verification, verify
from retriever.ranking import search as searching
from retriever.ranking.mentions import Mention, find_mentions, find_rare
from retriever.ranking.reranking import rerank
from retriever.ranking.search import SearchSettings
from retriever.ranking.spelling import transliterate
from retriever.reader.kinds import Kind, detect_answer_type
from retriever.segmenter import cutting_with

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What is in an index. ``bytes`` is the size of its folder, ``changed`` an ISO 8601 time or None.

    ``dictionary`` is how many words its own dictionary has, None where it has none.
    """

    folder: str
    sources: int
    articles: int
    captions: int
    paragraphs: int
    passages: int
    encoder: str | None
    model: str | None
    dimension: int | None
    dense_index: str
    generation: int
    changed: str | None
    bytes: int
    dictionary: int | None = None


class Retriever:
    """An archive on disk that is searched and changed; safe to share between threads.

    Open one with ``Retriever.open``; close it, or use it in a ``with`` statement.

    Attributes:
        settings: how rankings are fused.
        bundled: whether it is the archive that comes with the program.
    """

    def __init__(
        self,
        store: Store,
        *,
        encoder: Encoder | str | None = None,
        settings: SearchSettings | None = None,
        sizes: IndexSizes = IndexSizes(),
        read: ReadSource = stream,
    ) -> None:
        self._store = store
        self._sizes = sizes
        self._read = read
        self._wanted = encoder
        self._encoder: Encoder | None = None
        self._dense: tuple[int, LoadedVectors] | None = None
        self._lock = threading.RLock()
        self._closed = False
        self.settings = settings or SearchSettings()
        self.bundled = False

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
        """Open the index in a folder.

        Args:
            folder: where it is; None means ``BAOZHI_INDEX``, else the user's own index, else the bundled
                archive, which is indexed on first use.
            create: make an index where there is none, and open for change.
            encoder: an encoder or the name of one; the index's own where it is None.
            settings: how rankings are fused.
            sizes: how much is held, written or compared at a time.
            read: turns a file into documents; the reader of its format.

        Raises:
            IndexNotFoundError, IndexFormatError, StorageError: see ``retriever.errors``.

        An index of an earlier version is upgraded in place, where it may be written.
        """
        if folder is not None or create or named_index():
            folder = Path(folder) if folder is not None else own_index()
            return cls(
                open_store(folder, create=create), encoder=encoder, settings=settings, sizes=sizes, read=read
            )
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
        """Give the files back; every other method raises ``ClosedError`` from then on."""
        with self._lock:
            self._closed = True
            self._store.close()

    @property
    def folder(self) -> Path:
        """Where the index is."""
        return self._store.folder

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
                encoder = self._wanted_encoder()
                model = self._store.meta("model")
                if model not in (None, encoder.name) and self._store.generation:
                    raise ModelMismatchError.between(self.folder, str(model), encoder.name)
                self._encoder = encoder
            return self._encoder

    def _wanted_encoder(self) -> Encoder:
        wanted = self._wanted or self._store.meta("encoder") or "bundled"
        return load_encoder(wanted) if isinstance(wanted, str) else wanted

    def add(
        self,
        *sources: str | Path,
        progress: Progress | None = None,
        wait: float = 60.0,
        on_wait: OnWait | None = None,
        renew: bool = True,
    ) -> IndexReport:
        """Bring the index up to date with files and folders; only what changed is embedded.

        What an earlier version had read is read anew, as by ``upgrade``, unless ``renew`` is off.

        Sources that cannot be read are in the report's ``failed``; all others are indexed, and become
        visible to searches together. Searches in other threads go on meanwhile.

        Raises:
            IndexLockedError: others are changing the index for longer than ``wait`` seconds.
            StorageError: the disk is full or read-only; the index is as before.
        """
        try:
            encoder = self.encoder
        except IndexNotFoundError:  # its folder was deleted; it is made again
            encoder = self._encoder or self._wanted_encoder()
        binding = Binding(encoder, self._wanted if isinstance(self._wanted, str) else None)
        with self._writing(wait, on_wait) as store:
            deriving = partial(derive, store, encoder.dimension, sizes=self._sizes)
            paths = [Path(name) for name in sources]
            return add_sources(
                store, binding, paths, deriving, progress, renew=renew, sizes=self._sizes, read=self._read
            )

    def remove(self, *sources: str | Path, wait: float = 60.0, on_wait: OnWait | None = None) -> IndexReport:
        """Take files, or all that lies below folders, out of the index. Raises as ``add`` does."""
        with self._writing(wait, on_wait) as store:
            dimension = int(store.meta("dimension") or 0)
            deriving = partial(derive, store, dimension, sizes=self._sizes)
            return remove_sources(store, [Path(source) for source in sources], deriving)

    def use_dictionary(
        self, file: str | Path, *, wait: float = 60.0, on_wait: OnWait | None = None
    ) -> IndexInfo:
        """Cut words by a dictionary of this archive's own from now on, in questions and texts alike.

        It is kept in the index, in place of the one before; an empty file takes that away. What is indexed already is
        cut anew, which leaves its vectors as they are.

        Args:
            file: a line a word, ``word [frequency] [tag]``, as jieba has them.
            wait: seconds to wait for another process that changes the index.
            on_wait: is told which process that is.

        Raises:
            DictionaryError: a line is no entry.
            CorpusError: the file is missing or no text.
            IndexLockedError, StorageError: as ``add`` does.
        """
        entries = read_dictionary(Path(file))
        with self._writing(wait, on_wait) as store:
            dictionary.keep(store, entries)
        return self.info()

    @contextmanager
    def cutting(self) -> Iterator[None]:
        """Cut words inside as this archive does; ``search`` does so by itself."""
        with self._reading():
            own = dictionary.own_segmenter(self._store)
        with cutting_with(own):
            yield

    def upgrade(
        self, *, progress: Progress | None = None, wait: float = 60.0, on_wait: OnWait | None = None
    ) -> IndexReport:
        """Read anew what an earlier version read, from the sources where they are, else from the stored text.

        ``add`` does so as well. Raises as ``add`` does.
        """
        return self.add(progress=progress, wait=wait, on_wait=on_wait)

    def move(self, old: str | Path, new: str | Path, *, wait: float = 60.0) -> int:
        """Note that a folder of sources was moved; return how many sources that concerns.

        Raises as ``remove`` does.
        """
        with self._writing(wait, None) as store:
            return move_sources(store, Path(old), Path(new))

    @contextmanager
    def _writing(self, wait: float, on_wait: OnWait | None) -> Iterator[Store]:
        """Hold the right to change the index, on a connection of its own."""
        if self._closed:
            raise ClosedError.of(self.folder)
        with (
            closing(open_store(self.folder, create=True)) as store,
            store.exclusive(timeout=wait, on_wait=on_wait),
        ):
            with storage_errors(self.folder), report_damage(store):
                yield store
            self._forget_old_files(store)

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Return up to k paragraphs for a question, best first, each with its best passage.

        A question for the author or the photographer brings the article's credit first.

        Raises:
            BadQuestionError: the question holds no words, or is far too long.
        """
        text = searching.check_question(question)
        k = max(k, 0)
        encoder = self.encoder  # loaded, or refused, before anything is held
        with self._reading() as generation:
            own = dictionary.own_segmenter(self._store)
            with cutting_with(own):
                ranking, cosines = searching.rank(
                    self._store, self._dense_index(generation), encoder, text, self.settings
                )
            found = searching.load_hits(self._store, ranking, max(k, searching.RERANKED), cosines)
        with cutting_with(own):
            found = searching.rerank_by_overlap(found, text, self.settings.coverage)
            found = rerank(found, text, self.settings.reranker, self.settings.logit_weight)[:k]
        with self._reading():
            if detect_answer_type(normalize(text).text).kind is Kind.BYLINE:
                found = searching.put_credit_first(self._store, found, k)
            return searching.add_context(self._store, found)

    def article(self, reference: ArticleReference) -> Article | None:
        """Return the whole article that a citation names, or None where it has left the index."""
        with self._reading():
            return load_article(self._store, reference)

    def catalogue(self) -> list[CatalogueEntry]:
        """Return what the index holds, an entry an article."""
        with self._reading():
            return list(catalogue(self._store))

    def sources(self) -> tuple[str, ...]:
        """Return the files that are in the index, by their absolute paths."""
        with self._reading():
            rows = self._store.connection.execute("SELECT path FROM source ORDER BY path").fetchall()
        return tuple(row[0] for row in rows)

    def mentions(self, *phrases: str) -> list[Mention]:
        """Return the articles that say all of some phrases in one passage or in their heads; needs no encoder."""
        with self._reading():
            return find_mentions(self._store, phrases)

    def transliterate(self, words: Sequence[str], names: Mapping[str, str] | None = None) -> list[str | None]:
        """Return words typed by sound (linhecun) in the archive's characters, None for each it has no word for.

        Args:
            words: in Latin letters, in the order of typing.
            names: further spellings, and the names they are of.
        """
        with self._reading():
            return transliterate(self._store.connection, words, names)

    def rare_characters(self, tokens: Sequence[str], share: float) -> set[str]:
        """Return the single characters of some tokens that stand in a share of the passages at most, but in one."""
        single = {token for token in tokens if len(token) == 1}
        with self._reading():
            return find_rare(self._store.connection, single, share)

    @property
    def generation(self) -> int:
        """Counts the changes of the index: what was made from one generation holds for it alone."""
        with self._reading() as generation:
            return generation

    def info(self) -> IndexInfo:
        """Return what is in the index; needs no encoder."""
        with self._reading() as generation:

            def count(query: str) -> int:
                number: int = self._store.connection.execute(f"SELECT count(*) FROM {query}").fetchone()[0]  # noqa: S608
                return number

            passages = count("passage")
            dimension = self._store.meta("dimension")
            return IndexInfo(
                folder=str(self.folder),
                sources=count("source"),
                articles=count("article WHERE kind = 'article'"),
                captions=count("article WHERE kind = 'caption'"),
                paragraphs=count("line WHERE number >= 0"),
                passages=passages,
                encoder=self._store.meta("encoder"),
                model=self._store.meta("model"),
                dimension=int(dimension) if dimension else None,
                dense_index=kind_for(passages, self._sizes),
                generation=generation,
                changed=self._store.meta("changed"),
                bytes=_size(self.folder),
                dictionary=dictionary.word_count(self._store),
            )

    def verify(self) -> Verification:
        """Check the index against its checksums, and every quote with its source, character by character."""
        with self._reading():
            return verify(self._store, self._read)

    @contextmanager
    def _reading(self) -> Iterator[int]:
        """Hold one state of the index for the reads inside; yields its generation."""
        with self._lock:
            self._look_again()
            with self._store.snapshot() as generation, report_damage(self._store):
                yield generation

    def _look_again(self) -> None:
        """Open the index anew where its folder was deleted and made again, or replaced by another one.

        Raises:
            ClosedError: this was closed.
            IndexNotFoundError: there is none in the folder now.
        """
        if self._closed:
            raise ClosedError.of(self.folder)
        if self._store.replaced:
            fresh = open_store(self.folder)
            self._store.close()
            self._store, self._dense, self._encoder = fresh, None, None

    def _forget_old_files(self, store: Store) -> None:
        """Delete derived files of earlier bases, and what a crash left behind.

        The base before the present one stays for readers that are just about to open it.
        """
        manifest = Manifest.read(store)
        if manifest is None:
            return
        bases = sorted(self.folder.glob("dense-*.faiss"), key=lambda file: file.stat().st_mtime_ns)
        kept = {manifest.base.file, *(file.name for file in bases[-2:])}
        for file in self.folder.glob("dense-*"):
            if file.with_suffix(".faiss").name not in kept or file.suffix == ".part":
                with suppress(OSError):  # held open elsewhere, on Windows
                    file.unlink(missing_ok=True)

    def _dense_index(self, generation: int) -> LoadedVectors:
        """Return the vectors of a generation: in memory, else from the files, else made again."""
        if self._dense is None or self._dense[0] != generation:
            dimension = int(self._store.meta("dimension") or 0)
            manifest = Manifest.read(self._store)
            before = self._dense[1] if self._dense else None
            try:
                if manifest is None:  # nothing was indexed yet, or its row was damaged
                    raise DamagedFileError(f"{self.folder}: no derived files")
                loaded = LoadedVectors.load(self.folder, manifest, dimension, before)
            except DamagedFileError as error:
                level = logging.WARNING if manifest else logging.INFO
                _log.log(level, "%s；重建派生文件 (making the derived files again)", error)
                loaded = in_memory(self._store, dimension, self._sizes)
                self._mend(generation, dimension)
            self._dense = generation, loaded
        return self._dense[1]

    def _mend(self, generation: int, dimension: int) -> None:
        """Write the derived files again, where nobody is changing the index and the folder may be written."""
        try:
            with self._writing(0, None) as store, store.transaction():
                if store.generation == generation:
                    rebuild(store, dimension, self._sizes)
        except RetrieverError:
            _log.info("%s: derived files were not written", self.folder)


def _size(folder: Path) -> int:
    """Return the bytes of the files in a folder; one that another process takes away meanwhile counts 0."""
    total = 0
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total
