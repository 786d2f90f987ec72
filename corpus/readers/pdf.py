"""Newspapers as PDF: characters, rules, frames and pictures with their boxes → articles."""

import ctypes
import importlib.util
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from corpus.errors import SourceNotFoundError, UnreadableSourceError
from corpus.model import Document
from corpus.readers.checking import Tell, check_text
from corpus.readers.where import said_by_path
from corpus.sheet import joined_as_read, reconstruct_sheet
from corpus.sheet.framing import framed
from corpus.sheet.lines import Glyph, lines_of
from corpus.sheet.model import Box, Sheet

#: Pages of a file that are read; those of one issue are joined where there are no more than the second.
MOST_PAGES, ISSUE = 2_000, 64
#: Characters and drawings of one page that are looked at; a full page has some twenty thousand of either.
MOST_GLYPHS, MOST_DRAWINGS = 120_000, 20_000
#: Points: thinner drawings are rules, shorter ones are ornaments.
_THIN, _SHORT = 4.0, 24.0
#: A picture is larger than an ornament; a frame holds less than the whole page.
_LEAST_PICTURE, _LARGEST_FRAME = 28.0, 0.85
#: Share of a page's characters of which nobody knows what they are; above it the page is no text.
_UNKNOWN: Final = 0.2
_BOLD: Final = 600
#: Pixels of a point, and of the longer side at most, where a page must be recognised.
_DOTS, _LONGEST = 300 / 72, 6000
_BELOW: Final = 0.14
"""How far a character reaches below the base line, in ems."""
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|heiti|simhei|zenhei|-hei|hei-", re.IGNORECASE)


