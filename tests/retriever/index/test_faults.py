"""What goes wrong on a disk and in a process: killed writers, busy readers, damaged files."""

import logging
import random
import shutil
import threading
from pathlib import Path

import pytest

from benchmarks.faults import PairEncoder, attacked, filled, run, write_articles
from retriever import Retriever
from retriever.errors import RetrieverError
from tests.encoders import HashingEncoder


def test_an_index_survives_writers_that_are_killed(tmp_path: Path) -> None:
    report = run(tmp_path, 8, seed=1000)
    assert report["problems"] == []
    assert report["moments"] == 8


def test_damage_is_seen_by_verify_and_never_quoted(tmp_path: Path) -> None:
    report = attacked(tmp_path, {"flips": 16, "truncations": 4, "zeroed_pages": 4})
    assert [found["faults"] for found in report.values()] == [{}] * 3
    assert [found["unseen"] for found in report.values()] == [0] * 3
    assert all(found["seen"] >= found["times"] // 2 for found in report.values())


def test_a_full_disk_refuses_a_change_whole(tmp_path: Path) -> None:
    report = filled(tmp_path)
    if "not_run" in report:
        pytest.skip(f"no small file system here: {report['not_run']}")
    assert report["faults"] == []
    assert report["refused"] >= 5
    assert report["done"] >= 1


def test_readers_see_every_change_whole_while_a_writer_adds_and_removes(tmp_path: Path) -> None:
    files = write_articles(tmp_path / "sources")
    index = tmp_path / "index"
    errors: list[str] = []
    seen: set[int] = set()
    stop = threading.Event()
    with Retriever.open(index, create=True, encoder=PairEncoder()) as writer:
        writer.add(files[20])

        def read() -> None:
            with Retriever.open(index, encoder=PairEncoder()) as reader:
                while not stop.is_set():
                    try:
                        entries = {Path(entry.reference.source or "").stem for entry in reader.catalogue()}
                        hits = reader.search("第20号工程第3期投入多少")
                    except RetrieverError as error:
                        errors.append(str(error))
                        return
                    if len(entries) % 2 != 1 or not hits:
                        errors.append(f"half a change: {entries}, {len(hits)} hits")
                    seen.add(len(entries))

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for number in range(0, 16, 2):
            writer.add(files[number], files[number + 1])  # always two together
        for number in range(0, 8, 2):
            writer.remove(files[number], files[number + 1])
        stop.set()
        for reader in readers:
            reader.join()
    assert errors == []
    assert len(seen) > 2  # they did look while it changed


@pytest.mark.parametrize("damage", ["flip", "truncate", "delete", "rubbish"])
@pytest.mark.parametrize("suffix", [".faiss", ".tail"])
def test_a_damaged_derived_file_is_noticed_and_made_again(
    archive: Retriever,
    sources: Path,
    encoder: HashingEncoder,
    caplog: pytest.LogCaptureFixture,
    damage: str,
    suffix: str,
) -> None:
    (sources / "new.md").write_text("---\ntitle: 图书馆\n---\n\n青石县图书馆藏书9万册。\n", encoding="utf-8")
    archive.add(sources)  # goes into the tail
    before = archive.search("图书馆藏书多少")
    assert before[0].citation.article.title == "图书馆"
    newest = max(archive.folder.glob(f"dense-*{suffix}"), key=lambda path: path.stat().st_mtime_ns)
    data = bytearray(newest.read_bytes())
    if damage == "flip":
        data[len(data) * 2 // 3] ^= 16
    newest.write_bytes({"flip": bytes(data), "truncate": data[:-7], "delete": b"", "rubbish": b"x"}[damage])
    if damage == "delete":
        newest.unlink()
    with (
        caplog.at_level(logging.WARNING),
        Retriever.open(archive.folder, encoder=encoder) as again,
    ):
        assert [hit.citation for hit in again.search("图书馆藏书多少")] == [hit.citation for hit in before]
    assert newest.name in caplog.text
    caplog.clear()
    with caplog.at_level(logging.WARNING), Retriever.open(archive.folder, encoder=encoder) as mended:
        assert [hit.citation for hit in mended.search("图书馆藏书多少")] == [hit.citation for hit in before]
    assert caplog.text == ""
    archive.remove(sources / "new.md")
    assert all(hit.citation.article.title != "图书馆" for hit in archive.search("图书馆藏书多少"))


def test_a_damaged_truth_is_a_clear_error_or_harmless(
    archive: Retriever, encoder: HashingEncoder, tmp_path: Path
) -> None:
    archive.close()
    told = 0
    chooser = random.Random(4)
    for number in range(25):
        folder = tmp_path / f"copy{number}"
        shutil.copytree(archive.folder, folder)
        path = folder / "archive.db"
        data = bytearray(path.read_bytes())
        start = chooser.randrange(0, len(data) - 4096, 4096)
        data[start : start + 600] = chooser.randbytes(600)
        path.write_bytes(data)
        try:
            with Retriever.open(folder, encoder=encoder) as damaged:
                damaged.search("清河县修路投入多少资金")
                damaged.catalogue()
        except RetrieverError as error:
            told += 1
            assert "\n" not in str(error)
            assert "damaged" in str(error) or "not a baozhi index" in str(error)
    assert told >= 10
