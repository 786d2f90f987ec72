"""A dictionary file, and an index that keeps it and cuts by it."""

from pathlib import Path

import pytest

from retriever import Retriever
from retriever.dictionary import Entry, read_dictionary
from retriever.errors import DictionaryError
from tests.encoders import HashingEncoder

WORD = "苹果合作社"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(f"\ufeff{WORD} 50 nt\n\n白石乡\n", encoding="utf-8")
    return path


def tokens(archive: Retriever, table: str = "words") -> dict[str, int]:
    rows = archive._index.store.connection.execute(f"SELECT token, passages FROM {table}_count")
    return dict(rows.fetchall())


def whole(archive: Retriever) -> list[tuple[object, ...]]:
    """Return the rows of the full-text table of words with their counts and sizes."""
    connection = archive._index.store.connection
    return [
        *sorted(connection.execute("SELECT rowid, context, body FROM words").fetchall()),
        *sorted(tokens(archive).items()),
        *connection.execute("SELECT * FROM size ORDER BY name").fetchall(),
    ]


def test_a_dictionary_is_read_in_any_encoding(words: Path, tmp_path: Path) -> None:
    assert read_dictionary(words) == [Entry(WORD, 50), Entry("白石乡")]
    other = tmp_path / "gb.txt"
    other.write_bytes(f"{WORD}\t50\n白石乡 ns\n".encode("gb18030"))
    assert read_dictionary(other) == [Entry(WORD, 50), Entry("白石乡")]


@pytest.mark.parametrize(
    "line", ["苹果 合作社", "苹果 0", "苹果 5 n n", "《苹果》", "。", "苹" * 41, "苹果 -3", "苹果 ５"]
)
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(f"白石乡\n{line}\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"bad\.txt:2: "):
        read_dictionary(path)


def test_what_is_indexed_already_is_cut_anew_and_nothing_is_embedded(
    archive: Retriever, encoder: HashingEncoder, words: Path
) -> None:
    before, grams, embedded = whole(archive), tokens(archive, "grams"), len(encoder.embedded)
    assert WORD not in tokens(archive)
    assert archive.info().dictionary is None
    assert archive.use_dictionary(words).dictionary == 2
    assert tokens(archive)[WORD] == 1
    assert tokens(archive, "grams") == grams
    assert len(encoder.embedded) == embedded
    words.write_text("", encoding="utf-8")
    assert archive.use_dictionary(words).dictionary is None
    assert whole(archive) == before


def test_a_dictionary_given_first_or_afterwards_makes_the_same_index(
    archive: Retriever, sources: Path, words: Path, tmp_path: Path
) -> None:
    archive.use_dictionary(words)
    with Retriever.open(tmp_path / "other", create=True, encoder=HashingEncoder()) as other:
        other.use_dictionary(words)
        other.add(sources)
        assert whole(other) == whole(archive)


def test_it_is_kept_with_the_index_and_cuts_the_question_too(
    archive: Retriever, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive.folder
    archive.use_dictionary(words)
    words.unlink()
    asked: list[str] = []
    with Retriever.open(folder, encoder=HashingEncoder()) as again:
        from retriever.index import bm25

        found = bm25.passages_holding
        monkeypatch.setattr(
            bm25, "passages_holding", lambda c, t, tokens: asked.extend(tokens) or found(c, t, tokens)
        )
        assert again.search(f"{WORD}分红多少", 1)[0].citation.article.title == "苹果合作社分红"
    assert WORD in asked


def test_an_open_reader_goes_over_to_another_dictionary(archive: Retriever, words: Path) -> None:
    from retriever.tokens import word_tokens

    with Retriever.open(archive.folder, encoder=HashingEncoder()) as reader:
        with reader.cutting():
            assert WORD not in word_tokens(WORD)
        archive.use_dictionary(words)
        with reader.cutting():
            assert WORD in word_tokens(WORD)
    assert WORD not in word_tokens(WORD)
