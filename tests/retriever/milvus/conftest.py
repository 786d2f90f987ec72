"""An index in a file of milvus-lite, which answers as a server does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

pytest.importorskip("pymilvus", reason="needs pip install 'baozhi[milvus]'")
pytest.importorskip("milvus_lite", reason="needs milvus-lite, which has no wheel here")


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"milvus://{tmp_path}/archive.db"


@pytest.fixture
def archive(address: str, sources: Path, encoder: HashingEncoder) -> Iterator[Retriever]:
    with Retriever.open(address, create=True, encoder=encoder) as opened:
        opened.add(sources)
        yield opened
