"""Each check of verify finds its kind of damage, and nothing in a whole index."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from embeddings.encoder import Vectors
from retriever import Retriever
from retriever.errors import IndexFormatError
from tests.encoders import HashingEncoder

DAMAGE = {
    "a text": ("UPDATE line SET text = replace(text, '3730', '3780')", "line"),
    "where it stands": ("UPDATE line SET runs = '[[0, 1, 2]]' WHERE number = 0", "line"),
    "a headline": ("UPDATE article SET title = title || '？' WHERE id = 1", "article 1"),
    "a path": ("UPDATE source SET path = '/elsewhere.md' WHERE id = 2", "source 2"),
    "a passage's place": ('UPDATE passage SET "end" = "end" - 1 WHERE id = 1', "passage 1"),
    "a token": ("UPDATE words_content SET c1 = c1 || ' 洪水' WHERE id = 2", "passage 2"),
    "a passage without tokens": ("DELETE FROM grams WHERE rowid = 3", "grams: 4 passages of 5"),
    "a vector": ("UPDATE vector SET data = zeroblob(256)", "vector"),
    "a vector less": (
        "DELETE FROM vector WHERE hash = (SELECT hash FROM passage WHERE id = 1)",
        "1 passages without a vector",
    ),
    "a count": ("UPDATE words_count SET passages = passages + 1 WHERE token = '公里'", "words_count"),
    "a size": ("UPDATE size SET tokens = tokens + 1 WHERE name = 'grams'", "size of grams"),
    "the inverted index": (
        "UPDATE grams_data SET block = zeroblob(length(block)) WHERE id > 10",
        "grams: full-text",
    ),
    "lengths for BM25": ("UPDATE words_docsize SET sz = X'0101' WHERE id = 1", "words: full-text"),
    "a facet's count": ("UPDATE facet SET articles = articles + 1 WHERE id = 1", "facet"),
    "the facets of an article": ("UPDATE browsed SET printed = X'63000000' WHERE article = 2", "browsed 2"),
    "an article without facets": ("DELETE FROM browsed WHERE article = 1", "articles without facets"),
    "a value": ("UPDATE meta SET value = '2' WHERE key = 'generation'", "meta"),
    "the manifest": ("DELETE FROM meta WHERE key = 'dense'", "manifest"),
    "an index of a table": ("DROP INDEX article_key", "definitions"),
    "a row that belongs to nothing": ("UPDATE line SET article = 99 WHERE article = 1", "belongs to nothing"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_verify_sees(name: str, archive: Retriever) -> None:
    assert archive.verify().problems == ()
    statement, said = DAMAGE[name]
    archive.close()
    with closing(sqlite3.connect(archive.folder / "archive.db")) as connection:
        connection.execute(statement)
        connection.commit()
    try:
        with Retriever.open(archive.folder, encoder=HashingEncoder()) as damaged:
            problems = damaged.verify().problems
    except IndexFormatError as error:
        problems = (str(error),)
    assert any(said in problem for problem in problems), problems
    assert all("\n" not in problem and problem.isprintable() for problem in problems)


@pytest.mark.parametrize("suffix", ["faiss", "tail"])
def test_verify_sees_a_vector_file_that_differs(archive: Retriever, sources: Path, suffix: str) -> None:
    (sources / "new.md").write_text("---\ntitle: 图书馆\n---\n\n青石县图书馆藏书9万册。\n", "utf-8")
    archive.add(sources)
    path = next(archive.folder.glob(f"dense-*.{suffix}"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert any(path.name in problem for problem in archive.verify().problems)


def test_damage_that_makes_no_sense_is_told_and_a_mistake_of_ours_is_not_called_damage(
    archive: Retriever,
) -> None:
    class Mistaken(HashingEncoder):
        def encode_queries(self, texts: Sequence[str]) -> Vectors:
            raise TypeError("ours")

    with (
        Retriever.open(archive.folder, encoder=Mistaken()) as mistaken,
        pytest.raises(TypeError, match="ours"),
    ):
        mistaken.search("修路")
    with closing(sqlite3.connect(archive.folder / "archive.db")) as connection:
        connection.execute("UPDATE size SET passages = 'many', tokens = 0")
        connection.commit()
    with pytest.raises(IndexFormatError, match="damaged"):
        archive.search("清河县修路投入多少资金")


def test_a_change_that_meets_damage_says_so(archive: Retriever, sources: Path) -> None:
    with closing(sqlite3.connect(archive.folder / "archive.db")) as connection:
        connection.execute("UPDATE source SET path = CAST(X'2FFF0A41' AS TEXT) WHERE id = 1")
        connection.commit()
    for change in (archive.add, archive.remove):
        with pytest.raises(IndexFormatError, match="damaged") as caught:
            change(sources)
        assert "\n" not in str(caught.value)
