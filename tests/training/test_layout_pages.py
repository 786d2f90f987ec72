"""Generated pages of the layout: what they hold, and that the truth about them is right."""

import random

import pytest

from corpus.layout import reconstruct
from corpus.model import Page
from training.layout.crossing import Piece, Region, cross
from training.layout.generate import GeneratedPage, generate, set_lines
from training.layout.news import read_shapes, vary
from training.layout.source import Source
from training.layout.styles import STYLES, draw_style


def regions() -> list[Region]:
    page = []
    for article in range(3):
        page.append(Region(article, "head", [Piece(0, ((0, 4),))]))
        page += [Region(article, "column", [Piece(1, ((at, at + 9),))]) for at in (0, 9, 18)]
    return [*page, Region(3, "caption", [Piece(0, ((0, 4),))])]


def test_a_page_read_across_its_articles_holds_the_same_in_another_order() -> None:
    orders = set()
    for seed in range(60):
        page = cross(random.Random(seed), regions())
        assert sorted(map(repr, page)) == sorted(map(repr, regions()))
        for article in range(3):
            mine = [region.pieces[0] for region in page if region.article == article]
            assert mine[0].unit == 0  # the head stays first, and the columns in their order
            assert [piece.lines[0][0] for piece in mine[1:]] == [0, 9, 18]
        orders.add(tuple(region.article for region in page))
    assert len(orders) > 10
    assert any(order[3] == 3 or 3 in order[1:-1] for order in orders)  # the caption within an article


def test_columns_that_are_not_set_apart_follow_each_other_without_a_blank_line() -> None:
    source = Source("article", (("title", "蜂农的春天"), ("body", "油菜花开了，蜂箱搬到了地边上。" * 20)))
    style = draw_style(random.Random(5), "wrapped")
    style.tight, style.emission, style.displacements, style.crossings, style.rubbish = True, "lines", 0, 0, 0
    style.height = (6, 6)
    text = generate(random.Random(1), [source], style).text
    assert "\n\n" not in text[text.index("油菜") :].strip()


def test_verses_and_rows_are_lines_of_their_own() -> None:
    text = "一根竹篙点破江\n两岸鸡鸣送我忙"
    assert [text[slice(*span)] for span in set_lines(text, 4)] == text.split("\n")


@pytest.mark.parametrize("style", STYLES)
def test_every_span_of_a_page_is_what_its_article_says(style: str) -> None:
    rng = random.Random(style)
    sources = [vary(rng, source) for source in rng.sample(read_shapes(), 6)]
    settings = draw_style(rng, style)
    settings.noise, settings.half_width, settings.quotes = 0.0, False, "keep"
    page = generate(rng, sources, settings)
    for span in page.spans:
        if span.article < len(sources):
            printed = page.text[span.start : span.end]
            assert any(printed in text for _, text in sources[span.article].units)


def test_paragraphs_parted_anew_say_the_same() -> None:
    for number, source in enumerate(read_shapes()):
        varied = vary(random.Random(number), source)
        body = "".join(text for role, text in varied.units if role != "subhead")
        assert body == "".join(text for role, text in source.units if role != "subhead")


def page_of(*sources: Source) -> GeneratedPage:
    style = draw_style(random.Random(2), "clean")
    style.crossings = style.displacements = style.rubbish = 0
    return generate(random.Random(4), sources, style)


def test_a_poem_is_gold_line_by_line() -> None:
    poem = next(source for source in read_shapes() if source.value("title") == "五月的割麦人")
    (truth,) = page_of(poem).articles
    assert truth.gold(0)["paragraphs"][:2] == ["五月的风翻过一道山梁", "把消息捎给所有的镰刀"]  # type: ignore[index]
    assert any(
        "月亮就薄了一层" in p.text for a in reconstruct(Page("p", page_of(poem).text)) for p in a.paragraphs
    )
