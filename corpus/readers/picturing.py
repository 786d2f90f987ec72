"""A page of a file as a picture: of a PDF as it is drawn, of a scan or photograph as it was laid straight."""

import importlib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableSourceError
from corpus.readers.formats import PDF, format_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Points of the longest side that are drawn, so that no page takes gigabytes.
LONGEST = 4000.0


def draw_page(path: Path, page: int, scale: float) -> "Image":
    """Return a page of a PDF or of an image file, so many pixels for a point.

    Args:
        path: the file.
        page: its number in the file, from 1.
        scale: pixels for a point; fewer where the page is very large.

    Raises:
        MissingExtraError: what the file takes is not installed.
        SourceNotFoundError: no such file.
        UnreadableSourceError: no such page, or damaged.
    """
    found = format_of(path)
    found.require(path)
    image: Image
    if found is not PDF:
        image = importlib.import_module("corpus.readers.straightened").draw_image(path, page, scale)
        return image
    import pypdfium2  # noqa: PLC0415 - the extra

    from corpus.readers.pdf import UnmappedError, drawn_gray, open_pdf, printed  # noqa: PLC0415

    with closing(open_pdf(path)) as file:
        if not 1 <= page <= len(file):
            raise UnreadableSourceError(f"{path}: 没有第 {page} 页 (no page {page})")
        try:
            with closing(file[page - 1]) as sheet:
                scale = min(scale, LONGEST * 2 / max(1.0, *sheet.get_size()))
                image = sheet.render(scale=scale).to_pil().convert("RGB")
            printed(file, page - 1, str(path))
        except UnmappedError:
            straightened = importlib.import_module("corpus.readers.straightened")
            with closing(file[page - 1]) as sheet:
                plain, dots = drawn_gray(sheet)
                image = sheet.render(scale=dots).to_pil().convert("RGB")
            image = straightened.laid(image, plain, (path, page), scale / dots)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSourceError(f"{path}: 第 {page} 页已损坏 (page {page} is damaged)") from error
    return image
