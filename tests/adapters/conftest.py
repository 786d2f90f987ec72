"""A small archive for the adapters."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

QUESTION = "云溪县种了多少亩茶"
ARTICLES = (
    {"id": "t/1", "title": "云溪春茶开采", "byline": "记者 白芷", "date": "2024-04-02", "newspaper": "云溪报"}
    | {"text": "云溪县种茶3.6万亩，今年春茶比去年早开采五天。\n茶农丁阿福家有茶园11亩。"},
    {"id": "t2", "title": "云溪县修茶道", "text": "云溪县把通往茶园的28公里土路铺成了水泥路。"},
    {"id": "t3", "title": "校园足球", "text": "南湾小学足球队在县里比赛中拿了第二名。"},
)


@pytest.fixture(scope="package")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """An archive of three articles, with the small encoder."""
    folder: Path = tmp_path_factory.mktemp("adapters")
    source = folder / "tea.jsonl"
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in ARTICLES), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as opened:
        opened.add(source)
        yield opened
