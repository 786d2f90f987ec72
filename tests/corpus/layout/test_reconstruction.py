import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.layout import draw_page, norm, read_archive, run
from corpus.layout import reconstruct
from corpus.model import Article, Page
from training.layout.styles import STYLES

SHARED = Path(__file__).parents[3] / "../shared"


def places(articles: tuple[Article, ...], text: str) -> list[int]:
    """Return the offsets of all characters in articles, after checking each run against the page."""
    seen = []
    for article in articles:
        for part in (*article.head, *article.paragraphs):
            assert part.text.strip()
            for run_ in part.runs:
                assert (
                    part.text[run_.start : run_.start + run_.length]
                    == text[run_.source : run_.source + run_.length]
                )
                seen.extend(range(run_.source, run_.source + run_.length))
            covered = {i for r in part.runs for i in range(r.start, r.start + r.length)}
            assert all(i in covered or char == " " for i, char in enumerate(part.text))
    return [place for place in seen if not text[place].isspace()]


def check_books(text: str) -> tuple[Article, ...]:
    articles = reconstruct(Page("page.txt", text))
    assert sorted(places(articles, text)) == [i for i, char in enumerate(text) if not char.isspace()]
    return articles


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**6), st.sampled_from(STYLES))
def test_every_character_of_a_generated_page_is_in_one_place(seed: int, style: str) -> None:
    articles = check_books(draw_page(random.Random(seed), read_archive(), style).text)
    for article in articles:
        assert 0 <= article.confidence <= 1
        for paragraph in article.paragraphs:
            assert all(0 <= doubt < len(paragraph.text) for doubt in paragraph.doubts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.text(alphabet="粮食丰收。，“” \n\n\n图摄记者本报讯（）1a", max_size=600))
def test_any_text_is_read(text: str) -> None:
    check_books(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u3000\n",
        "一行",
        "本报记者 王小明 摄",
        "图为丰收现场。",
        "The quick brown fox.\n\nA second paragraph, in English, that goes on for a while.\n",
        "﻿帶有標記的繁體字頁面\n\n本報訊（記者 王小明）今年糧食豐收。\n",
        "\x00\x01\n\x1b[31m\n" * 5,
    ],
)
def test_poor_pages(text: str) -> None:
    articles = check_books(text)
    assert bool(articles) == bool(text.strip())


def test_a_whole_article_is_one_article() -> None:
    text = (
        "某县\n\n粮食喜获丰收\n\n本报某县电（记者 王小明）今年，全县粮食喜获丰收，总产量创历史新高。\n\n"
        "据介绍，明年还将扩大种植面积。\n"
    )
    (article,) = check_books(text)
    assert (article.kicker, article.title, article.byline) == ("某县", "粮食喜获丰收", "记者 王小明")
    assert len(article.paragraphs) == 2


def test_the_same_page_is_read_the_same_way() -> None:
    text = draw_page(random.Random(3), read_archive(), "displaced").text
    assert reconstruct(Page("p", text)) == reconstruct(Page("p", text))


@pytest.mark.parametrize(
    ("style", "least"), [("clean", 0.9), ("displaced", 0.85), ("wrapped", 0.95), ("noisy", 0.9)]
)
def test_articles_come_out_of_scrambled_pages(style: str, least: float) -> None:
    measured = run(style, pages=6, seed=7)
    assert measured["article_f1"] >= least
    assert measured["joins"] >= least


def test_time_grows_with_the_length_and_not_its_square() -> None:
    paragraph = "县里的果园今年又迎来了丰收，村民们忙着采摘、分拣和装箱，一派喜人的景象。\n\n"
    reconstruct(Page("p", paragraph))

    def seconds(count: int) -> float:
        began = time.perf_counter()
        reconstruct(Page("p", paragraph * count))
        return time.perf_counter() - began

    assert seconds(4000) < 12 * max(seconds(1000), 0.05)


def _characters(length: int) -> str:
    rng = random.Random(3)
    signs = [chr(code) for code in range(0x4E00, 0x5E00)] + ["，", "。", "\n"] * 200
    return "".join(rng.choices(signs, k=length))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("字\n" * 60_000, id="one character a line"),
        pytest.param("某乡，12\n" * 3000, id="a table"),
        pytest.param(_characters(80_000), id="any characters"),
        pytest.param(_characters(80_000).replace("\n", ""), id="one line"),
        pytest.param("The quick brown fox jumps over. " * 8000, id="English"),
        pytest.param(bytes(range(1, 256)).decode("latin-1") * 1000, id="any bytes"),
    ],
)
def test_what_is_no_page_is_read_within_five_seconds_a_megabyte(text: str) -> None:
    reconstruct(Page("p", "某县"))
    began = time.process_time()
    articles = reconstruct(Page("p", text))
    # A second on top: a text is looked at as a page up to a bound that does not depend on its length.
    assert time.process_time() - began < 1 + 5 * len(text.encode()) / 1e6
    parts = [part.text for article in articles for part in (*article.head, *article.paragraphs)]
    assert sum(len("".join(part.split())) for part in parts) == len("".join(text.split()))


@pytest.mark.skipif(not (SHARED / "pages").is_dir(), reason="the real pages are not here")
@pytest.mark.parametrize(
    ("page", "gold"), [("001_00cfb12b3edd994b", "articles_001"), ("003_b6148482c289a67d", "articles_003")]
)
def test_real_pages(page: str, gold: str) -> None:
    articles = check_books((SHARED / "pages" / f"{page}.txt").read_text(encoding="utf-8"))
    wholes = {norm("".join(p.text for p in article.paragraphs)): article for article in articles}
    for expected in json.loads((SHARED / "eval" / f"{gold}.json").read_text(encoding="utf-8")):
        if expected["kind"] != "article":
            continue
        body = norm("".join(p if isinstance(p, str) else p["subhead"] for p in expected["paragraphs"]))
        assert body in wholes
        if expected["title"]:
            assert norm(wholes[body].title) == norm(expected["title"])
        assert wholes[body].byline == expected["byline"]
        assert wholes[body].dateline == expected["dateline"]
