"""The offline bundle: an archive that installs itself without a network, and not at all where it is damaged."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from deploy.bundle import pack

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def small_wheel(folder: Path) -> None:
    """Write a wheel of the program's name that holds next to nothing."""
    folder.mkdir()
    info = "baozhi-9.9.dist-info"
    with zipfile.ZipFile(folder / "baozhi-9.9-py3-none-any.whl", "w") as wheel:
        wheel.writestr("small_baozhi.py", "def main():\n    print('3730万元')\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: baozhi\nVersion: 9.9\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\nbaozhi = small_baozhi:main\n")
        wheel.writestr(f"{info}/RECORD", "")


def unpacked(tmp_path: Path, version: str = VERSION) -> Path:
    small_wheel(tmp_path / "wheels")
    archive = pack(tmp_path / "wheels", tmp_path / "out", "baozhi-9.9", version)
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "unpacked", filter="data")
    return tmp_path / "unpacked" / "baozhi-9.9"


def install(folder: Path, target: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [folder / "install.sh", target],
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_bundle_installs_itself_without_a_network(tmp_path: Path) -> None:
    target = tmp_path / "environment"
    result = install(unpacked(tmp_path), target)
    assert result.returncode == 0, result.stderr
    assert str(target / "bin" / "baozhi") in result.stdout
    said = subprocess.run([target / "bin" / "baozhi"], capture_output=True, encoding="utf-8", check=True)
    assert said.stdout == "3730万元\n"


@pytest.mark.parametrize("name", ["wheels/baozhi-9.9-py3-none-any.whl", "LICENSE"])
def test_a_damaged_bundle_installs_nothing(tmp_path: Path, name: str) -> None:
    folder = unpacked(tmp_path)
    with (folder / name).open("ab") as file:
        file.write(b"x")
    result = install(folder, tmp_path / "environment")
    assert result.returncode == 2
    assert "安装包不完整" in result.stderr
    assert not (tmp_path / "environment").exists()


def test_a_bundle_for_another_python_says_so(tmp_path: Path) -> None:
    result = install(unpacked(tmp_path, "3.2"), tmp_path / "environment")
    assert result.returncode == 2
    assert "Python 3.2" in result.stderr
