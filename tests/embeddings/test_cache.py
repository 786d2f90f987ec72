"""Folders made once: whole or not at all, by one process, and again when damaged."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings import EncoderError
from embeddings.cache import cache_root, cached_folder, is_intact


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BAOZHI_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "models"


class Maker:
    """Fills a folder and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, folder: Path) -> None:
        assert list(folder.iterdir()) == []
        self.times += 1
        (folder / "weights").write_bytes(b"0123456789")
        (folder / "inner").mkdir()
        (folder / "inner" / "settings").write_text("{}")


def test_a_folder_is_made_once(root: Path) -> None:
    make = Maker()
    folder = cached_folder("model-1", make)
    assert folder == root / "model-1"
    assert (folder / "weights").read_bytes() == b"0123456789"
    assert cached_folder("model-1", make) == folder
    assert make.times == 1
    cached_folder("model-2", make)
    assert make.times == 2


def truncate(folder: Path) -> None:
    (folder / "weights").write_bytes(b"012")


def flip_a_byte(folder: Path) -> None:
    (folder / "weights").write_bytes(b"0123456780")


def remove_a_file(folder: Path) -> None:
    (folder / "inner" / "settings").unlink()


def spoil_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"weights": 3}')


def empty_the_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"")


@pytest.mark.parametrize(
    "damage", [truncate, flip_a_byte, remove_a_file, spoil_the_manifest, empty_the_manifest]
)
def test_a_damaged_folder_is_made_again(damage: Callable[[Path], None]) -> None:
    make = Maker()
    folder = cached_folder("model", make)
    damage(folder)
    assert not is_intact(folder)
    assert cached_folder("model", make) == folder
    assert make.times == 2
    assert is_intact(folder)
    assert (folder / "weights").read_bytes() == b"0123456789"


def test_a_copied_folder_with_other_times_is_the_same_folder() -> None:
    make = Maker()
    folder = cached_folder("model", make)
    os.utime(folder / "weights", (1, 1))
    cached_folder("model", make)
    assert make.times == 1


def test_a_failure_leaves_nothing_behind(root: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").write_bytes(b"half")
        raise EncoderError("broken")

    with pytest.raises(EncoderError, match="broken"):
        cached_folder("model", fail)
    assert [path.name for path in root.iterdir() if path.is_dir()] == []
    assert cached_folder("model", Maker()).is_dir()


def test_a_full_disk_is_said_in_one_line() -> None:
    def fail(folder: Path) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(EncoderError, match=r"模型缓存写不了.*No space left.*BAOZHI_CACHE") as caught:
        cached_folder("model", fail)
    assert "\n" not in str(caught.value)


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BAOZHI_CACHE", str(tmp_path / "file"))
    with pytest.raises(EncoderError, match="BAOZHI_CACHE"):
        cached_folder("model", Maker())


def test_what_a_killed_process_left_is_removed(root: Path) -> None:
    leftover = root / ".model-abc"
    leftover.mkdir(parents=True)
    (leftover / "half").write_bytes(b"half")
    cached_folder("model", Maker())
    assert not leftover.exists()


def test_two_processes_at_once_make_it_once(root: Path) -> None:
    code = (
        "import sys, time\n"
        "from embeddings.cache import cached_folder\n"
        "def make(folder):\n"
        "    print('made', flush=True)\n"
        "    time.sleep(0.5)\n"
        "    (folder / 'file').write_text('x' * 100)\n"
        "folder = cached_folder('model', make)\n"
        "assert (folder / 'file').read_text() == 'x' * 100\n"
    )
    command = [sys.executable, "-c", code]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert "".join(outputs).split() == ["made"]
    assert is_intact(root / "model")


def test_nobody_sees_half_a_folder(root: Path) -> None:
    seen = []

    def make(folder: Path) -> None:
        (folder / "file").write_text("x")
        seen.append((root / "model").exists())
        time.sleep(0.01)

    cached_folder("model", make)
    assert seen == [False]


def test_the_variable_moves_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_root() == tmp_path / "cache" / "models"
    monkeypatch.delenv("BAOZHI_CACHE")
    assert cache_root().name == "models"
    assert "baozhi" in str(cache_root())
