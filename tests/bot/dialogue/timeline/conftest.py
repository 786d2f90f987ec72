"""An archive of invented articles on one village, over three years."""

import json
from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

ARTICLES = [
    {
        "id": "steep",
        "title": "丰岭县梨树村集体收入连年增长",
        "date": "2024-03-02",
        "newspaper": "丰岭日报",
        "text": "走进梨树村，道路平整。去年，村集体收入达400万元，比上年增长12%。\n"
        "2022年，梨树村集体收入为350万元，带动就业120人。计划2026年村集体收入突破600万元。",
    },
    {
        "id": "book",
        "title": "梨树村的账本",
        "date": "2024-05-12",
        "newspaper": "江北晚报",
        "text": "梨树村2023年集体经济收入380万元，人均收入2.1万元。全县村集体收入达4.3亿元。",
    },
    {
        "id": "tea",
        "title": "茶香梨树",
        "date": "2022-05-12",
        "newspaper": "江北晚报",
        "text": "丰岭县梨树村种茶已有百年。2021年，村集体收入300万元，其中茶叶收入120万元。"
        "邻近的柳塘村2021年集体收入90万元，柳塘村的路是去年修的。",
    },
    {
        "id": "road",
        "title": "一条水泥路",
        "date": "2020-09-01",
        "text": "8月20日，梨树村的水泥路通车，全长6公里。",
    },
    {"id": "bus", "title": "公交进村", "date": "2021-02-03", "text": "梨树村通了公交车，村民进城更方便。"},
    {
        "id": "again",
        "title": "公交车开进梨树村",
        "date": "2021-02-05",
        "text": "梨树村通了公交车，村民进城更方便。",
    },
]


@pytest.fixture(scope="package")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """An archive of those articles."""
    folder = tmp_path_factory.mktemp("village")
    source = folder / "articles.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ARTICLES), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(source)
        yield archive
