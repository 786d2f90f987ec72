"""Answers as a terminal shows them: verbatim, marked by escape codes alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.answer import Alternative, Answer, Item
from bot.terminal.render import (
    View,
    answer_lines,
    answer_text,
    citation_lines,
    confidence_word,
    hits_text,
    source_line,
)
from bot.terminal.style import Style
from bot.terminal.visible import visible
from bot.words.texts import Texts, texts_in
from corpus.model import Article, Paragraph
from retriever import ArticleReference, Citation, Hit

ZH, EN = texts_in("zh"), texts_in("en")
PLAIN, COLOR = Style(), Style(color=True)
ARTICLE = ArticleReference("a1", "清河修路", "记者 何雨", "本报清河电", "2024", "1版.txt", "/tmp/1版.txt")
QUOTE = "清河县投入资金3730万元，新修公路30公里。"
CITATION = Citation(ARTICLE, 1, QUOTE, (7, 13))
HIT = Hit(1.0, QUOTE, Citation(ARTICLE, 1, QUOTE))


def citation_text(citation: Citation, texts: Texts, style: Style) -> str:
    return style.painted(citation_lines(citation, texts))


def chat_text(answer: Answer) -> str:
    return PLAIN.painted(answer_lines(answer, ZH, View(confidence=True, numbers=True, sources=2)))


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
    assert visible(quote) in without_codes(citation_text(citation, ZH, COLOR))


@given(st.text(), st.text(), st.data())
def test_only_our_own_escape_codes_reach_a_terminal(quote: str, title: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(quote)))
    end = data.draw(st.integers(start, len(quote)))
    citation = Citation(ArticleReference("a", title, title), 0, quote, (start, end))
    answer = Answer(
        title, quote, 0.9, title, (citation, citation), alternatives=(Alternative(title, citation),)
    )
    text = without_codes(answer_text(answer, ZH, COLOR))
    assert not [code for code in text if (code < " " and code not in "\n\t") or "\x7f" <= code <= "\x9f"]


def test_a_refusal_shows_the_nearest_passages() -> None:
    text = answer_text(Answer("几岁", None, 0.1, nearest=(HIT, HIT)), ZH, PLAIN)
    assert text.startswith("报上没有找到答案。\n最接近的段落：\n1. 清河县")
    assert "2. 清河县" in text
    assert answer_text(Answer("几岁", None, 0.1), EN, PLAIN) == "The pages hold no answer."


def test_a_refusal_tells_which_name_is_not_there_and_whose_fact_was_found() -> None:
    refused = Answer("红石镇有多少摊位", None, 0.2, kind="refusal", unsaid=("红石镇",), instead="青螺镇")
    shown = answer_text(refused, ZH, PLAIN)
    assert "没有提到“红石镇”，说的是“青螺镇”" in shown
    alone = Answer("红石镇有多少摊位", None, 0.2, kind="refusal", unsaid=("红石镇",))
    assert "does not mention “红石镇”." in answer_text(alone, EN, PLAIN)
    assert refused.to_json()["unsaid"] == ["红石镇"]
    assert refused.to_json()["instead"] == "青螺镇"


def test_a_follow_up_shows_how_it_was_understood_and_other_sources_follow() -> None:
    answer = Answer("公路呢", "30公里", 0.9, "清河县新修公路多少", (CITATION, HIT.citation))
    text = answer_text(answer, ZH, PLAIN)
    assert text.startswith("30公里\n按“清河县新修公路多少”理解\n")
    assert text.endswith("另见：《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段")


def test_no_hits_have_words() -> None:
    assert hits_text([], ZH, PLAIN) == "没有找到相关段落。"


def test_a_chat_says_how_sure_it_is_and_numbers_its_sources() -> None:
    answer = Answer("公路呢", "30公里", 0.7, "清河县新修公路多少", (CITATION, HIT.citation, HIT.citation))
    assert chat_text(answer).splitlines() == [
        "30公里",
        "较有把握 · 按“清河县新修公路多少”理解",
        f"  {QUOTE}",
        "  [1] 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段",
        "另见：",
        "  [2] 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段",
    ]


def test_a_confidence_is_a_word() -> None:
    words = [confidence_word(value, ZH) for value in (1.0, 0.8, 0.79, 0.6, 0.59, 0.0)]
    assert words == ["有把握", "有把握", "较有把握", "较有把握", "不太确定", "不太确定"]


def test_articles_that_confirm_an_answer_are_counted() -> None:
    answer = Answer("修了什么", "公路", 0.9, citations=(CITATION,), confirming=(HIT.citation,))
    assert "另有1篇报道证实：《" in chat_text(answer)


def test_a_list_and_what_other_articles_say() -> None:
    answer = Answer(
        "修了什么",
        "公路、桥",
        0.9,
        citations=(CITATION,),
        items=(Item("公路", (0, 2)), Item("桥", (3, 4))),
        alternatives=(Alternative("水渠", HIT.citation),),
    )
    assert chat_text(answer).splitlines() == [
        "公路、桥",
        "有把握",
        "  1. 公路",
        "  2. 桥",
        f"  {QUOTE}",
        "  [1] 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段",
        "另有说法：",
        "  水渠 —— 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段",
    ]


def test_words_of_the_assistants_own_are_no_refusal() -> None:
    assert answer_text(Answer("你好", None, 1.0, kind="talk", reply="您好！\n请提问。"), ZH, PLAIN) == (
        "您好！\n请提问。"
    )
    assert chat_text(Answer("", None, 0.0, kind="passages", reply="来源：", citations=(CITATION,))) == (
        f"来源：\n  {QUOTE}\n  [1] 《清河修路》 记者 何雨 · 2024 · 1版.txt · 第2段"
    )


def test_an_opened_article_has_its_answer_marked() -> None:
    article = Article(
        "article",
        (Paragraph("修路", subhead=True), Paragraph(QUOTE)),
        title="清河修路",
        kicker="清河县",
        byline="何雨",
    )
    answer = Answer("", None, 0.0, kind="article", citations=(CITATION,), article=article)
    text = answer_text(answer, ZH, COLOR)
    assert without_codes(text) == f"清河县\n《清河修路》\n何雨\n修路\n▸ {QUOTE}"
    assert "\x1b[1;4m3730万元\x1b[0m" in text


def test_a_head_line_and_a_missing_headline_have_words() -> None:
    untitled = Citation(ArticleReference("a2", page="2版.txt"), -1, "本报记者 何雨")
    assert source_line(untitled, ZH) == "（无标题） 2版.txt · 标题部分"
    assert source_line(untitled, EN) == "(no headline) 2版.txt · headline"


def test_a_source_is_named_for_people_where_its_newspaper_is_known() -> None:
    article = ArticleReference(
        "a3", "修路", date="2023-05-09", page="p.txt", newspaper="沧源日报", edition="2", section="要闻"
    )
    citation = Citation(article, 0, "修路。")
    assert source_line(citation, ZH) == "《修路》 沧源日报 · 2023年5月9日 · 第2版 · 第1段"
    assert source_line(citation, EN) == "《修路》 沧源日报 · 2023-05-09 · page 2 · paragraph 1"
    assert str(citation) == "《修路》 沧源日报 2023年5月9日 第2版 第1段"


def test_json_is_the_contract() -> None:
    value = Answer("多少", "3730万元", 0.98765, citations=(CITATION,), nearest=(HIT,)).to_json()
    assert value["confidence"] == 0.9877
    assert value["rewritten"] is None
    assert value["citations"][0]["span"] == [7, 13]
    assert value["citations"][0]["article"]["page"] == "1版.txt"
    assert value["nearest"][0]["citation"]["span"] is None
    assert str(CITATION) == "《清河修路》 记者 何雨 2024 1版.txt 第2段"
