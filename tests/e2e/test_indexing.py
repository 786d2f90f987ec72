"""Indexing as it happens to people: again, changed, interrupted, twice at once, on a full disk."""

import json
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.e2e.conftest import Run, parsed


def many(folder: Path, count: int, *, start: int = 0) -> Path:
    """Write a file of articles that takes a while to embed."""
    path = folder / f"many-{start}.jsonl"
    rows = [
        {
            "id": str(n),
            "title": f"第{n}号通报",
            "text": f"青石县第{n}号工程投入资金{n}万元，由{n}名工人在{n % 28 + 1}日完成。" * 3,
        }
        for n in range(start, start + count)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def sources(run: Run) -> int:
    count: int = parsed(run("info", "--index", "my", "--json"))["sources"]
    return count


def test_index_ask_change_remove(run: Run, page: Path) -> None:
    first = run("index", page, "--index", "my")
    assert "新增 1" in first.stdout
    again = run("index", page, "--index", "my")
    assert "未变 1" in again.stdout
    assert "新算向量 0 个" in again.stdout
    page.write_text(page.read_text(encoding="utf-8").replace("312座", "326座"), encoding="utf-8")
    assert run("verify", "--index", "my").returncode == 2
    assert "更新 1" in run("index", page, "--index", "my").stdout
    assert run("verify", "--index", "my").returncode == 0
    assert parsed(run("ask", "南岸镇建成大棚多少座", "--index", "my", "--json"))["text"] == "326座"
    assert "移除 1" in run("index", page, "--index", "my", "--remove").stdout
    assert sources(run) == 0
    assert run("index", "never.txt", "--index", "my", "--remove").returncode == 2


def test_the_index_may_be_named_by_the_environment(run: Run, page: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "mine")
    assert run("index", page, BAOZHI_INDEX=place).returncode == 0
    assert parsed(run("info", "--json", BAOZHI_INDEX=place))["folder"] == place


def start(program: Sequence[str], folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*program, "index", *arguments, "--index", "my"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def vectors(folder: Path) -> int:
    """Count the vectors that are committed, beside the running writer."""
    with closing(sqlite3.connect(f"{(folder / 'archive.db').as_uri()}?mode=ro", uri=True)) as connection:
        count: int = connection.execute("SELECT count(*) FROM vector").fetchone()[0]
        return count


def test_killed_in_the_middle_the_old_state_answers_and_the_next_run_goes_on(
    run: Run, program: Sequence[str], page: Path, tmp_path: Path
) -> None:
    run("index", page, "--index", "my")
    before = vectors(tmp_path / "my")
    path = many(tmp_path, 700)
    process = start(program, tmp_path, path.name)
    wait_until(lambda: vectors(tmp_path / "my") > before)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = vectors(tmp_path / "my") - before
    assert 0 < kept < 700
    assert sources(run) == 1
    assert parsed(run("ask", "南岸镇建成大棚多少座", "--index", "my", "--json"))["text"] == "312座"
    assert f"新算向量 {700 - kept} 个" in run("index", path, "--index", "my").stdout
    assert sources(run) == 2


def test_two_at_once_the_second_waits_or_names_the_holder(
    run: Run, program: Sequence[str], page: Path, tmp_path: Path
) -> None:
    run("index", page, "--index", "my")
    before = vectors(tmp_path / "my")
    path = many(tmp_path, 700)
    first = start(program, tmp_path, path.name)
    wait_until(lambda: vectors(tmp_path / "my") > before)
    hurried = run("index", page, "--index", "my", "--wait", "0")
    assert hurried.returncode == 2
    assert str(first.pid) in hurried.stderr
    patient = run("index", many(tmp_path, 3, start=9000), "--index", "my")
    first.communicate()
    assert (first.returncode, patient.returncode) == (0, 0)
    assert str(first.pid) in patient.stderr
    assert sources(run) == 3


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write: by permissions, or by a mount where the user is root."""
    if os.geteuid() != 0:
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(0o755)
        return
    steps = (["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder])
    try:
        for step in steps:
            if subprocess.run(list(map(str, step)), capture_output=True, check=False).returncode:
                pytest.skip("root may write everywhere, and no read-only mount can be made here")
        yield
    finally:
        subprocess.run(["umount", str(folder)], capture_output=True, check=False)


def test_a_read_only_folder_is_read_but_not_changed(run: Run, page: Path, tmp_path: Path) -> None:
    run("index", page, "--index", "my")
    path = many(tmp_path, 2)
    with read_only(tmp_path / "my"):
        answer = parsed(run("ask", "南岸镇建成大棚多少座", "--index", "my", "--json"))
        assert answer["text"] == "312座"
        result = run("index", path, "--index", "my")
        assert result.returncode == 2
        assert "cannot be written" in result.stderr


def test_a_full_disk_leaves_the_index_as_it_was(
    run: Run, program: Sequence[str], page: Path, tmp_path: Path
) -> None:
    run("index", page, "--index", "my")
    size = max(file.stat().st_size for file in (tmp_path / "my").iterdir())
    path = many(tmp_path, 400)
    # A limit on file size stands for the full disk: the write fails in the middle of the change.
    limit = f"trap '' XFSZ; ulimit -f {size // 512 + 40}; exec \"$@\""
    limited = subprocess.run(
        ["sh", "-c", limit, "sh", *program, "index", path.name, "--index", "my"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert limited.returncode == 2, limited.stderr
    assert "Traceback" not in limited.stderr
    assert limited.stderr.count("\n") == 1
    assert sources(run) == 1
    assert parsed(run("ask", "南岸镇建成大棚多少座", "--index", "my", "--json"))["text"] == "312座"
    assert run("index", path.name, "--index", "my").returncode == 0
    assert sources(run) == 2


def test_a_dictionary_is_kept_with_the_index(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("新式大棚 30 n\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("新式 大棚\n", encoding="utf-8")
    first = run("index", page, "--index", "my", "--dictionary", "words.txt")
    assert "词典：1 个词。" in first.stdout
    assert first.stderr == ""
    (tmp_path / "words.txt").unlink()
    assert parsed(run("info", "--index", "my", "--json"))["dictionary"] == 1
    assert parsed(run("ask", "新式大棚建成多少座", "--index", "my", "--json"))["text"] == "312座"
    assert run("verify", "--index", "my").returncode == 0
    (tmp_path / "none.txt").touch()
    assert "词典：0 个词。" in run("index", "--index", "my", "--dictionary", "none.txt").stdout
    assert parsed(run("info", "--index", "my", "--json"))["dictionary"] is None
    for wrong in (["--dictionary", "bad.txt"], ["--dictionary", "gone.txt"], [], ["--remove"]):
        result = run("index", "--index", "my", *wrong)
        assert (result.returncode, result.stderr.count("\n")) == (2, 1), result.stderr
