"""An index as it grows: mended pages, first runs that meet, the kind of index that fits."""

from pathlib import Path

import pytest

from retriever import Retriever
from retriever.errors import ModelMismatchError
from retriever.index.locations import bundled_index
from retriever.index.sizes import IndexSizes
from tests.encoders import HashingEncoder


def first(archive: Retriever, question: str) -> tuple[str, int]:
    citation = archive.search(question)[0].citation
    return citation.article.title or "", citation.paragraph


def test_a_mended_page_stands_in_for_the_page_until_it_leaves(
    tmp_path: Path, encoder: HashingEncoder
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "一版.txt").write_text(
        "清河县修路\n\n清河县今年投入资金3730万元，新修公路30公里。\n", encoding="utf-8"
    )
    (folder / "二版.txt").write_text("白石乡种树\n\n白石乡今年种树1200亩，成活率很高。\n", encoding="utf-8")
    mended = folder / "一版.md"
    text = "---\ntitle: 清河县修路\npage: 一版.txt\n---\n\n清河县今年投入资金3730万元，新修公路30公里。\n"

    def indexed(archive: Retriever) -> set[str]:
        return {Path(entry.reference.source).name for entry in archive.catalogue()}

    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        archive.add(folder)
        assert indexed(archive) == {"一版.txt", "二版.txt"}
        mended.write_text(text, encoding="utf-8")
        report = archive.add(mended)
        assert [Path(name).name for name in report.removed] == ["一版.txt"]
        assert indexed(archive) == {"一版.md", "二版.txt"}
        report = archive.add(folder)
        assert [Path(name).name for name in report.replaced] == ["一版.txt"]
        assert (indexed(archive), report.altered) == ({"一版.md", "二版.txt"}, False)
        mended.unlink()
        archive.add(folder)
        assert indexed(archive) == {"一版.txt", "二版.txt"}


def test_a_second_first_run_with_another_model_takes_nothing_away(tmp_path: Path, sources: Path) -> None:
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder("another")) as late:
        assert late.encoder.name == "another"
        with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as early:
            early.add(sources)
            (sources / "new.md").write_text("---\ntitle: 新桥\n---\n\n白石乡架起新桥。\n", encoding="utf-8")
            with pytest.raises(ModelMismatchError):
                late.add(sources)
            assert first(early, "清河县投入资金多少") == ("清河县修路三十公里", 0)


def test_an_archive_that_was_searched_before_it_held_anything_grows(
    tmp_path: Path, sources: Path, encoder: HashingEncoder
) -> None:
    sizes = IndexSizes(tail_rows=0)
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder, sizes=sizes) as archive:
        assert archive.search("清河县投入资金多少") == []
        archive.add(sources)
        assert first(archive, "清河县投入资金多少") == ("清河县修路三十公里", 0)


def test_the_kind_of_index_goes_by_what_is_there_after_a_change(
    tmp_path: Path, sources: Path, encoder: HashingEncoder
) -> None:
    sizes = IndexSizes(exact_up_to=2, tail_rows=0)
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder, sizes=sizes) as archive:
        archive.add(sources / "apple.md")
        assert archive._index.vectors(1).kind == "flat"
        archive.add(sources)
        assert archive._index.vectors(2).kind == "ivf" == archive.info().dense_index


def test_the_bundled_archive_has_an_index_for_each_encoder() -> None:
    assert len({bundled_index(), bundled_index("hashing"), bundled_index("another")}) == 3
