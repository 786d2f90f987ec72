"""Articles that are one text: linked as they come and go, found once, cited with the others."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.placing import placed
from retriever import ArticleReference, Citation, Filter, Retriever, also_in
from retriever.index import reprints
from tests.corpus.test_resemblance import OTHER, STORY, misread
from tests.encoders import HashingEncoder

QUESTION = "柏川县水库蓄水多少"


def write(path: Path, *records: tuple[str, str, str, str]) -> Path:
    lines = [
        json.dumps({"id": key, "title": title, "text": text, "date": date}, ensure_ascii=False)
        for key, title, text, date in records
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(
        tmp_path / "甲.jsonl", ("a", "水库告急", STORY, "2022-05-03"), ("o", "百万读者", OTHER, "2022-05-03")
    )
    write(tmp_path / "乙.jsonl", ("b", "柏川抗旱", misread(STORY, 0.05), "2022-05-04"))
    write(tmp_path / "丙.jsonl", ("c", "抗旱一线", misread(STORY[:150], 0.05, 1), "2022-05-02"))
    return tmp_path


@pytest.fixture
def archive(folder: Path) -> Iterator[Retriever]:
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as opened:
        for name in "甲乙丙":
            opened.add(folder / f"{name}.jsonl")
        yield opened


def ids(articles: tuple[ArticleReference, ...]) -> list[str]:
    return [article.id for article in articles]


def test_reprints_are_one_hit_that_names_the_others_by_day(archive: Retriever) -> None:
    hits = archive.search(QUESTION, 10)
    stories = [hit.citation.article.id for hit in hits]
    assert len(set(stories) & {"a", "b", "c"}) == 1
    found = hits[0].citation
    assert sorted([found.article.id, *ids(found.reprints)]) == ["a", "b", "c"]
    assert [one.date for one in found.reprints] == sorted(one.date or "" for one in found.reprints)
    assert "也见于《" in str(found)
    assert Citation.from_json(found.to_json()).reprints == found.reprints


def test_what_came_in_one_change_is_linked_as_well(folder: Path) -> None:
    with Retriever.open(folder / "at once", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder)
        named = archive.reference("a")
        assert named
        assert ids(archive.reprints(named)) == ["c", "b"]


def test_an_article_that_leaves_is_named_no_more(archive: Retriever, folder: Path) -> None:
    named = archive.reference("b")
    archive.remove(folder / "甲.jsonl")
    assert named
    assert ids(archive.reprints(named)) == ["c"]
    assert archive.verify().problems == ()
    archive.add(folder / "甲.jsonl")
    assert ids(archive.reprints(named)) == ["c", "a"]


def test_a_filter_leaves_reprints_out_that_do_not_fit(archive: Retriever) -> None:
    within = archive.filtered(Filter(since="2022-05-03"))
    found = within.search(QUESTION)[0].citation
    assert sorted([found.article.id, *ids(found.reprints)]) == ["a", "b"]


def test_a_paragraph_that_only_one_print_has_is_a_hit_of_its_own(folder: Path, archive: Retriever) -> None:
    head = "编者按：本版今天起讲柏川县人怎样用水，欢迎来信，信封上请写明用水二字，编辑部设在桐花巷九号。"
    (folder / "丁.md").write_text(f"---\ntitle: 用水\n---\n\n{head}\n\n{STORY}\n", "utf-8")
    archive.add(folder / "丁.md")
    quotes = [hit.citation.quote for hit in archive.search("柏川县用水编辑部设在哪里", 10)]
    assert head in quotes
    assert len(quotes) == len({quote[:4] for quote in quotes}) == 3  # the story, the readers, the note


def test_an_answer_is_told_where_else_its_paragraphs_are_printed(archive: Retriever) -> None:
    named = archive.reference("a")
    assert named
    answer = Answer("问", "1860万方", 0.9, citations=(Citation(named, 0, STORY, (18, 24)),))
    cited = placed(answer, archive).citations[0]
    assert ids(cited.reprints) == ["c", "b"]
    assert also_in(cited) == "也见于《抗旱一线》2022-05-02 丙.jsonl、《柏川抗旱》2022-05-04 乙.jsonl"
    assert also_in(cited, "also in {}").startswith("also in 《抗旱一线》")
    assert also_in(answer.citations[0]) == ""


def test_only_a_few_of_many_reprints_are_named() -> None:
    many = tuple(ArticleReference(str(number), title=f"第{number}篇") for number in range(5))
    told = also_in(Citation(many[0], 0, "", reprints=many))
    assert told == "也见于《第0篇》、《第1篇》、《第2篇》……（+2）"


def test_stories_that_turn_out_to_be_one_are_joined(archive: Retriever) -> None:
    archive_store = archive._index.store
    with archive_store.transaction():
        archive_store.connection.execute("UPDATE sketch SET story = article + 100")
        reprints._join(archive_store, 1, 3)
        reprints._join(archive_store, 3, 4)
    assert reprints.reprints_of(archive_store, 1) == [4, 3]
