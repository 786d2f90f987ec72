"""Sources that cannot be named, looked at or told apart: said in a line, and the others are indexed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import SourceNotFoundError, UnreadableSourceError
from corpus.model import Document
from corpus.readers import Tell, read, stream
from retriever import Retriever
from tests.encoders import HashingEncoder


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


def test_what_processes_of_their_own_read_is_the_same_index(tmp_path: Path, archive: Retriever) -> None:
    folder = tmp_path / "sources"
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"第{number}号闸门\n\n第{number}号闸门昨天开启。\n", "utf-8")
    (folder / "bad.md").write_bytes(b"\x00\xff\x00")
    steps: list[tuple[int, int]] = []
    with Retriever.open(tmp_path / "apart", create=True, encoder=HashingEncoder()) as apart:
        report = apart.add(folder, processes=2, on_read=lambda done, total: steps.append((done, total)))
        archive.add(folder)
        assert list(apart.catalogue()) == list(archive.catalogue())
        assert apart.verify().problems == ()
    assert list(report.added) == sorted(report.added)
    assert [Path(name).name for name, _ in report.failed] == ["bad.md"]
    assert steps == [(number, 13) for number in range(1, 14)]


def test_a_renamed_file_is_not_embedded_again(archive: Retriever, sources: Path) -> None:
    (sources / "apple.md").rename(sources / "pear.md")
    report = archive.add(sources / "pear.md", gone=[sources / "apple.md"])
    assert (len(report.added), len(report.removed), report.embedded) == (1, 1, 0)
    assert archive.add(gone=[sources / "pear.md"]).removed == ()  # it is there


def test_a_file_that_changes_while_it_is_read_keeps_its_old_rows(tmp_path: Path, sources: Path) -> None:
    busy = False

    def changing(path: Path, tell: Tell) -> Iterator[Document]:
        if busy and path.name == "apple.md":
            path.write_text("---\ntitle: 苹果\n---\n\n写了一半", encoding="utf-8")
        elif busy and path.name == "road.md":
            path.unlink()
            raise SourceNotFoundError(f"{path}: gone")
        yield from stream(path, tell)

    with Retriever.open(tmp_path / "i", create=True, encoder=HashingEncoder(), read=changing) as archive:
        archive.add(sources)
        before, busy = list(archive.catalogue()), True
        for name in ("apple.md", "road.md"):
            (sources / name).write_text("---\ntitle: 新的\n---\n\n新的一篇。\n", encoding="utf-8")
        report = archive.add(sources)
        assert [Path(name).name for name, _ in report.failed] == ["apple.md", "road.md"]
        assert "changed while" in report.failed[0][1]
        assert list(archive.catalogue()) == before
        busy = False
        assert len(archive.add(sources).changed) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(archive: Retriever, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in archive.add(tmp_path / "pipe.txt").failed[0][1]
