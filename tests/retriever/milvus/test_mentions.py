"""Phrases over an index in Milvus, by the tests of an index in a folder."""

import json
from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.retriever.milvus.test_reading import opened
from tests.retriever.ranking import test_mentions as mentioned


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in mentioned.ARTICLES)
    with opened(tmp_path_factory, {"few.jsonl": lines}) as found:
        yield found


test_phrase = mentioned.test_an_article_mentions_a_phrase_in_its_head_or_its_text
test_exactly = mentioned.test_the_phrase_must_stand_as_it_is
