"""The formats that are read: how each is told, by its content and by its suffix, and what reads it.

A reader is a module that is imported when the first file of its format is read, so that no program waits for a
library that it has no use for. A format that takes more than the program brings along names its extra.
"""

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import MissingExtraError, UnreadableSourceError, UnsupportedFormatError
from corpus.model import Document
from corpus.readers.checking import Tell

Reader = Callable[[Path, Tell | None], Iterable[Document]]

#: Bytes at the start of a file that tell its format.
HEAD: Final = 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files and its reader.

    Attributes:
        name: what it is called in messages.
        suffixes: of its files, in small letters.
        reader: "module:function" of its reader.
        extra: what must be installed beside the program, "" where nothing must.
        needs: the modules that the extra brings.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    extra: str = ""
    needs: tuple[str, ...] = ()

    def __call__(self, path: Path, tell: Tell | None) -> Iterator[Document]:
        """Yield the documents of a file.

        Raises:
            MissingExtraError: its extra is not installed.
            CorpusError: the file cannot be read.
        """
        self.require(path)
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(importlib.import_module(module), function)
        yield from reader(path, tell)

    def require(self, path: Path) -> None:
        """Make sure that what the format takes is installed.

        Raises:
            MissingExtraError: it is not.
        """
        if any(importlib.util.find_spec(name) is None for name in self.needs):
            raise MissingExtraError(
                f"{path}: 读 {self.name} 要先装 pip install 'baozhi[{self.extra}]' "
                f"(reading {self.name} needs the extra baozhi[{self.extra}])"
            )


PAGE_TEXT = Format("text", (".txt",), "corpus.readers.pages:read_page")
MARKDOWN = Format("Markdown", (".md",), "corpus.readers.markdown:read_markdown")
RECORDS = Format("JSON Lines", (".jsonl",), "corpus.readers.jsonl:stream_jsonl")
WEB = Format(
    "HTML",
    (".html", ".htm", ".shtml", ".xhtml"),
    "corpus.readers.web:read_web",
    "web",
    ("lxml", "trafilatura"),
)
WORD = Format("Word", (".docx",), "corpus.readers.word:read_word")
BOOK = Format("EPUB", (".epub",), "corpus.readers.book:read_book", "web", ("lxml", "trafilatura"))
TABLE = Format("CSV", (".csv", ".tsv"), "corpus.readers.tables:read_csv")
SHEETS = Format("Excel", (".xlsx",), "corpus.readers.tables:read_sheets", "office", ("openpyxl",))
ZIP = Format("ZIP", (".zip",), "corpus.readers.archives:read_zip")
PDF = Format("PDF", (".pdf",), "corpus.readers.pdf:read_pdf", "pdf", ("pypdfium2", "PIL"))
SCAN = Format(
    "图片",
    (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    "corpus.readers.scans:read_scan",
    "ocr",
    ("rapidocr", "PIL"),
)

RECOGNISED = Format("ALTO/PAGE/METS", (".xml",), "corpus.readers.recognised.reader:read_recognised")

FORMATS: Final = (PAGE_TEXT, MARKDOWN, RECORDS, WEB, WORD, BOOK, TABLE, SHEETS, ZIP, PDF, SCAN, RECOGNISED)
#: Those whose pages can be drawn.
DRAWN: Final = (PDF, SCAN)
#: What reads the files of a suffix.
READERS: Final[dict[str, Format]] = {suffix: found for found in FORMATS for suffix in found.suffixes}

#: What a file begins with that is of a format whatever it is called.
_MARKS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", SCAN),
    (b"\xff\xd8\xff", SCAN),
    (b"II*\x00", SCAN),
    (b"MM\x00*", SCAN),
)
#: What a zip file holds that is of a format.
_PARTS: Final = (("word/document.xml", WORD), ("xl/workbook.xml", SHEETS), ("META-INF/container.xml", BOOK))
#: <alto …>, <mets:mets …>, <PcGts …>: what an XML file that is read begins with, behind its declaration and comments.
_RECOGNISED: Final = re.compile(rb"^\s*<(?:\?xml|!--|(?:[\w-]{1,20}:)?(?:alto|mets|PcGts)[\s>])")
_ROOT: Final = re.compile(rb"<(?:[\w-]{1,20}:)?(?:alto|mets|PcGts)[\s>]")
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def format_of(path: Path) -> Format:
    """Return the format of a file: what its content says, else what its suffix says.

    Raises:
        UnsupportedFormatError: neither says any that is read.
        UnreadableSourceError: the content is of a format that its suffix does not allow, or locked.
    """
    by_suffix = READERS.get(path.suffix.lower())
    found = _by_content(path)
    if found is not None:
        return found
    if by_suffix is None:
        known = list(READERS)
        raise UnsupportedFormatError(
            f"{path}: 不认识的格式，能读 {'、'.join(known)} (unknown format; known: {', '.join(known)})"
        )
    return by_suffix


def _by_content(path: Path) -> Format | None:
    """Return the format that the first bytes of a file show beyond doubt, or None."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:  # the reader says what is wrong
        return None
    if head.startswith(_OLD_OFFICE):
        raise UnreadableSourceError(
            f"{path}: 是加密的或旧版 Office 文件，请解密并另存为 .docx 或 .xlsx "
            "(an encrypted or old Office file: save it as .docx or .xlsx)"
        )
    if head.startswith(_ZIP):
        return _in_zip(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _RECOGNISED.match(start) and _ROOT.search(start):
        return RECOGNISED
    return next((found for mark, found in _MARKS if start.startswith(mark)), None)


def _in_zip(path: Path) -> Format | None:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - no question needs it

    try:
        with ZipFile(path) as archive:
            names = set(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return next((found for part, found in _PARTS if part in names), ZIP)
