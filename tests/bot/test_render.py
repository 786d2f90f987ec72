"""Answers as a terminal shows them: verbatim, marked by escape codes alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer
from bot.render import answer_text, citation_text, hits_text, source_line, sources_text
from bot.style import Style
from bot.texts import texts_in
from retriever import ArticleReference, Citation, Hit

ZH, EN = texts_in("zh"), texts_in("en")
PLAIN, COLOR = Style(), Style(color=True)
ARTICLE = ArticleReference("a1", "清河修路", "记者 何雨", "本报清河电", "2024", "1版.txt", "/tmp/1版.txt")
QUOTE = "清河县投入资金3730万元，新修公路30公里。"
CITATION = Citation(ARTICLE, 1, QUOTE, (7, 13))
HIT = Hit(1.0, QUOTE, Citation(ARTICLE, 1, QUOTE))


def without_codes(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_an_answer_shows_the_span_its_paragraph_and_its_place() -> None:
    text = answer_text(Answer("多少", QUOTE[7:13], 0.9, citations=(CITATION,)), ZH, PLAIN)
    assert text.splitlines() == [
        "3730万元",
        f"  {QUOTE}",
        "  —— 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段",
    ]


def test_colour_marks_the_span_and_changes_no_character() -> None:
    text = citation_text(CITATION, ZH, COLOR)
    assert "\x1b[1;4m3730万元\x1b[0m" in text
    assert without_codes(text) == citation_text(CITATION, ZH, PLAIN)


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1), st.data())
def test_any_quotation_is_printed_verbatim(quote: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote) - 1))
    end = data.draw(st.integers(start, len(quote)))
    citation = Citation(ARTICLE, 0, quote, (start, end))
    assert quote in without_codes(citation_text(citation, ZH, COLOR))


def test_a_refusal_shows_the_nearest_passages() -> None:
    text = answer_text(Answer("几岁", None, 0.1, nearest=(HIT, HIT)), ZH, PLAIN)
    assert text.startswith("报上没有找到答案。\n最接近的段落：\n1. 清河县")
    assert "2. 清河县" in text
    assert answer_text(Answer("几岁", None, 0.1), EN, PLAIN) == "The pages hold no answer."


def test_a_follow_up_shows_how_it_was_understood_and_other_sources_follow() -> None:
    answer = Answer("公路呢", "30公里", 0.9, "清河县新修公路多少", (CITATION, HIT.citation))
    text = answer_text(answer, ZH, PLAIN)
    assert text.startswith("按“清河县新修公路多少”理解\n30公里\n")
    assert text.endswith("另见：《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段")


def test_sources_are_all_citations_or_the_nearest() -> None:
    assert (
        sources_text(Answer("q", "a", 0.9, citations=(CITATION, HIT.citation)), ZH, PLAIN).count(QUOTE) == 2
    )
    assert sources_text(Answer("q", None, 0.0, nearest=(HIT,)), ZH, PLAIN).startswith("1. ")
    assert hits_text([], ZH, PLAIN) == "没有找到相关段落。"


def test_a_head_line_and_a_missing_headline_have_words() -> None:
    untitled = Citation(ArticleReference("a2", page="2版.txt"), -1, "本报记者 何雨")
    assert source_line(untitled, ZH) == "（无标题） 2版.txt · 标题部分"
    assert source_line(untitled, EN) == "(no headline) 2版.txt · headline"


def test_json_is_the_contract() -> None:
    value = Answer("多少", "3730万元", 0.98765, citations=(CITATION,), nearest=(HIT,)).to_json()
    assert value["confidence"] == 0.9877
    assert value["rewritten"] is None
    assert value["citations"][0]["span"] == [7, 13]
    assert value["citations"][0]["article"]["page"] == "1版.txt"
    assert value["nearest"][0]["citation"]["span"] is None
    assert str(CITATION) == "《清河修路》 记者 何雨 2024 1版.txt 第2段"