def read_pdf(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a page; articles that go on on another page of the file stand whole on their first one.

    Args:
        path: the file.
        tell: called with what is wrong with a page, which is left out.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: damaged, locked, too long, or without text; or a bad page and nobody to tell.
    """
    filled = False
    with closing(open_pdf(path)) as file:
        documents = _documents(file, path, tell)
        for document in documents if len(file) > ISSUE else joined_as_read(documents):
            filled = True
            check_text(document, str(path))
            yield document
    if not filled:
        raise UnreadableSourceError(f"{path}: {_NO_TEXT}")


_NO_TEXT: Final = "没有文字层，也没有认出文字 (no text layer, and no text was recognised)"
_EXTRA: Final = (
    "没有文字层，要先装 pip install 'baozhi[ocr]' (no text layer: reading scans needs the extra baozhi[ocr])"
)


class UnmappedError(UnreadableSourceError):
    """A page that has no text, or whose fonts do not say which characters they draw: it must be recognised."""


def _documents(file: Any, path: Path, tell: Tell | None) -> Iterator[Document]:
    said, count = said_by_path(path), len(file)
    if count > MOST_PAGES:
        raise UnreadableSourceError(f"{path}: 超过 {MOST_PAGES} 页 (more than {MOST_PAGES} pages)")
    for number in range(count):
        name = path.name if count == 1 else f"{path.name}#{number + 1}"
        try:
            sheet = _seen(file, number, f"{path}#{number + 1}" if count > 1 else str(path))
        except UnreadableSourceError as error:
            if tell is None or count == 1:
                raise
            tell(str(error))
            continue
        if sheet is not None:
            yield reconstruct_sheet(sheet, name, path.name, said)


def open_pdf(path: Path) -> Any:
    """Open a PDF.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: damaged, or locked with a password.
    """
    if not path.exists():
        raise SourceNotFoundError(f"{path}: 没有这个文件 (no such file)")
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError, ValueError) as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise UnreadableSourceError(f"{path}: 有密码，请先解密 (locked with a password)") from error
        raise UnreadableSourceError(f"{path}: PDF 不完整或已损坏 (truncated or damaged)") from error


def _seen(file: Any, number: int, where: str) -> Sheet | None:
    """Return a page, recognised where it has no text; None for one on which there is nothing."""
    try:
        return printed(file, number, where)
    except UnmappedError:
        if any(importlib.util.find_spec(name) is None for name in ("rapidocr", "cv2")):
            raise UnreadableSourceError(f"{where}: {_EXTRA}") from None
    from corpus.scan.sheets import recognised  # noqa: PLC0415 - the extra

    with closing(file[number]) as page:
        image, dots = drawn_gray(page)
    sheet = recognised(image, number + 1, 1 / dots)
    return sheet if sheet.lines else None


def drawn_gray(page: Any) -> tuple[NDArray[np.uint8], float]:
    """Return a page as it is drawn to be recognised, and how many pixels a point takes."""
    dots = min(_DOTS, _LONGEST / max(1.0, *page.get_size()))
    image = page.render(scale=dots, grayscale=True).to_numpy()
    return np.array(image[..., 0] if image.ndim > 2 else image, dtype=np.uint8), dots


def printed(file: Any, number: int, where: str) -> Sheet | None:
    """Return a page by what its file says; None for one on which there is nothing.

    Raises:
        UnmappedError: the page has no text, only what it shows.
        UnreadableSourceError: it is damaged, or has too many characters.
    """
    try:
        with closing(file[number]) as page, closing(page.get_textpage()) as text:
            width, height = page.get_size()
            if text.count_chars() > MOST_GLYPHS:
                raise UnreadableSourceError(
                    f"{where}: 一页超过 {MOST_GLYPHS} 字 (too many characters on a page)"
                )
            placing = _Placing.of(page)
            glyphs, unknown = _glyphs(text, placing)
            rules, frames, pictures, filled = _drawings(page, placing, width, height)
    except pypdfium2.PdfiumError as error:
        raise UnreadableSourceError(f"{where}: 这一页已损坏 (a damaged page)") from error
    if unknown > _UNKNOWN * max(1, len(glyphs) + unknown):
        raise UnmappedError(where)
    if not glyphs:
        if pictures or filled:
            raise UnmappedError(where)
        return None
    lines = tuple(lines_of(glyphs))
    return Sheet(number + 1, width, height, lines, tuple(rules), tuple(frames), tuple(pictures))


@dataclass(frozen=True, slots=True)
class _Placing:
    """How a page lies: the part of it that is shown, turned by quarters."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @classmethod
    def of(cls, page: Any) -> "_Placing":
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle of the file as it is seen."""
        x0, x1 = left - self.left, right - self.left
        y0, y1 = self.top - top, self.top - bottom
        wide, high = self.right - self.left, self.top - self.bottom
        return (
            Box(x0, y0, x1, y1),
            Box(high - y1, x0, high - y0, x1),
            Box(wide - x1, high - y1, wide - x0, high - y0),
            Box(y0, wide - x1, y1, wide - x0),
        )[self.turned]


def _glyphs(text: Any, placing: _Placing) -> tuple[list[Glyph], int]:
    """Return the characters of a page, and how many it has of which nobody knows what they are."""
    glyphs: list[Glyph] = []
    unknown = 0
    rect, matrix, fonts = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), _Fonts()
    for at in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, at)
        char = _plain(code)
        if not char or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
            unknown += code not in (0, 0x0D, 0x0A)
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, at, rect):
            continue
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5 or 1.0
        size = pdfium.FPDFText_GetFontSize(text, at) * scale
        box = placing.box(*_em(text, at, rect, size))
        if size > 0.5 and -1e5 < box.x0 <= box.x1 < 1e5 and -1e5 < box.y0 <= box.y1 < 1e5:
            font, bold = fonts.of(text, at)
            glyphs.append(Glyph(char, box, size, bold, font))
    return glyphs, unknown


def _em(text: Any, at: int, rect: Any, size: float) -> tuple[float, float, float, float]:
    """Return the square of a character, not as high as its font but as it is set: from the base line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    level = abs(x.value - rect.left) < 0.1 * size and rect.bottom - 0.1 * size <= y.value <= rect.top
    if not level:  # set upright, or turned
        return rect.left, rect.bottom, rect.right, rect.top
    return rect.left, y.value - _BELOW * size, rect.right, y.value + (1 - _BELOW) * size


def _plain(code: int) -> str:
    """Return the character of a code, "" for one that no text has."""
    if code in (0x09, 0xA0):
        return " "
    if (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xE000
        or code > 0x10FFFF
        or code in (0xFFFD, 0xFFFE, 0xFFFF)
    ):
        return ""
    char = chr(code)
    return "" if unicodedata.category(char) == "Co" else char


class _Fonts:
    """The fonts of a page by their names, so that none is asked for twice."""

    def __init__(self) -> None:
        self._bold: dict[bytes, tuple[str, bool]] = {}
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def of(self, text: Any, at: int) -> tuple[str, bool]:
        """Return the name of a character's font, and whether it is a bold one."""
        pdfium.FPDFText_GetFontInfo(text, at, self._name, 128, self._flags)
        key = self._name.value
        if key not in self._bold:
            name = key.decode("utf-8", "replace").rpartition("+")[2]
            heavy = pdfium.FPDFText_GetFontWeight(text, at) >= _BOLD
            self._bold[key] = name, heavy or _BOLD_NAME.search(name) is not None
        return self._bold[key]


def _drawings(
    page: Any, placing: _Placing, width: float, height: float
) -> tuple[list[Box], list[Box], list[Box], bool]:
    """Return the rules, the frames and the pictures of a page, and whether one picture is all of it."""
    rules, frames, pictures = list[Box](), list[Box](), list[Box]()
    for number, thing in enumerate(page.get_objects(max_depth=1)):
        if number > MOST_DRAWINGS:
            break
        if thing.type not in (
            pdfium.FPDF_PAGEOBJ_PATH,
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_SHADING,
        ):
            continue
        try:
            box = placing.box(*thing.get_bounds())
        except pypdfium2.PdfiumError:
            continue
        thin = min(box.width, box.height) <= _THIN
        if thin and max(box.width, box.height) >= _SHORT:
            rules.append(box)
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            if min(box.width, box.height) >= _LEAST_PICTURE:
                pictures.append(box)
        elif not thin and min(box.width, box.height) >= _LEAST_PICTURE:
            frames.append(box)
    frames += framed(rules)
    whole = width * height
    frames = [box for box in frames if box.width * box.height < _LARGEST_FRAME * whole]
    small = [box for box in pictures if box.width * box.height < _LARGEST_FRAME * whole]
    return rules, frames, small, len(small) < len(pictures)
