"""Files that people send: what is taken, under which name, and where it is kept.

A file is kept in a folder named by the hash of its content. Of the name its sender gave it only letters, digits
and a few signs are left, so that it can name no other place; it is what a citation shows as the page.
"""

import hashlib
import os
import re
import unicodedata
from pathlib import Path

SUFFIXES = (".txt", ".md", ".jsonl", ".pdf", ".docx", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
_LONGEST = 60  # code points of a name
_HASH_DIGITS = 16
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")


def suffix_of(name: str | None) -> str | None:
    """Return the suffix of a file that may be taken, else None."""
    lower = (name or "").lower().strip()
    return next((suffix for suffix in SUFFIXES if lower.endswith(suffix)), None)


def display_name(name: str | None, suffix: str) -> str:
    """Return a name made of letters, digits, spaces, hyphens, points and underscores, with the suffix."""
    stem = unicodedata.normalize("NFC", name or "")
    stem = stem[: -len(suffix)] if stem.lower().endswith(suffix) else stem
    stem = re.sub(r"[^\w .-]", "_", stem)
    stem = re.sub(r"[\s_]+", "_", stem).strip("._- ")[:_LONGEST].strip("._- ")
    if not stem or _DEVICES.match(stem):
        stem = "document"
    while len(stem.encode()) > 200:  # a file system counts bytes
        stem = stem[:-1]
    return stem + suffix


def digest_of(content: bytes) -> str:
    """Return what names a content."""
    return hashlib.sha256(content).hexdigest()[:_HASH_DIGITS]


def keep(folder: Path, content: bytes, name: str) -> Path:
    """Write a file under the hash of its content; it is whole or not there.

    Raises:
        OSError: it cannot be written.
    """
    place = folder / digest_of(content)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    part, path = place / ".part", place / name
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path
