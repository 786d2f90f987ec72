"""Zip files and the formats that are one, within bounds: a few kilobytes must not unpack to gigabytes.

Nothing is ever written to where a name in the file says.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from corpus.errors import SourceNotFoundError, UnreadableSourceError

#: Members of a file; bytes of one unpacked, and of all together.
MOST_MEMBERS: Final = 20_000
LARGEST_MEMBER: Final = 256 << 20
LARGEST: Final = 2 << 30
#: What a member above a megabyte may grow by when it is unpacked; text shrinks to a tenth or so.
_MOST_GROWTH: Final = 200
#: Bytes of one XML part of a document.
LARGEST_XML: Final = 64 << 20
_UTF8_NAME: Final = 0x800
_LOCKED: Final = 0x1
_DECLARATION: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Package:
    """An open zip file."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self.name = name
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            raise UnreadableSourceError(
                f"{name}: 压缩包里超过 {MOST_MEMBERS} 个文件 (more than {MOST_MEMBERS} files in it)"
            )
        self.members: dict[str, zipfile.ZipInfo] = {
            _member_name(info): info for info in infos if not info.is_dir()
        }
        if sum(info.file_size for info in infos) > LARGEST:
            raise UnreadableSourceError(
                f"{name}: 解开后超过 {LARGEST >> 30} GB，不读 (unpacks to more than {LARGEST >> 30} GB)"
            )

    def read(self, member: str, most: int = LARGEST_MEMBER) -> bytes:
        """Return the bytes of a member.

        Raises:
            UnreadableSourceError: none of that name, locked, damaged, or too long.
        """
        info = self.members.get(member)
        where = f"{self.name}#{member}"
        if info is None:
            raise UnreadableSourceError(f"{where}: 压缩包里没有这一部分 (no such part)")
        if info.flag_bits & _LOCKED:
            raise UnreadableSourceError(f"{where}: 有密码，请先解密 (locked with a password)")
        grown = info.file_size > 1 << 20 and info.file_size > _MOST_GROWTH * max(1, info.compress_size)
        if info.file_size > most or grown:
            raise UnreadableSourceError(f"{where}: 解开后太大 (unpacks to too much)")
        try:
            with self._archive.open(info) as file:
                data = file.read(most + 1)
        except _BROKEN as error:
            raise UnreadableSourceError(f"{where}: 已损坏 (damaged)") from error
        if len(data) > most:
            raise UnreadableSourceError(f"{where}: 解开后太大 (unpacks to too much)")
        return data

    def plain_xml(self, member: str) -> bytes:
        """Return the bytes of an XML part; one that declares entities or points outside is refused.

        Raises:
            UnreadableSourceError: it does, or cannot be read.
        """
        data = self.read(member, LARGEST_XML)
        if _DECLARATION.search(data.replace(b"\0", b"")):  # also where it is UTF-16
            raise UnreadableSourceError(
                f"{self.name}#{member}: 含有 DTD 或实体声明，不读 (declares a DTD or entities)"
            )
        return data

    def xml(self, member: str) -> ElementTree.Element:
        """Return the root of an XML part.

        Raises:
            UnreadableSourceError: it is no such part, or declares entities.
        """
        data = self.plain_xml(member)
        try:
            return ElementTree.fromstring(data)  # noqa: S314 - what could grow was refused above
        except (ElementTree.ParseError, ValueError, RecursionError) as error:
            raise UnreadableSourceError(f"{self.name}#{member}: 已损坏 (damaged XML)") from error


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open a zip file.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: no zip file, damaged, or beyond the bounds.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise SourceNotFoundError(f"{path}: 没有这个文件 (no such file)") from error
    except _BROKEN as error:
        raise UnreadableSourceError(f"{path}: 文件不完整或已损坏 (truncated or damaged)") from error
    with archive:
        yield Package(archive, str(path))


def _member_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; one that is not marked as UTF-8 is that, or GBK, as Chinese Windows writes it."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
