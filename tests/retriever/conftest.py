"""A small archive of three files, indexed with the small encoder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

ARTICLES = {
    "road.md": "---\ntitle: 清河县修路三十公里\nbyline: 记者 何雨\ndateline: 本报清河电\nyear: 2023\n---\n\n"
    "本报清河电（记者 何雨）清河县今年投入资金3730万元，新修公路30公里。\n\n## 受益\n\n沿线12个村、5600名村民受益。\n",
    "apple.md": "---\ntitle: 苹果合作社分红\n---\n\n白石乡苹果合作社有社员214户，今年分红86.5万元。\n",
    "flood.jsonl": '{"id": "f1", "title": "防汛", "text": "南岸镇运送沙袋1200余袋，筑起护坡4公里。"}\n'
    '{"id": "f2", "title": "演练", "text": "南岸镇消防演练有300余人参加。"}\n',
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def archive(tmp_path: Path, sources: Path, encoder: HashingEncoder) -> Iterator[Retriever]:
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as opened:
        opened.add(sources)
        yield opened
