"""A copy of everything that cannot be made again: documents, state and index, each database at one moment."""

import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

_DATABASES = (".db", ".sqlite", ".sqlite3")


def write_backup(target: Path, state: Path, index: Path) -> int:
    """Write a compressed archive of the state's folder and the index's databases; return its size in bytes.

    What is derived from the databases is left out: it is made again when the index is opened.

    Raises:
        OSError, sqlite3.Error: a file cannot be read, or the archive cannot be written.
    """
    with tarfile.open(target, "w:gz", compresslevel=6) as archive:
        for name, folder in (("state", state), ("index", index)):
            for path in sorted(folder.iterdir()):
                if path.suffix in _DATABASES and path.is_file():
                    _add_database(archive, path, f"{name}/{path.name}")
        documents = state / "documents"
        for path in sorted(documents.glob("*/*")) if documents.is_dir() else []:
            if path.is_file() and not path.name.startswith("."):
                archive.add(path, f"documents/{path.parent.name}/{path.name}", recursive=False)
    return target.stat().st_size


def _add_database(archive: tarfile.TarFile, path: Path, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        with (
            closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
        archive.add(copy, name)
