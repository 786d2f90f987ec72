"""A cluster makes the index that one process makes, whatever becomes of its workers."""

import json
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

if find_spec("ray") is None:  # it is not imported yet: where a session is alone, Ray is told so before
    pytest.skip("needs baozhi[ray]: make cluster", allow_module_level=True)

from retriever import IndexReport, Retriever
from retriever.cluster.cluster import Cluster
from retriever.errors import ClusterError
from retriever.index.opening import open_store
from tests.encoders import HashingEncoder
from tests.retriever.cluster.mortal import FailingEncoder, MortalEncoder, MortalReader

FILES, ARTICLES = 24, 30


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    # paths of sockets must be short
    with TemporaryDirectory(prefix="ray-", dir="/tmp") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_TMPDIR", folder)
        with Cluster(workers=2) as connected:
            yield connected


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Files with passages in common, one with a bad record and one that is none."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(FILES):
        records = [
            {
                "title": f"云溪第{number}号",
                "text": f"云溪县{year}年种茶{number}.{year}万亩，多收{year}天。",
            }
            for year in range(ARTICLES)
        ]
        records.append({"title": "天气", "text": "各地今天晴，南湾镇有小雨。"})
        text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        (folder / f"{number}.jsonl").write_text(text + ("\n{}" if number == 3 else ""), encoding="utf-8")
    (folder / "none.docx").write_bytes(b"no archive")
    return folder


def rows(index: Path) -> dict[str, list[Any]]:
    """Return all that an index holds, but for when it was made."""
    with closing(open_store(index, create=True)) as store:
        return {
            "sources": store.connection.execute(
                "SELECT path, digest, bytes FROM source ORDER BY id"
            ).fetchall(),
            "articles": store.connection.execute("SELECT * FROM article ORDER BY id").fetchall(),
            "lines": store.connection.execute("SELECT * FROM line ORDER BY article, number").fetchall(),
            "passages": store.connection.execute("SELECT * FROM passage ORDER BY id").fetchall(),
            "vectors": store.connection.execute("SELECT * FROM vector ORDER BY hash").fetchall(),
        }


def add(index: Path, encoder: HashingEncoder, sources: Path, **options: Any) -> IndexReport:
    with Retriever.open(index, create=True, encoder=encoder) as archive:
        return archive.add(sources, **options)


def test_killed_workers_lose_nothing_and_double_nothing(
    cluster: Cluster, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retriever.cluster.cluster.FileReader", MortalReader)
    monkeypatch.setattr(
        "retriever.cluster.cluster._BLOCK", 8000
    )  # what is read is handed back in many pieces
    read, embedded = [], []
    report = add(
        tmp_path / "far",
        MortalEncoder(tmp_path),
        sources,
        cluster=cluster,
        on_read=lambda done, total: read.append((done, total)),
        progress=lambda done, total: embedded.append((done, total)),
    )
    assert {path.name for path in tmp_path.glob("*-killed")} == {"reader-killed", "encoder-killed"}
    assert report == add(tmp_path / "near", HashingEncoder(), sources)
    assert report.embedded == FILES * ARTICLES + 1
    assert [len(found) for found in (report.added, report.failed, report.left_out)] == [FILES, 1, 1]
    assert rows(tmp_path / "far") == rows(tmp_path / "near")
    assert read == [(done, FILES + 1) for done in range(1, FILES + 2)]
    assert embedded[0] == (0, report.embedded)
    assert embedded == sorted(embedded)
    assert embedded[-1] == (report.embedded, report.embedded)
    with Retriever.open(tmp_path / "far", encoder=HashingEncoder()) as archive:
        assert archive.verify().problems == ()


def test_an_ended_run_is_gone_on_with_and_a_second_one_embeds_nothing(
    cluster: Cluster, sources: Path, tmp_path: Path
) -> None:
    def end(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(tmp_path / "index", HashingEncoder(), sources, cluster=cluster, progress=end)
    kept = len(rows(tmp_path / "index")["vectors"])
    report = add(tmp_path / "index", HashingEncoder(), sources, cluster=cluster)
    assert 0 < kept < kept + report.embedded == FILES * ARTICLES + 1
    held = rows(tmp_path / "index")
    again = add(tmp_path / "index", HashingEncoder(), sources, cluster=cluster)
    assert (again.embedded, len(again.unchanged), again.altered) == (0, FILES, False)
    assert rows(tmp_path / "index") == held


def test_a_cluster_that_fails_is_told_in_a_line_and_leaves_nothing_visible(
    cluster: Cluster, sources: Path, tmp_path: Path
) -> None:
    with pytest.raises(ClusterError, match=r"^--ray local: .*: the disk of the model is gone$"):
        add(tmp_path / "index", FailingEncoder(), sources, cluster=cluster)
    assert rows(tmp_path / "index")["articles"] == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense", "ray://127.0.0.1:x"])
def test_an_address_where_nobody_is_is_told_in_a_line(address: str) -> None:
    with pytest.raises(ClusterError, match=f"^--ray {address}: .*$"), Cluster(address):
        raise AssertionError
