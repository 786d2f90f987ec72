"""A source that is too long for the memory: read into the disk in committed pieces, and gone on with after a kill."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from corpus import readers
from corpus.model import Document
from corpus.readers.pages import read_page
from retriever import Retriever
from retriever.index.sizes import IndexSizes
from tests.encoders import HashingEncoder

#: So small that all goes through the disk, in many steps.
SMALL = IndexSizes(staged_in_memory=0, staged_at_once=2_000, embedded_at_once=20)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.jsonl"
    rows = [
        {"id": str(n), "title": f"第{n}回", "text": f"第{n}回说的是{n * 7}人过了{n}座桥。"}
        for n in range(100)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def sound(index: Path) -> bool:
    with Retriever.open(index, encoder=HashingEncoder()) as archive:
        return archive.verify().problems == ()


class CutOff(HashingEncoder):
    """Ends the process at the fourth batch."""

    def encode_passages(self, texts):
        if len(self.embedded) >= 60:
            raise KeyboardInterrupt
        return super().encode_passages(texts)


def test_articles_are_committed_while_a_source_is_read(tmp_path: Path, book: Path) -> None:
    index = tmp_path / "index"
    staged: list[int] = []

    def watched(path: Path, tell: readers.Tell) -> Iterator[Document]:
        for document in readers.stream(path, tell):
            yield document
            with closing(sqlite3.connect(index / "staging.db")) as connection:
                staged.append(connection.execute("SELECT count(*) FROM article").fetchone()[0])

    with Retriever.open(index, create=True, encoder=HashingEncoder(), sizes=SMALL, read=watched) as archive:
        archive.add(book)
        assert 0 < staged[50] <= 51
        assert archive.info().articles == 100
    assert sound(index)
    assert not list(index.glob("staging.*"))


def test_what_was_read_and_embedded_before_a_kill_is_not_done_again(tmp_path: Path, book: Path) -> None:
    index = tmp_path / "index"
    with (
        Retriever.open(index, create=True, encoder=CutOff(), sizes=SMALL) as archive,
        pytest.raises(KeyboardInterrupt),
    ):
        archive.add(book)
    assert (index / "staging.db").exists()

    def unread(*_: object) -> Iterator[Document]:
        pytest.fail("read again")

    encoder = HashingEncoder()
    with Retriever.open(index, create=True, encoder=encoder, sizes=SMALL, read=unread) as archive:
        assert archive.add(book).embedded == 40
        assert len(encoder.embedded) == 40
    assert sound(index)
    assert not list(index.glob("staging.*"))


def test_a_source_that_changed_since_the_kill_is_read_again(tmp_path: Path, book: Path) -> None:
    index = tmp_path / "index"
    with (
        Retriever.open(index, create=True, encoder=CutOff(), sizes=SMALL) as archive,
        pytest.raises(KeyboardInterrupt),
    ):
        archive.add(book)
    book.write_text('{"id": "1", "title": "新回", "text": "另一个故事。"}\n', "utf-8")
    with Retriever.open(index, create=True, encoder=HashingEncoder(), sizes=SMALL) as archive:
        archive.add(book)
        assert [entry.reference.title for entry in archive.catalogue()] == ["新回"]


def test_rubbish_where_sources_are_staged_is_thrown_away(tmp_path: Path, book: Path) -> None:
    index = tmp_path / "index"
    index.mkdir()
    (index / "staging.db").write_bytes(b"rubbish" * 1000)
    (index / "staging.db-journal").write_bytes(b"rubbish" * 1000)
    with Retriever.open(index, create=True, encoder=HashingEncoder(), sizes=SMALL) as archive:
        archive.add(book)
        assert archive.info().articles == 100


def test_a_text_longer_than_any_page_is_read_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    paragraphs = [
        f"第{n}节\n\n{'河水流过' * 3}第{n}座桥，桥上有{n * 3}人走过，桥下有{n}条船经过。" for n in range(40)
    ]
    path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")
    in_pieces = partial(read_page, longest=400)
    documents = list(in_pieces(path))
    assert len(documents) > 3
    assert len({document.page.name for document in documents}) == len(documents)
    assert {article.page for document in documents for article in document.articles} == {"book.txt"}
    assert "".join(document.page.text for document in documents) == path.read_text("utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder(), read=in_pieces) as archive:
        archive.add(path)
        assert "桥上有93人" in archive.search("第31座桥上有多少人")[0].citation.quote
        assert archive.verify().problems == ()


def test_small_files_that_were_read_before_a_kill_are_not_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(12):
        text = "".join(f"第{number}号渠修到第{n}村，长{n * 3}里。\n\n" for n in range(10))
        (folder / f"{number:02}.md").write_text(f"---\ntitle: 第{number}号渠\n---\n\n{text}", "utf-8")
    sizes = IndexSizes(embedded_at_once=20)
    with (
        Retriever.open(tmp_path / "index", create=True, encoder=CutOff(), sizes=sizes) as archive,
        pytest.raises(KeyboardInterrupt),
    ):
        archive.add(folder)
    (folder / "99.md").write_text("---\ntitle: 新渠\n---\n\n新渠昨天开工。\n", "utf-8")
    read: list[str] = []

    def noting(path: Path, tell: readers.Tell) -> Iterator[Document]:
        read.append(path.name)
        yield from readers.stream(path, tell)

    encoder = HashingEncoder()
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder, read=noting) as archive:
        assert len(archive.add(folder).added) == 13
    assert read == ["99.md"]
    assert len(encoder.embedded) == 61
