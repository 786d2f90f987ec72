"""One small page as a scanner gives it, read once."""

from pathlib import Path

import pytest

from corpus.model import Document

pytest.importorskip("rapidocr", reason="needs the extra baozhi[ocr]")
pytest.importorskip("cv2", reason="needs the extra baozhi[ocr]")

PAGE = Path(__file__).parent / "data" / "page.png"


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    from corpus.readers import read

    return read(PAGE)
