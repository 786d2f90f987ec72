"""The folder: commits whole or not at all, locks that name their holder, errors in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retriever.errors import IndexFormatError, IndexLockedError, IndexNotFoundError, StorageError
from retriever.index.store import DATABASE, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path / "index", create=True)) as opened:
        yield opened


@pytest.mark.parametrize("spare_pages", [0, 1, 2, 5, 20, 60])
def test_a_full_disk_is_called_full_and_changes_nothing(store: Store, spare_pages: int) -> None:
    with store.transaction():
        store.set_meta("generation", "1")
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages + spare_pages}")
    with pytest.raises(StorageError, match="disk is full"), store.transaction():
        store.set_meta("generation", "2")
        for number in range(3000):
            store.connection.execute("INSERT INTO vector VALUES (?, ?, 0)", (str(number), b"x" * 1536))
    assert store.generation == 1
    assert not store.connection.in_transaction
    store.connection.execute("PRAGMA max_page_count = 1073741823")
    with store.transaction():
        store.set_meta("generation", "3")
    assert store.generation == 3


def test_a_failing_change_is_undone(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.set_meta("generation", "7")
        _ = 1 / 0
    assert store.generation == 0


def test_a_snapshot_does_not_see_a_later_commit(store: Store) -> None:
    with closing(Store.open(store.folder, create=True)) as writer:
        with store.snapshot() as before:
            with writer.transaction():
                writer.set_meta("generation", "5")
            assert before == store.generation == 0
        assert store.generation == 5


def test_the_second_to_ask_for_the_lock_waits_or_is_told_who_has_it(store: Store) -> None:
    told: list[str] = []
    with closing(Store.open(store.folder, create=True)) as other, store.exclusive():
        holder = (store.folder / "lock.owner").read_text(encoding="utf-8").strip()
        with pytest.raises(IndexLockedError, match=holder), other.exclusive(timeout=0.1, on_wait=told.append):
            pass
        assert told == [holder]
    with store.exclusive(timeout=0):
        pass


def test_what_was_never_finished_is_no_index(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / DATABASE).write_bytes(b"")
    with pytest.raises(IndexNotFoundError):
        Store.open(folder)
    Store.open(folder, create=True).close()
    with pytest.raises(IndexNotFoundError):
        Store.open(folder)


def test_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(IndexFormatError, match="not a baozhi index"):
            Store.open(tmp_path, create=create)
    assert path.read_bytes() == before


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError) as caught:
        Store.open(tmp_path / "file", create=True)
    assert "\n" not in str(caught.value)
