"""Pages of papers with habits of their own: what is signed, opened and turned over stays the same article."""

import random

import pytest

from training.layout.habits import draw_habits, dress, follow_habits, shorten, turn_over
from training.layout.newsroom import write_article, write_caption
from training.layout.source import Source
from training.layout.texts import Pools, read_grammar
from training.layout.writer import Writer

TEXT = "今春，河湾村的油菜花开了。蜂农把蜂箱搬到了地边上。过了几天，镇上的收购站也开了门。"
ARTICLE = Source(
    "article",
    (("title", "蜂农的春天"), ("body", f"本报河湾讯（记者 石帆）{TEXT}"), ("body", TEXT[::-1])),
    "本报河湾讯",
    "记者 石帆",
)


def body(source: Source) -> str:
    return "".join(text for role, text in source.units if role == "body")


@pytest.mark.parametrize("seed", range(40))
def test_a_dressed_article_keeps_its_text_and_loses_its_old_opening(seed: int) -> None:
    rng = random.Random(seed)
    dressed = dress(Writer(rng), ARTICLE, draw_habits(rng))
    assert TEXT in body(dressed)
    assert TEXT[::-1] in body(dressed)
    assert "石帆" not in body(dressed)
    assert dressed.value("title") == "蜂农的春天"


def test_papers_sign_in_many_ways() -> None:
    seen = set()
    for seed in range(80):
        rng = random.Random(seed)
        dressed = dress(Writer(rng), ARTICLE, draw_habits(rng))
        first = next(text for role, text in dressed.units if role == "body")
        seen |= {role for role, _ in dressed.units} | ({"opening"} if not first.startswith("今春") else set())
    assert {"byline", "affiliation", "opening"} <= seen


@pytest.mark.parametrize("seed", range(10))
def test_a_brief_is_short_and_has_its_headline(seed: int) -> None:
    brief = shorten(random.Random(seed), ARTICLE)
    assert brief.value("title") == "蜂农的春天"
    assert body(ARTICLE).startswith(body(brief)[:20])
    assert len(brief.units) <= 3


def test_an_article_is_turned_over_at_its_end_or_its_beginning() -> None:
    turned = [turn_over(random.Random(seed), ARTICLE) for seed in range(40)]
    told = ["".join(text for _, text in source.units) for source in turned]
    assert all(("下转" in text) != ("接" in text) for text in told)
    assert all(
        (source.value("title") is None) == ("接" in text) for source, text in zip(turned, told, strict=True)
    )


def test_a_page_of_habits_holds_notices_and_many_briefs() -> None:
    sizes, heads = set(), set()
    for seed in range(60):
        rng = random.Random(seed)
        pools = Pools(read_grammar())
        pools.turn_page(rng)
        sources = [write_article(rng, pools) for _ in range(7)] + [write_caption(rng, pools)]
        page = follow_habits(rng, sources, pools)
        sizes.add(sum(source.kind == "article" for source in page))
        heads |= {source.value("title") for source in page if source.kind == "other"}
    assert "遗失声明" in heads
    assert max(sizes) >= 7
