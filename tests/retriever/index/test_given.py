"""What a person gives a folder is told of its articles that say nothing themselves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retriever import Filter, Retriever
from retriever.errors import BadValueError
from tests.encoders import HashingEncoder

SILENT = "---\ntitle: 竹溪修渠\n---\n\n竹溪镇修渠九公里。\n"
TELLING = (
    "---\ntitle: 竹溪植树\nnewspaper: 竹溪快报\ndate: 2019-03-12\n---\n\n竹溪镇植树三千棵，栽在新渠两岸。\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "press" / "old"
    folder.mkdir(parents=True)
    (folder / "silent.md").write_text(SILENT, encoding="utf-8")
    (folder / "telling.md").write_text(TELLING, encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as opened:
        yield opened


def told(archive: Retriever, title: str) -> tuple[str | None, str | None, str | None, tuple[str, ...]]:
    (one,) = (entry.reference for entry in archive.catalogue() if entry.reference.title == title)
    ways = [known.ways for known in one.known if known.name == "newspaper"]
    return one.newspaper, one.date, one.edition, ways[0] if ways else ()


def test_what_is_given_fills_gaps_and_nothing_else(archive: Retriever, folder: Path) -> None:
    archive.add(folder)
    assert told(archive, "竹溪修渠") == (None, None, None, ())
    before = archive.info()
    archive.give(folder, values={"newspaper": "南岭日报", "date": "2021年5月3日", "edition": "第二版"})
    assert told(archive, "竹溪修渠") == ("南岭日报", "2021-05-03", "2", ("hand",))
    assert told(archive, "竹溪植树")[:3] == ("竹溪快报", "2019-03-12", "2")
    after = archive.info()
    assert (after.first, after.last, after.passages) == ("2019-03-12", "2021-05-03", before.passages)
    assert after.papers == {"南岭日报": 1, "竹溪快报": 1}
    assert after.given == {str(folder): {"newspaper": "南岭日报", "date": "2021-05-03", "edition": "2"}}
    assert [hit.citation.article.title for hit in archive.search("修渠", 5, Filter(paper="南岭"))] == [
        "竹溪修渠"
    ]
    assert archive.verify().problems == ()
    assert "南岭日报" in archive.search("修渠", 1)[0].citation.cite()


def test_what_comes_later_or_changes_has_it_too(archive: Retriever, folder: Path) -> None:
    archive.give(folder.parent, values={"newspaper": "南岭日报", "edition": "1"})
    archive.give(folder, values={"edition": "4"})
    archive.add(folder)
    assert told(archive, "竹溪修渠") == ("南岭日报", None, "4", ("hand",))
    (folder / "silent.md").write_text(SILENT.replace("九", "十"), encoding="utf-8")
    assert archive.add(folder).changed
    assert told(archive, "竹溪修渠")[0] == "南岭日报"
    assert not archive.add(folder).altered


def test_what_is_given_anew_stands_in_place_of_what_was(archive: Retriever, folder: Path) -> None:
    archive.add(folder)
    archive.give(folder, values={"newspaper": "南岭日报", "date": "2021"})
    archive.give(folder, values={"newspaper": "北岭日报"})
    assert told(archive, "竹溪修渠") == ("北岭日报", None, None, ("hand",))
    archive.give(folder, values={"newspaper": ""})
    assert told(archive, "竹溪修渠") == (None, None, None, ())
    assert archive.info().given == {}
    assert archive.info().papers == {"竹溪快报": 1}


def test_it_moves_with_its_folder(archive: Retriever, folder: Path) -> None:
    archive.add(folder)
    archive.give(folder, values={"newspaper": "南岭日报"})
    new = folder.rename(folder.parent.parent / "new")
    archive.move(folder, new)
    assert archive.info().given == {str(new): {"newspaper": "南岭日报"}}


@pytest.mark.parametrize("values", [{"weather": "晴"}, {"date": "春天"}, {"date": "2021-13"}])
def test_what_means_nothing_is_refused(archive: Retriever, folder: Path, values: dict[str, str]) -> None:
    with pytest.raises(BadValueError):
        archive.give(folder, values=values)


def test_names_of_columns_are_names_here(archive: Retriever, folder: Path) -> None:
    archive.give(folder, values={"报纸": "南岭日报", "日期": "2021-05", "版次": "A03", "版名": "要闻"})
    (given,) = archive.info().given.values()
    assert given == {"newspaper": "南岭日报", "date": "2021-05", "edition": "A3", "section": "要闻"}
