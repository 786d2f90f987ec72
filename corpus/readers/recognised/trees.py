"""XML from outside → a tree, within bounds: nothing is fetched, nothing unfolds, nothing is longer than it may be."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from corpus.errors import UnreadableSourceError
from corpus.readers.decoding import read_bytes

Element = ElementTree.Element

#: Bytes of one file; a page with a box for every character has some ten million.
LARGEST: Final = 64 << 20
_DECLARATION: Final = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
#: <?xml version="1.0" encoding="GBK"?>
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w-]{1,20})", re.IGNORECASE)
_CHINESE: Final = {b"gb2312": "gb18030", b"gbk": "gb18030", b"gb18030": "gb18030", b"big5": "big5hkscs"}
#: The root of a file that is read here: <alto …>, <mets:mets …>, <PcGts …>.
_ROOT: Final = re.compile(r"<(?:[\w-]{1,20}:)?(alto|mets|PcGts)[\s>]")
_HEAD: Final = 4096


def root_of(path: Path) -> str | None:
    """Return what a file is by its first element: "alto", "mets" or "PcGts"; None for any other file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    found = _ROOT.search(head.replace(b"\0", b"").decode("utf-8", "ignore"))
    return found[1] if found else None


def read_tree(path: Path, where: str) -> Element:
    """Return the root of an XML file.

    Args:
        path: the file.
        where: how messages name it.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: too long, damaged, or with declarations of its own.
    """
    try:
        large = path.stat().st_size > LARGEST
    except OSError:  # said below
        large = False
    if large:
        raise UnreadableSourceError(
            f"{where}: XML 超过 {LARGEST >> 20} MB，不读 (more than {LARGEST >> 20} MB)"
        )
    data = read_bytes(path)
    try:
        text = _text(data)
    except UnicodeDecodeError as error:
        raise UnreadableSourceError(f"{where}: 已损坏 (damaged XML)") from error
    if _DECLARATION.search(text):
        raise UnreadableSourceError(f"{where}: 含有 DTD 或实体声明，不读 (declares a DTD or entities)")
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - what could unfold was refused above
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableSourceError(f"{where}: 已损坏 (damaged XML)") from error


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if b"\0" in data[:4]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    said = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    return data.decode(_CHINESE.get(said[1].lower(), "utf-8-sig") if said else "utf-8-sig")


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace; every version of a format has one of its own."""
    return str(element.tag).rpartition("}")[2]


def inside(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names anywhere below an element, in order."""
    return (found for found in element.iter() if name_of(found) in names)


def below(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names directly below an element."""
    return (found for found in element if name_of(found) in names)


def said(element: Element, name: str) -> str | None:
    """Return an attribute, whatever its namespace; None where it is missing or empty."""
    value = element.get(name)
    if value is None:
        value = next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)
    return (value or "").strip() or None


def number(element: Element, name: str) -> float | None:
    """Return an attribute that is a number within reason, else None."""
    try:
        value = float(element.get(name) or "")
    except ValueError:
        return None
    return value if -1e7 < value < 1e7 else None
