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

    monkeypatch.setattr("retriever.index.planning.os.stat", refused)
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


def test_a_page_s_head_line_is_known_of_its_articles_and_is_no_passage(
    archive: Retriever, tmp_path: Path
) -> None:
    path = tmp_path / "p.txt"
    path.write_text(
        "沧源日报 2023年5月9日 第2版 要闻\n\n石门水渠通水\n\n"
        "本报讯（记者 白露）石门水渠昨日通水，全长九公里，灌溉农田三千亩。\n",
        "utf-8",
    )
    archive.add(path)
    hits = [
        hit for hit in archive.search("石门水渠 沧源日报", k=50) if hit.citation.article.source == str(path)
    ]
    assert {hit.citation.paragraph for hit in hits} == {0}
    reference = hits[0].citation.article
    assert (reference.newspaper, reference.date, reference.edition, reference.section) == (
        "沧源日报",
        "2023-05-09",
        "2",
        "要闻",
    )
    article = archive.article(reference)
    assert article is not None
    assert (article.edition, article.section) == ("2", "要闻")
    assert not archive.verify().problems


def test_records_left_out_are_told_again_until_the_file_is_mended(archive: Retriever, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = '{"id": "1", "title": "鱼塘", "text": "柳湾鱼塘二十七亩。"}\n'
    path.write_text(good + '{"id": "2", "text": ""}\n', "utf-8")
    first, again = archive.add(path), archive.add(path)
    assert (first.added, again.unchanged) == ((str(path),), (str(path),))
    assert first.left_out == again.left_out
    assert [name for name, _ in first.left_out] == [str(path)]
    assert not first.failed
    path.write_text(good, "utf-8")
    mended = archive.add(path)
    assert mended.changed == (str(path),)
    assert mended.left_out == ()


def test_radicals_in_a_source_are_found_by_ordinary_characters(archive: Retriever, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "title": "⻘⽯⻓廊", "text": "⻘⽯⻓廊由⻢家⼭⽯匠建成。"}\n', "utf-8")
    archive.add(path)
    best = archive.search("青石长廊是谁建成的")[0].citation
    assert best.quote == "⻘⽯⻓廊由⻢家⼭⽯匠建成。"
