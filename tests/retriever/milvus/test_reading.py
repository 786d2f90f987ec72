"""The tests of an index in a folder, over one in Milvus, unchanged: those that only read it."""

import json
from collections.abc import Iterator

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder
from tests.retriever import test_filtering as filtering
from tests.retriever import test_retriever as whole
from tests.retriever.conftest import ARTICLES


def opened(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Retriever:
    folder = tmp_path_factory.mktemp("milvus")
    sources = folder / "sources"
    sources.mkdir()
    for name, text in texts.items():
        (sources / name).write_text(text, encoding="utf-8")
    archive = Retriever.open(f"milvus://{folder}/a.db", create=True, encoder=HashingEncoder())
    archive.add(sources)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    with opened(tmp_path_factory, ARTICLES) as found:
        yield found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    lines = "\n".join(json.dumps(filtering._record(number), ensure_ascii=False) for number in range(400))
    with opened(tmp_path_factory, {"bridges.jsonl": lines}) as found:
        yield found


test_first = whole.test_the_right_paragraph_comes_first_with_its_citation
test_traditional = whole.test_a_question_in_traditional_characters_and_chinese_numerals_finds_it_too
test_context = whole.test_context_leads_to_a_paragraph_that_does_not_name_its_place
test_repeats = whole.test_searching_repeats_itself_and_respects_k
test_no_question = whole.test_what_is_no_question_is_refused_in_one_line
test_syntax = whole.test_query_syntax_is_only_text
test_info = whole.test_info_counts_what_is_there
test_citation = whole.test_a_citation_opens_its_article
test_fitting = filtering.test_a_search_brings_as_many_hits_as_fit_and_no_others
test_best_fitting = filtering.test_the_best_hit_of_what_fits_is_the_best_of_all_that_fits
test_scope = filtering.test_the_scope_tells_how_many_fit_and_how_many_have_no_date
test_days = filtering.test_the_days_of_an_archive_are_its_first_and_its_last_whatever_the_filter
