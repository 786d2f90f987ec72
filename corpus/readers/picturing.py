"""A page of a PDF as a picture."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

from corpus.errors import UnreadableSourceError
from corpus.readers.pdf import open_pdf

if TYPE_CHECKING:
    from PIL.Image import Image

#: Points of the longest side that are drawn, so that no page takes gigabytes.
LONGEST = 4000.0


def draw_page(path: Path, page: int, scale: float) -> "Image":
    """Return a page of a PDF, so many pixels for a point.

    Args:
        path: the file.
        page: its number in the file, from 1.
        scale: pixels for a point; fewer where the page is very large.

    Raises:
        SourceNotFoundError: no such file.
        UnreadableSourceError: no such page, or damaged.
    """
    with closing(open_pdf(path)) as file:
        if not 1 <= page <= len(file):
            raise UnreadableSourceError(f"{path}: 没有第 {page} 页 (no page {page})")
        try:
            with closing(file[page - 1]) as sheet:
                scale = min(scale, LONGEST * 2 / max(1.0, *sheet.get_size()))
                image: Image = sheet.render(scale=scale).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise UnreadableSourceError(f"{path}: 第 {page} 页已损坏 (page {page} is damaged)") from error
    return image
