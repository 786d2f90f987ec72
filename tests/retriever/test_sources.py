"""Sources that cannot be named, looked at or told apart: said in a line, and the others are indexed."""

import os
from pathlib import Path

import pytest

from corpus.errors import UnreadableSourceError
from corpus.readers import read
from retriever import Retriever


def test_a_name_that_is_no_utf8_is_told_and_the_others_indexed(archive: Retriever, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "good.md").write_text("---\ntitle: 新桥\n---\n\n新桥通车。\n", "utf-8")
    Path(os.fsdecode(os.fsencode(folder) + "/报纸.md".encode("gbk"))).write_text("正文。\n", "utf-8")
    report = archive.add(folder)
    assert [Path(name).name for name in report.added] == ["good.md"]
    ((shown, said),) = report.failed
    assert "UTF-8" in said
    assert shown.isprintable()


def test_a_folder_that_may_not_be_read_now_keeps_its_articles(
    archive: Retriever, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = str(sources / "road.md")
    (sources / "road.md").rename(sources / "elsewhere")
    look = os.stat

    def refused(path: str | Path, **options: object) -> os.stat_result:
        if str(path) == hidden:
            raise PermissionError(13, "Permission denied")
        return look(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("retriever.indexing.os.stat", refused)
    report = archive.add(sources)
    assert report.removed == ()
    assert [name for name, _ in report.failed] == [hidden]
    assert archive.search("清河县修路")[0].citation.article.source == hidden


@pytest.mark.parametrize("key", ["date", "newspaper", "source"])
def test_half_a_character_in_a_value_is_refused(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"id": "a", "title": "修路", "text": "修路。", "{key}": "2023\\udc00"}}\n', "utf-8")
    with pytest.raises(UnreadableSourceError, match="not text"):
        read(path)


def test_two_articles_with_one_id_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nid: x\ntitle: 修路\n---\n\n修路。\n\n---\nid: x\ntitle: 种树\n---\n\n种树。\n", "utf-8"
    )
    with pytest.raises(UnreadableSourceError, match="duplicate id"):
        read(path)


def test_a_negative_number_of_hits_is_none(archive: Retriever) -> None:
    assert archive.search("清河县修路", k=-1) == []
