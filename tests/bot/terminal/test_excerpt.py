"""A long passage in a list: the stretch that speaks of the question, verbatim."""

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.excerpt import LENGTH, excerpt

FILLER = "全镇干部群众齐心协力，各项工作稳步推进。" * 8
SAID = "望江村的养蜂合作社有蜂箱860个。"


@given(st.text(), st.text(max_size=30))
def test_an_excerpt_is_a_verbatim_stretch_of_bounded_length(text: str, question: str) -> None:
    shown = excerpt(text, question)
    assert shown.removeprefix("……").removesuffix("……") in text
    assert len(shown) <= LENGTH + 4


def test_a_short_passage_stays_whole() -> None:
    assert excerpt(f" {SAID}\n", "有多少蜂箱") == SAID


def test_the_stretch_that_repeats_the_question_is_shown_from_its_clause() -> None:
    shown = excerpt(FILLER + SAID + FILLER, "望江村的养蜂合作社有多少人")
    assert SAID in shown
    assert shown.startswith("……")
    assert shown.endswith("……")
    assert excerpt(SAID + FILLER, "养蜂合作社").startswith(SAID)
    sort_by_date = excerpt(FILLER + SAID, "养蜂合作社")
    assert sort_by_date.endswith(SAID)
    assert sort_by_date.startswith(("……全镇", "……各项"))
