"""The methods that change an index: add, remove, upgrade, move, a dictionary of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.dictionary import read_dictionary
from retriever.index.embedding import Progress
from retriever.index.given import check_given
from retriever.index.indexing import IndexReport
from retriever.index.info import IndexInfo
from retriever.index.locking import OnWait
from retriever.index.snapshot import Index

if TYPE_CHECKING:
    from retriever.cluster.cluster import Cluster


class IndexChanges:
    """The half of a ``Retriever`` that changes its index. A change becomes visible at once and as a whole."""

    _index: Index

    def add(
        self,
        *sources: str | Path,
        progress: Progress | None = None,
        wait: float = 60.0,
        on_wait: OnWait | None = None,
        renew: bool = True,
        gone: Sequence[str | Path] = (),
        processes: int = 0,
        on_read: Progress | None = None,
        cluster: "Cluster | None" = None,
    ) -> IndexReport:
        """Bring the index up to date with files and folders; only what changed is embedded.

        What an earlier version had read is read anew, as by ``upgrade``, unless ``renew`` is off.

        Args:
            sources: files and folders.
            progress: called with the passages embedded so far, and how many there are.
            wait: seconds to wait for another process that changes the index.
            on_wait: is told which process that is.
            renew: see above.
            gone: files and folders that are gone from the disk; they leave with the same change, so that a file that
                was renamed is not embedded again.
            processes: how many processes of their own read the files; none of them brings this one down, and no
                file takes them more than a bounded time and memory. With 0, this process reads.
            on_read: called with the files read so far, and how many there are.
            cluster: reads and embeds in place of this machine's processes.

        Sources that cannot be read are in the report's ``failed``; all others are indexed, and become
        visible to searches together. Searches in other threads go on meanwhile.

        Raises:
            IndexLockedError: others are changing the index for longer than ``wait`` seconds.
            StorageError: the disk is full or read-only; the index is as before.
            ClusterError: the cluster fails; the index is as before, and what was done is not done again.
        """
        return self._index.add(
            [Path(name) for name in sources],
            progress=progress,
            on_read=on_read,
            wait=wait,
            on_wait=on_wait,
            renew=renew,
            gone=[Path(name) for name in gone],
            processes=processes,
            cluster=cluster,
        )

    def remove(self, *sources: str | Path, wait: float = 60.0, on_wait: OnWait | None = None) -> IndexReport:
        """Take files, or all that lies below folders, out of the index. Raises as ``add`` does."""
        return self._index.remove([Path(source) for source in sources], wait=wait, on_wait=on_wait)

    def give(
        self,
        *sources: str | Path,
        values: Mapping[str, str],
        wait: float = 60.0,
        on_wait: OnWait | None = None,
    ) -> None:
        """Give newspaper, day and page to the articles of files and folders that say nothing themselves.

        What is indexed has them at once, and so will what comes later. They stand in place of what was given there
        before; no values take that away. Nothing is read again.

        Args:
            sources: files and folders; of several above a file the nearest one's word counts.
            values: "newspaper", "date", "edition", "section", by name.
            wait: seconds to wait for another process that changes the index.
            on_wait: is told which process that is.

        Raises:
            BadValueError: a value has another name, or a day is none.
            IndexLockedError, StorageError: as ``add`` does.
        """
        paths = [Path(source) for source in sources]
        self._index.give(paths, check_given(values), wait=wait, on_wait=on_wait)

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
        self._index.use_dictionary(read_dictionary(Path(file)), wait=wait, on_wait=on_wait)
        with self._index.snapshot() as snapshot:
            return snapshot.info()

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
        return self._index.move(Path(old), Path(new), wait=wait)
