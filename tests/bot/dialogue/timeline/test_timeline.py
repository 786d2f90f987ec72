"""Timelines: which statements belong to a topic, when they are told of, and which of them differ."""

import pytest

from bot.dialogue.timeline.telling import heading_of
from bot.dialogue.timeline.timeline import Timeline, make_timeline
from bot.dialogue.timeline.topic import Topic, topic_of
from bot.words.language import Language
from bot.words.timeline import timeline_words
from retriever import Filter, Retriever


def headings(timeline: Timeline, language: Language = "zh") -> list[str]:
    return [heading_of(entry, timeline_words(language)) for entry in timeline.entries]


@pytest.mark.parametrize(
    ("asked", "subject", "words"),
    [
        ("梨树村集体收入历年", "梨树村", ("集体", "收入")),
        ("梨树村2023年收入多少", "梨树村", ("收入",)),
        ("红岩水库", "红岩水库", ()),
        ("红岩水库蓄水变化", "红岩水库", ("蓄水",)),
        ("石板小学在校学生各年人数", "石板小学", ("学生",)),
        ("护林防火", "护林防火", ()),
    ],
)
def test_a_topic_is_a_name_and_what_is_told_of_it(asked: str, subject: str, words: tuple[str, ...]) -> None:
    topic = topic_of(asked)
    assert topic is not None
    assert (topic.subject, topic.words) == (subject, words)


def test_a_quantity_is_told_year_by_year_and_nothing_else_of_its_name(village: Retriever) -> None:
    timeline = make_timeline("梨树村收入", village)
    assert headings(timeline) == [
        "2021年：300万元",
        "2022年：350万元",
        "2023年：400万元；另报 380万元",
        "2026年：突破600万元（计划）",
    ]
    assert [entry.differ for entry in timeline.entries] == [False, False, True, False]
    assert headings(timeline, "en")[2] == "2023: 400万元; also reported: 380万元"


def test_each_value_is_cited_word_for_word(village: Retriever) -> None:
    (_, _, both, _) = make_timeline("梨树村收入", village).entries
    assert [one.citation.article.id for one in both.statements] == ["steep", "book"]
    for one in both.statements:
        article = village.article(one.citation.article)
        assert article is not None
        assert article.paragraphs[one.citation.paragraph].text == one.citation.quote
        assert one.sentence in one.citation.quote
        assert one.value is not None
        assert one.value in one.sentence
    assert both.statements[0].sentence == "去年，村集体收入达400万元，比上年增长12%"


def test_a_mean_is_told_where_it_is_asked_for(village: Retriever) -> None:
    assert headings(make_timeline("梨树村人均收入", village)) == ["2023年：2.1万元"]


def test_a_neighbour_in_the_same_article_is_not_told_of(village: Retriever) -> None:
    assert headings(make_timeline("柳塘村收入", village)) == ["2021年：90万元"]


def test_sentences_about_a_name_come_by_the_time_that_they_tell_or_by_that_of_their_article(
    village: Retriever,
) -> None:
    timeline = make_timeline("梨树村", village)
    told = [(str(entry.period), entry.told) for entry in timeline.entries]
    assert told == [
        ("2020-08-20", True),
        ("2021-02-03", False),
        ("2022", True),
        ("2022-05-12", False),
        ("2023", True),
        ("2024-03-02", False),
    ]
    assert headings(timeline)[1] == "2021年2月3日（报道日期）"


def test_what_a_reprint_repeats_is_told_once_and_both_are_named(village: Retriever) -> None:
    (entry,) = make_timeline("梨树村公交车", village).entries
    assert [article.id for article in entry.statements[0].citation.reprints] == ["again"]


def test_a_filter_holds(village: Retriever) -> None:
    later = village.filtered(Filter(since="2024-04"))
    assert headings(make_timeline("梨树村收入", later)) == ["2023年：380万元"]


def test_what_is_told_nowhere_has_an_empty_timeline(village: Retriever) -> None:
    assert not make_timeline("村\udcff", village).entries
    assert make_timeline("望海村收入", village).entries == ()
    assert make_timeline("？", village) == Timeline("？", None)
    assert make_timeline("梨树村", village).topic == Topic("梨树村")
