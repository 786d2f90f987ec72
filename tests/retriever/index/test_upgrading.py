"""Indexes that earlier versions wrote (tests/retriever/index/old) open in this one and lose nothing."""

import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from retriever import Hit, Retriever
from retriever.errors import IndexFormatError, OutdatedFormatError, StorageError
from retriever.index.schema import CONTENT, FORMAT
from tests.encoders import HashingEncoder
from tests.read_only import read_only

OLD = Path(__file__).parent / "old"
NAMES = sorted(path.name.removesuffix(".tar.gz") for path in OLD.glob("*.tar.gz"))
#: Where the sources were when the old indexes were made.
PAPERS = "/papers/sources"


class Old(NamedTuple):
    index: Path
    sources: Path
    found: dict[str, list[str]]


def unpacked(name: str, folder: Path) -> Old:
    with tarfile.open(OLD / f"{name}.tar.gz") as packed:
        packed.extractall(folder, filter="data")
    found = json.loads((folder / "found.json").read_text("utf-8"))
    return Old(folder / "index", folder / "sources", found)


def renewed(name: str) -> int:
    """Return how many of the three sources this version reads otherwise than the one that made the index."""
    return 0 if name.endswith(f"content-{CONTENT}") else 3


def hits(archive: Retriever, old: Old) -> dict[str, list[Hit]]:
    return {question: archive.search(question) for question in old.found}


def told(found: list[Hit]) -> list[tuple[str, float, str | None]]:
    return [(hit.citation.quote, round(hit.score, 9), hit.citation.article.title) for hit in found]


def test_every_earlier_format_is_kept_here() -> None:
    formats = {name.split("-")[1] for name in NAMES}
    assert formats - {str(FORMAT)} == {str(number) for number in range(1, FORMAT)}
    assert max(path.stat().st_size for path in OLD.iterdir()) < 100_000


@pytest.mark.parametrize("name", NAMES)
def test_an_old_index_opens_with_the_answers_it_gave(name: str, tmp_path: Path) -> None:
    old = unpacked(name, tmp_path)
    with Retriever.open(old.index, encoder=HashingEncoder()) as archive:
        found = {
            question: [hit.citation.quote for hit in some[:1]]
            for question, some in hits(archive, old).items()
        }
        assert found == old.found
        article = archive.article(archive.search("柳河大桥总投资多少")[0].citation.article)
        assert article is not None
        assert [paragraph.subhead for paragraph in article.paragraphs] == [False, True, False]
        problems = archive.verify().problems
    assert len(problems) == 3  # the sources are elsewhere: nothing else is wrong
    assert all("no such file" in problem for problem in problems)
    with closing(sqlite3.connect(old.index / "archive.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_anew_from_the_sources_is_as_in_a_new_index(name: str, tmp_path: Path) -> None:
    old = unpacked(name, tmp_path)
    with (
        Retriever.open(old.index, encoder=HashingEncoder()) as archive,
        Retriever.open(tmp_path / "new", create=True, encoder=HashingEncoder()) as fresh,
    ):
        assert archive.move(PAPERS, old.sources) == 3
        assert len(archive.upgrade().renewed) == renewed(name)
        assert archive.verify().problems == ()
        assert archive.upgrade().altered is False
        assert len(archive.add(old.sources).unchanged) == 3
        fresh.add(old.sources)
        theirs = {question: told(found) for question, found in hits(fresh, old).items()}
        assert {question: told(found) for question, found in hits(archive, old).items()} == theirs
        assert vectors(old.index) == vectors(tmp_path / "new")


@pytest.mark.parametrize("name", NAMES)
def test_without_the_sources_the_stored_text_is_read_anew(name: str, tmp_path: Path) -> None:
    old = unpacked(name, tmp_path)
    with Retriever.open(old.index, encoder=HashingEncoder()) as archive:
        assert len(archive.upgrade().renewed) == renewed(name)
        assert archive.upgrade().altered is False
        found = {
            question: [hit.citation.quote for hit in some[:1]]
            for question, some in hits(archive, old).items()
        }
        assert found == old.found
        assert (
            archive.search("青石长廊 石桥长廊由谁建成")[0].citation.quote
            == "⽯桥⻓廊由⻢家⼭⽯匠用三年建成。"
        )
        assert all("no such file" in problem for problem in archive.verify().problems)
        archive.move(PAPERS, old.sources)  # they are back
        assert len(archive.add(old.sources).changed) == renewed(name)
        assert archive.verify().problems == ()


def vectors(index: Path) -> dict[str, bytes]:
    with closing(sqlite3.connect(index / "archive.db")) as connection:
        return dict(connection.execute("SELECT hash, data FROM vector"))


def test_adding_to_an_old_index_upgrades_it(tmp_path: Path) -> None:
    old = unpacked("format-1", tmp_path)
    (tmp_path / "new.md").write_text("---\ntitle: 新渡口\n---\n\n柳河新渡口开航。\n", "utf-8")
    with Retriever.open(old.index, create=True, encoder=HashingEncoder()) as archive:
        report = archive.add(tmp_path / "new.md", renew=False)  # in a hurry
        assert (len(report.added), report.renewed) == (1, ())
        archive.remove(tmp_path / "new.md")
        report = archive.add(tmp_path / "new.md")
        assert (len(report.added), len(report.renewed)) == (1, 3)
        assert archive.info().articles == 6


def test_an_upgrade_that_is_cut_off_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = unpacked("format-2-content-2", tmp_path)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("retriever.index.upgrading.seal_passages", cut_off)
        with pytest.raises(KeyboardInterrupt):
            Retriever.open(old.index)
    with closing(sqlite3.connect(old.index / "archive.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with Retriever.open(old.index, encoder=HashingEncoder()) as archive:
        assert archive.info().sources == 3


def test_a_damaged_old_index_is_not_sealed(tmp_path: Path) -> None:
    old = unpacked("format-3-content-4", tmp_path)
    path = old.index / "archive.db"
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 4] = bytes(4096)
    path.write_bytes(data)
    with pytest.raises(IndexFormatError, match="damaged") as caught:
        Retriever.open(old.index)
    assert "\n" not in str(caught.value)
    assert not isinstance(caught.value, OutdatedFormatError)


def test_an_old_index_that_may_not_be_written_says_what_to_do(tmp_path: Path) -> None:
    old = unpacked("format-4-content-4", tmp_path)
    with read_only(old.index), pytest.raises(OutdatedFormatError, match="baozhi upgrade") as caught:
        Retriever.open(old.index)
    assert "\n" not in str(caught.value)


def test_an_index_that_may_not_be_written_is_searched_and_verified(tmp_path: Path) -> None:
    old = unpacked("format-4-content-5", tmp_path)
    Retriever.open(old.index).close()
    with read_only(old.index), Retriever.open(old.index, encoder=HashingEncoder()) as archive:
        for question, quotes in old.found.items():
            assert archive.search(question)[0].citation.quote == quotes[0]
        assert all("no such file" in problem for problem in archive.verify().problems)
        with pytest.raises(StorageError, match="cannot be written"):
            archive.add(old.sources)
