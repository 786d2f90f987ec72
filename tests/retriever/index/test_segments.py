"""Base, tail and the dead: what is found is what brute force finds among the passages that are there."""

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever.errors import IndexFormatError
from retriever.index.deriving import derive, rebuild
from retriever.index.rows import insert, summing
from retriever.index.segments import (
    DamagedFileError,
    LoadedVectors,
    Manifest,
    Part,
    append,
    joined,
    tail_rows,
)
from retriever.index.sizes import IndexSizes
from retriever.index.store import Store

DIMENSION = 16


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.open(tmp_path / "index", create=True)) as opened:
        opened.connection.execute(insert("source"), summing("source", (1, "s", "", 1, 0, "")))
        opened.connection.execute(
            insert("article"), summing("article", (1, 1, "a", "r", "article", *[None] * 13, "[]"))
        )
        yield opened


def unit_rows(count: int, seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def change(
    store: Store, added: dict[int, np.ndarray], removed: list[int], sizes: IndexSizes = IndexSizes()
) -> None:
    with store.transaction():
        for number, row in added.items():
            store.connection.execute(insert("passage"), summing("passage", (number, 1, 0, 0, 1, str(number))))
            store.connection.execute(insert("vector"), summing("vector", (str(number), row.tobytes())))
        for number in removed:
            store.connection.execute("DELETE FROM passage WHERE id = ?", (number,))
            store.connection.execute("DELETE FROM vector WHERE hash = ?", (str(number),))
        store.set_meta("generation", str(store.generation + 1))
        derive(store, DIMENSION, np.array(removed, np.int64), sizes)


def load(store: Store, before: LoadedVectors | None = None) -> LoadedVectors:
    manifest = Manifest.read(store)
    assert manifest is not None
    return LoadedVectors.load(store.folder, manifest, DIMENSION, before)


def test_any_course_of_changes_finds_what_brute_force_finds(
    store: Store,
) -> None:
    draw = np.random.default_rng(7)
    there: dict[int, np.ndarray] = {}
    following: LoadedVectors | None = None
    number, bases = 1, set()
    for step in range(40):
        rows = unit_rows(int(draw.integers(0, 6)) + 10 * (step == 0), seed=step)
        added = {number + at: row for at, row in enumerate(rows)}
        number += len(rows)
        removed = [n for n in there if draw.random() < 0.05]
        change(store, added, removed, IndexSizes(tail_rows=12))
        there = {n: row for n, row in there.items() if n not in removed} | added
        following = load(store, following)  # a reader that stays open, and one that has just come
        query = unit_rows(1, seed=1000 + step)[0]
        expected = sorted(((n, float(row @ query)) for n, row in there.items()), key=lambda item: -item[1])[
            :10
        ]
        for loaded in (following, load(store)):
            found = loaded.search(query, 10)
            assert len(loaded) == len(there)
            assert {n for n, _ in found} <= set(there)
            np.testing.assert_allclose([s for _, s in found], [s for _, s in expected], atol=2e-3)
        assert following.manifest is not None
        bases.add(following.manifest.base.file)
    assert 2 <= len(bases) < 20  # merged now and then, not every time


def test_a_small_change_leaves_the_base_as_it_is(store: Store) -> None:
    change(store, dict(enumerate(unit_rows(400, 1), 1)), [])
    before = Manifest.read(store)
    change(store, {401: unit_rows(1, 2)[0]}, [3, 4, 9])
    after = Manifest.read(store)
    assert before is not None
    assert after is not None
    assert after.base == before.base
    assert (after.tail.rows, after.dead, after.last) == (1, ((3, 5), (9, 10)), 401)
    assert (store.folder / after.tail.file).stat().st_size == after.tail.size == 8 + 2 * DIMENSION


def test_what_was_appended_but_never_committed_is_overwritten(tmp_path: Path) -> None:
    ids, rows = np.array([5, 6], np.int64), unit_rows(2, 3)
    one = append(tmp_path, Part("x.tail"), ids[:1], rows[:1])
    append(tmp_path, one, np.array([77], np.int64), rows[1:])  # its transaction is rolled back
    two = append(tmp_path, one, ids[1:], rows[1:])
    found, vectors = tail_rows(two.read(tmp_path), DIMENSION)
    assert found.tolist() == [5, 6]
    np.testing.assert_allclose(vectors, rows, atol=1e-3)
    assert tail_rows(one.read(tmp_path), DIMENSION)[0].tolist() == [5]
    with (tmp_path / "x.tail").open("r+b") as file:
        file.truncate(two.size - 1)
    with pytest.raises(DamagedFileError, match="checksum"):
        two.read(tmp_path)
    with pytest.raises(DamagedFileError, match="truncated"):
        append(tmp_path, two, ids, rows)


def test_a_vector_of_another_length_is_a_damaged_truth(store: Store) -> None:
    change(store, {1: unit_rows(1, 1)[0]}, [])
    store.connection.execute("UPDATE vector SET data = ?", (b"short",))
    with pytest.raises(IndexFormatError, match="damaged"), store.transaction():
        rebuild(store, DIMENSION)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"base": 3}', "\x00"])
def test_a_manifest_that_cannot_be_read_is_none(store: Store, text: str) -> None:
    store.set_meta("dense", text)
    assert Manifest.read(store) is None


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)).map(lambda pair: (pair[0], pair[0] + pair[1])))
)
def test_joined_ranges_hold_the_same_numbers_and_do_not_touch(spans: list[tuple[int, int]]) -> None:
    found = joined(spans)
    assert {n for span in found for n in range(*span)} == {n for span in spans for n in range(*span)}
    assert all(one[1] < other[0] for one, other in pairwise(found))
