"""Makes the offline bundle: every wheel, the bundled model among them, and an installer, in one archive.

``make bundle`` runs it. It needs a network; what it makes does not: unpack it on a machine of the same kind and
Python version, and run ``./install.sh``.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
INSTALLER = PROJECT / "deploy" / "install.sh"


def build_wheel(folder: Path, python: str = sys.executable) -> Path:
    """Build our own wheel into a folder; return its path."""
    _pip(python, "wheel", "--no-deps", "--wheel-dir", str(folder), str(PROJECT))
    (wheel,) = folder.glob("baozhi-*.whl")
    return wheel


def gather_wheels(folder: Path, python: str = sys.executable, extra: str = "") -> None:
    """Put our wheel and all that it needs into a folder, in the versions of requirements.lock."""
    wheel = build_wheel(folder, python)
    wanted = f"{wheel}[{extra}]" if extra else str(wheel)
    lock = str(PROJECT / "requirements.lock")
    _pip(
        python, "wheel", "--constraint", lock, "--find-links", str(folder), "--wheel-dir", str(folder), wanted
    )


def pack(wheels: Path, out: Path, name: str, version: str) -> Path:
    """Write the archive of a folder of wheels: the installer, the Python it is for and the sums of all files.

    Args:
        wheels: the folder of wheels.
        out: the folder the archive is written to.
        name: of the archive, without its ending, and of the folder inside.
        version: of Python, as in 3.11.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / name
        shutil.copytree(wheels, folder / "wheels")
        shutil.copy2(INSTALLER, folder / INSTALLER.name)
        shutil.copy2(PROJECT / "LICENSE", folder / "LICENSE")
        (folder / "PYTHON_VERSION").write_text(f"{version}\n", encoding="utf-8")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        sums = "".join(f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
        (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
        archive = out / f"{name}.tar.gz"
        with tarfile.open(archive, "w:gz", compresslevel=1) as tar:  # wheels are compressed already
            tar.add(folder, name)
    return archive


def make_bundle(out: Path, python: str = sys.executable, extra: str = "") -> Path:
    """Make the bundle for an interpreter of this machine; return its path."""
    told = "import sys, sysconfig; print('%d.%d' % sys.version_info[:2], sysconfig.get_platform())"
    version, platform = subprocess.run(
        [python, "-c", told], capture_output=True, text=True, check=True
    ).stdout.split()
    with tempfile.TemporaryDirectory() as temporary:
        wheels = Path(temporary)
        gather_wheels(wheels, python, extra)
        (own,) = wheels.glob("baozhi-*.whl")
        release = own.name.split("-")[1]
        kind = f"-{extra}" if extra else ""
        return pack(wheels, out, f"baozhi-{release}{kind}-py{version}-{platform}", version)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pip(python: str, *arguments: str) -> None:
    subprocess.run(
        [python, "-m", "pip", "--disable-pip-version-check", arguments[0], "--quiet", *arguments[1:]],
        check=True,
    )


def main() -> None:
    """Make the bundle and say where it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="the interpreter it is for")
    parser.add_argument("--extra", default="", help="an extra of pyproject.toml to take in: models")
    parser.add_argument("--out", type=Path, default=PROJECT / "dist", help="the folder to write it to")
    args = parser.parse_args()
    archive = make_bundle(args.out, args.python, args.extra)
    print(f"{archive}  {archive.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
