"""Facets are counted as a full scan counts them, under every filter; a name leads to the lines that have it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chinese.bylines import printed_authors
from corpus.naming import name_key
from retriever import Filter, Retriever
from retriever.browsing import FACETS
from retriever.index.store import Store
from tests.encoders import HashingEncoder

PAPERS, DAYS = ("青石日报", "梧江晚报", ""), ("2024-05-31", "2024-06-03", "2023", "")
GENRES = ("评论", "", "通讯")
TEXTS = (
    "临溪县人民医院院长韩立峰来到石桥镇，看望老党员孟广田。",
    "作家孟广田住在石桥镇，常到梧江市讲课。",
    "今年雨水多，庄稼长得好。",
)
PRINTED = ("paper", "section", "genre", "kind", "author", "year", "month", "day")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder = tmp_path_factory.mktemp("papers")
    for number in range(24):
        lines = [f"title: 第{number}篇", f"newspaper: {PAPERS[number % 3]}", f"date: {DAYS[number % 4]}"]
        lines += ["byline: 记者 何雨 周文"] if number % 5 == 0 else []
        lines += [f"edition: {number % 4}", "section: 要闻"] if number % 3 else []
        lines += ["dateline: 本报石桥镇电"] if number % 4 == 1 else []
        lines += [f"genre: {GENRES[number % 3]}"] if number % 2 else []
        text = TEXTS[number % 3 if number < 12 else 2]
        (folder / f"{number:02}.md").write_text("\n".join(["---", *lines, "---", "", text, ""]), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder)
        yield archive


def scanned(archive: Retriever, name: str) -> dict[str, int]:
    """Count the articles by what is printed beside them, one by one."""
    found: Counter[str] = Counter()
    for entry in archive.catalogue():
        article, day = entry.reference, entry.reference.date or ""
        values = {
            "paper": [article.newspaper],
            "section": [article.section],
            "genre": [article.genre],
            "kind": [entry.kind],
            "author": printed_authors(article.byline),
            "year": [day[:4]],
            "month": [day[:7] if len(day) > 6 else ""],
            "day": [day if len(day) > 9 else ""],
        }[name]
        found.update({value for value in values if value})
    return dict(found)


@settings(max_examples=40)
@given(
    st.builds(
        Filter,
        since=st.sampled_from(["", "2024", "2024-06"]),
        until=st.sampled_from(["", "2024-06", "2025"]),
        paper=st.sampled_from(["", "日报", "梧江晚报"]),
        author=st.sampled_from(["", "何雨"]),
        edition=st.sampled_from(["", "", "3", "要闻"]),
        place=st.sampled_from(["", "", "石桥镇", "第1"]),
        title=st.sampled_from(["", "", "2篇"]),
        genre=st.sampled_from(["", "评论", "消息"]),
        name=st.sampled_from(["", "石桥镇", "孟广田", "无此人"]),
    )
)
def test_counts_are_those_of_a_full_scan(papers: Retriever, filters: Filter) -> None:
    view = papers.filtered(filters)
    counted = view.facets(*PRINTED)
    assert counted == papers.facets(*PRINTED, filters=filters)
    assert counted.articles == len(view.catalogue())
    assert {name: dict(counted.counts[name]) for name in PRINTED} == {
        name: scanned(view, name) for name in PRINTED
    }
    texts = [
        name_key(f"{article.dateline} {' '.join(line.text for line in (*article.head, *article.paragraphs))}")
        for entry in view.catalogue()
        if (article := view.article(entry.reference))
    ]
    for sort in ("person", "place", "organisation"):
        for value, articles in view.facets(sort).counts[sort]:
            assert articles == sum(value in text for text in texts) > 0


def test_the_test_archive_has_every_facet(papers: Retriever) -> None:
    counts = papers.facets().counts
    assert tuple(counts) == FACETS
    assert all(counts.values())


def test_the_most_frequent_values_come_first(papers: Retriever) -> None:
    assert papers.facets("person", most=1).counts["person"] == (("孟广田", 8),)
    some = papers.filtered(Filter(until="2024-06")).facets("paper").counts["paper"]
    assert [articles for _, articles in some] == sorted((articles for _, articles in some), reverse=True)


def test_no_other_facet_is_counted(papers: Retriever) -> None:
    with pytest.raises(ValueError, match="no facet: weather"):
        papers.facets("weather")


def test_a_name_leads_to_its_lines_the_latest_first(papers: Retriever) -> None:
    page = papers.name("孟 廣田")
    assert page is not None
    assert (page.name, page.sorts, page.articles) == ("孟广田", {"person": 8}, 8)
    dates = [one.article.date or "" for one in page.mentions]
    assert dates == sorted(dates, reverse=True)
    assert all(one.span and one.quote[slice(*one.span)] == "孟广田" for one in page.mentions)
    assert len((papers.name("孟广田", most=3, skip=6) or page).mentions) == 2
    assert papers.name("孟广") is None
    assert papers.filtered(Filter(since="2030")).name("孟广田") is None


def test_a_search_finds_only_articles_with_the_name(papers: Retriever) -> None:
    hits = papers.search("石桥镇的作家", filters=Filter(name="孟广田"))
    assert hits
    assert all("孟广田" in hit.citation.quote for hit in hits)


def test_names_go_with_their_articles(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: 讲课\n---\n\n作家孟 廣 田住在石桥镇。\n", "utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(page)
        found = archive.name("孟广田")
        assert found
        assert [one.quote[slice(*one.span)] for one in found.mentions if one.span] == ["孟 廣 田"]
        page.write_text("---\ntitle: 讲课\n---\n\n作家韩立峰住在石桥镇。\n", "utf-8")
        archive.add(page)
        assert dict(archive.facets("person").counts["person"]) == {"韩立峰": 1}
        assert archive.verify().problems == ()
        archive.remove(page)
        assert archive.facets().articles == 0
        assert not any(archive.facets().counts.values())


def test_the_next_run_looks_for_the_names_of_an_earlier_version(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("---\ntitle: 讲课\n---\n\n作家孟广田住在石桥镇。\n", "utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(page)
    forget_names(Store.open(tmp_path / "index", create=True))
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        assert archive.facets("person").counts["person"] == ()
        assert archive.add(page).embedded == 0
        assert archive.facets("person").counts["person"] == (("孟广田", 1),)
        generation = archive.generation
        archive.add(page)
        assert archive.generation == generation


def forget_names(store: Store) -> None:
    """Leave an index as one that was made before names were looked for."""
    from retriever.index.checksums import checksum

    run = store.connection.execute
    with store.transaction():
        run("DELETE FROM facet WHERE sort IN ('person', 'place', 'organisation')")
        for article, printed in run("SELECT article, printed FROM browsed").fetchall():
            run(
                "UPDATE browsed SET named = NULL, crc = ? WHERE article = ?",
                (checksum(article, printed, None), article),
            )
    store.close()
