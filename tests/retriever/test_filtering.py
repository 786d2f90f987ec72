"""Filters: what fits, and that a search under one finds k paragraphs of what fits and of nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retriever import ArticleReference, Filter, Retriever
from retriever.errors import BadFilterError
from retriever.filtering import PARTS
from retriever.index import bm25, selecting
from retriever.index.bm25 import Effort
from retriever.index.sizes import IndexSizes
from retriever.question import Question
from tests.encoders import HashingEncoder

_PRINTED = ArticleReference(
    "a1",
    title="柳溪镇修桥两座",
    byline="记者 秦晓岚 通讯员 Anna Berg",
    dateline="本报柳溪3月5日电",
    date="2021-03-05",
    newspaper="云岭日报",
    edition="03",
    section="要闻",
)


@pytest.mark.parametrize(
    "wanted",
    [
        {"since": "2021-03-05"},
        {"since": "2021-03", "until": "2021-03"},
        {"until": "2021"},
        {"paper": "云岭"},
        {"edition": "3"},
        {"edition": "要闻"},
        {"author": "秦晓岚"},
        {"author": "anna berg"},
        {"author": "本报记者 秦晓岚"},
        {"author": "Anna Berg、秦晓岚"},
        {"place": "柳溪"},
        {"title": "修桥"},
        {"place": "东坪"},
    ],
)
def test_what_fits(wanted: dict[str, str]) -> None:
    assert Filter(**wanted)
    assert Filter(**wanted).fits(_PRINTED, "东坪县")


@pytest.mark.parametrize(
    "wanted",
    [
        {"since": "2021-03-06"},
        {"until": "2021-02"},
        {"until": "2020"},
        {"paper": "晨报"},
        {"edition": "13"},
        {"author": "秦晓"},
        {"author": "秦晓岚 文森"},
        {"place": "东坪"},
        {"title": "修路"},
        {"paper": "云岭", "since": "2022"},
    ],
)
def test_what_does_not_fit(wanted: dict[str, str]) -> None:
    assert not Filter(**wanted).fits(_PRINTED)


def test_a_filter_without_wishes_is_false_and_fits_all() -> None:
    assert not Filter()
    assert Filter().fits(ArticleReference("a2"))
    assert not Filter(since="1900").fits(ArticleReference("a2"))


def test_an_article_of_a_known_year_fits_what_lies_in_it() -> None:
    dated = ArticleReference("a3", date="2021")
    assert Filter(since="2021-06", until="2021-07").fits(dated)
    assert not Filter(since="2022-01").fits(dated)


@pytest.mark.parametrize("bound", ["2021-13", "2021-02-30", "21", "yesterday", "2021-1-1", "0000"])
def test_a_bound_that_is_no_date_is_refused(bound: str) -> None:
    with pytest.raises(BadFilterError, match="2024-06-03"):
        Filter(since=bound)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_no_text_is_refused(part: str) -> None:
    with pytest.raises(BadFilterError):
        Filter(**{part: "报\udcff"})


def test_the_index_reads_what_each_part_looks_at() -> None:
    assert {*selecting._READ, "since", "until", "name"} == set(PARTS)


def test_bounds_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(BadFilterError, match="2021-05"):
        Filter(since="2021-05", until="2021-04")


@given(st.dates(), st.dates(), st.dates())
def test_a_day_fits_where_it_lies_between_the_bounds(one: object, other: object, day: object) -> None:
    since, until = sorted((str(one), str(other)))
    assert Filter(since=since, until=until).fits(ArticleReference("a", date=str(day))) is (
        since <= str(day) <= until
    )


def _record(number: int) -> dict[str, str]:
    """One of four papers; every fifth article without a date; all tell of the same."""
    dated = {} if number % 5 == 4 else {"date": f"20{10 + number % 5}-0{1 + number % 9}-01"}
    return {
        "id": f"n{number}",
        "title": f"第{number}号桥",
        "text": f"柳溪镇第{number}号桥开工，投入{number + 3}万元。",
        "newspaper": f"{'甲乙丙丁'[number % 4]}城日报",
        **dated,
    }


@pytest.fixture(scope="module", params=["flat", "ivf"])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder = tmp_path_factory.mktemp("many")
    lines = "\n".join(json.dumps(_record(number), ensure_ascii=False) for number in range(400))
    (folder / "bridges.jsonl").write_text(lines, encoding="utf-8")
    sizes = IndexSizes(exact_up_to=1) if request.param == "ivf" else IndexSizes()
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder(), sizes=sizes) as archive:
        archive.add(folder / "bridges.jsonl")
        yield archive


@pytest.mark.parametrize(
    ("wanted", "least"),
    [
        (Filter(paper="丙城"), 10),
        (Filter(since="2012", until="2013-06"), 10),
        (Filter(paper="甲城日报", since="2011-02-01", until="2011-02-01"), 2),
        (Filter(title="第399号桥"), 1),
        (Filter(paper="戊城"), 0),
    ],
)
def test_a_search_brings_as_many_hits_as_fit_and_no_others(
    many: Retriever, wanted: Filter, least: int
) -> None:
    hits = many.search("柳溪镇第7号桥投入多少", 10, wanted)
    fitting = [entry for entry in many.catalogue() if wanted.fits(entry.reference)]
    assert all(wanted.fits(hit.citation.article) for hit in hits)
    assert len(hits) == min(10, len(fitting)) >= least
    view = many.filtered(wanted)
    assert view.search("柳溪镇第7号桥投入多少", 10) == hits
    assert [entry.reference for entry in view.catalogue()] == [entry.reference for entry in fitting]
    assert {one.article for one in view.mentions("号桥开工")} == {entry.reference for entry in fitting}
    assert many.catalogue() != view.catalogue()


def test_the_best_hit_of_what_fits_is_the_best_of_all_that_fits(many: Retriever) -> None:
    assert many.search("第77号桥", 1, Filter(paper="乙城"))[0].citation.article.id == "n77"
    assert many.search("第77号桥", 1, Filter(paper="丙城"))[0].citation.article.newspaper == "丙城日报"


@pytest.mark.parametrize("effort", [Effort(), Effort(few_rows=0), Effort(few_rows=0, most_candidates=1)])
def test_words_find_what_fits_however_they_are_looked_up(many: Retriever, effort: Effort) -> None:
    with many._index.reading() as generation:
        selection = many._index.selection(generation, Filter(paper="丁城"))
        assert selection is not None
        found = bm25.search(
            many._index.store.connection,
            "words",
            Question("柳溪镇第7号桥"),
            500,
            effort=effort,
            selection=selection,
        )
    assert found
    assert all(selection.mask[number] for number, _ in found)


def test_the_scope_tells_how_many_fit_and_how_many_have_no_date(many: Retriever) -> None:
    assert many.scope() is None
    scope = many.filtered(Filter(paper="甲城", since="2012")).scope()
    assert scope is not None
    assert (scope.articles, scope.total, scope.undated) == (40, 400, 20)
    assert (scope.first, scope.last) == ("2010-01-01", "2013-09-01")


def test_the_days_of_an_archive_are_its_first_and_its_last_whatever_the_filter(many: Retriever) -> None:
    assert (
        many.days()
        == many.filtered(Filter(paper="甲城", since="2012")).days()
        == ("2010-01-01", "2013-09-01")
    )


def test_what_names_no_year_is_no_day_of_the_archive(tmp_path: Path) -> None:
    page = tmp_path / "days.jsonl"
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        assert archive.days() is None
        records = [{**_record(n), "date": day} for n, day in enumerate(("某年", "2011", "2009-05-03"))]
        page.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        archive.add(page)
        assert archive.days() == ("2009-05-03", "2011")


def test_a_change_of_the_archive_changes_what_fits(tmp_path: Path) -> None:
    page = tmp_path / "one.jsonl"
    page.write_text(json.dumps(_record(1), ensure_ascii=False), encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(page)
        wanted = Filter(paper="乙城")
        assert len(archive.search("号桥", 5, wanted)) == 1
        page.write_text(
            "\n".join(json.dumps(_record(number), ensure_ascii=False) for number in (1, 5)), encoding="utf-8"
        )
        archive.add(page)
        assert len(archive.search("号桥", 5, wanted)) == 2
        archive.remove(page)
        assert archive.search("号桥", 5, wanted) == []
