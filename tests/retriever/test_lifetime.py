"""A Retriever through its life: closed, and over a folder that is deleted and made again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from retriever import ArticleReference, Retriever
from retriever.errors import ClosedError, IndexNotFoundError
from tests.encoders import HashingEncoder

METHODS: dict[str, Callable[[Retriever], object]] = {
    "search": lambda archive: archive.search("修路"),
    "article": lambda archive: archive.article(ArticleReference("f1")),
    "catalogue": lambda archive: archive.catalogue(),
    "info": lambda archive: archive.info(),
    "verify": lambda archive: archive.verify(),
    "encoder": lambda archive: archive.encoder,
    "add": lambda archive: archive.add("elsewhere"),
    "remove": lambda archive: archive.remove("elsewhere"),
    "upgrade": lambda archive: archive.upgrade(),
    "move": lambda archive: archive.move("here", "there"),
}


@pytest.mark.parametrize("name", METHODS)
def test_every_method_of_a_closed_retriever_says_that_it_is_closed(archive: Retriever, name: str) -> None:
    archive.search("修路")
    archive.close()
    archive.close()
    with pytest.raises(ClosedError, match=r"closed"):
        METHODS[name](archive)


def test_a_folder_deleted_and_made_again_is_seen_by_who_has_it_open(
    archive: Retriever, sources: Path, encoder: HashingEncoder
) -> None:
    with Retriever.open(archive.folder, encoder=encoder) as reader:
        assert reader.search("苹果合作社分红")[0].citation.article.title == "苹果合作社分红"
        shutil.rmtree(archive.folder)
        with pytest.raises(IndexNotFoundError):
            reader.search("苹果合作社分红")
        (sources / "apple.md").write_text("---\ntitle: 梨园\n---\n\n白石乡梨园今年结果。\n", "utf-8")
        with Retriever.open(archive.folder, create=True, encoder=encoder) as fresh:
            fresh.add(sources / "apple.md")
        assert [entry.reference.title for entry in reader.catalogue()] == ["梨园"]
        assert reader.search("苹果合作社分红")[0].citation.article.title == "梨园"
        assert reader.info().articles == 1


def test_adding_to_a_folder_that_was_deleted_makes_it_again(archive: Retriever, sources: Path) -> None:
    shutil.rmtree(archive.folder)
    assert len(archive.add(sources).added) == 3
    assert archive.search("清河县修路投入多少资金")[0].citation.paragraph == 0


def test_a_moved_folder_of_sources_is_known_by_its_new_place(
    archive: Retriever, sources: Path, encoder: HashingEncoder
) -> None:
    new = sources.with_name("moved")
    sources.rename(new)
    encoder.embedded.clear()
    assert archive.move(sources, new) == 3
    assert archive.move(sources, new) == 0
    assert archive.verify().problems == ()
    assert len(archive.add(new).unchanged) == 3
    assert encoder.embedded == []
    assert Path(archive.search("苹果分红")[0].citation.article.source or "").parent == new
