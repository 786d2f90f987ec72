"""The year asked about must be the year of the evidence."""

import pytest

from retriever import ArticleReference, Citation
from retriever.question import Question
from retriever.question.moments import Bound, Moment, moments_of
from retriever.reader.subject import Surroundings
from retriever.reader.years import (
    Fit,
    as_the_article_says,
    fit_of,
    fits_of,
    outdated,
    times_unsaid,
)


def printed(date: str | None, quote: str = "七人受伤。") -> Citation:
    return Citation(ArticleReference("a", date=date), 0, quote)


def age(question: str, own: Citation, *others: Citation) -> float:
    return outdated(Question(question), own, others)


def fit(question: str, lead: str, *, date: str | None = None, rest: str = "。", before: str = "") -> Fit:
    (moment,) = moments_of(question)
    return fit_of(moment, Surroundings(before, lead, "40列", rest, ""), date)


def test_the_times_of_a_question_are_read_with_month_and_day() -> None:
    assert moments_of("二〇二二年5月6日运走多少") == [Moment(2022, 5, 6)]
    assert moments_of("2022年5月") == [Moment(2022, 5)]
    assert moments_of("2000元") == moments_of("多少元") == []


@pytest.mark.parametrize(
    ("question", "lead", "date", "expected"),
    [
        ("2025年一季度开了多少列", "今年一季度开行", "2025-04-02", Fit.TOLD),
        ("2024年一季度开了多少列", "今年一季度开行", "2025-04-02", Fit.OTHER),
        ("2024年一季度开了多少列", "去年一季度开行", "2025-04-02", Fit.TOLD),
        ("2025年一季度开了多少列", "一季度开行", "2025-04-02", Fit.TOLD),
        ("2025年开了多少列", "比上年多，开行", "2025-04-02", Fit.TOLD),
        ("2025年开了多少列", "一季度开行", None, Fit.UNKNOWN),
        ("2022年开了多少列", "2022年30列，2023年开行", None, Fit.OTHER),
        ("2022年开了多少列", "由2022年的30列增加到", "2025-04-02", Fit.OTHER),
        ("2022年开了多少列", "由2022年的30列增加到", None, Fit.OTHER),
        ("2025年3月1日开了多少列", "昨日开行", "2025-03-05", Fit.OTHER),
        ("2025年3月4日开了多少列", "昨日开行", "2025-03-05", Fit.TOLD),
        ("2024年12月开了多少列", "12月29日开行", "2025-01-05", Fit.TOLD),
        ("2024年12月开了多少列", "12月29日试车，1月2日开行", "2025-01-05", Fit.OTHER),
        ("2025年2月30日开了多少列", "2月27日开行", "2025-03-05", Fit.OTHER),
    ],
)
def test_the_year_of_the_statement_is_compared(
    question: str, lead: str, date: str | None, expected: Fit
) -> None:
    assert fit(question, lead, date=date) is expected


def test_a_question_is_put_in_the_words_of_an_article_that_knows_its_date() -> None:
    assert as_the_article_says("2025年一季度多少", "今年一季度40列", "2025-04-02") == "今年一季度多少"
    assert as_the_article_says("2024年一季度多少", "去年一季度40列", "2025-04-02") == "去年一季度多少"
    assert as_the_article_says("2025年一季度多少", "一季度40列", "2025-04-02") == "一季度多少"
    assert as_the_article_says("2021年一季度多少", "一季度40列", "2025-04-02") == "2021年一季度多少"
    assert as_the_article_says("去年一季度多少", "2024年一季度40列", "2025-04-02") == "2024年一季度多少"
    assert as_the_article_says("去年一季度多少", "去年一季度40列，2024年", "2025-04-02") == "去年一季度多少"
    assert as_the_article_says("比去年多多少", "2024年一季度40列", "2025-04-02") == "比去年多多少"
    assert as_the_article_says("2025年6月以前多少", "今年一季度40列", "2025-04-02") == "多少"
    assert as_the_article_says("2025年一季度多少", "今年一季度40列", None) == "2025年一季度多少"


def test_the_newer_of_two_articles_counts_where_no_time_is_asked_for() -> None:
    first, last = printed("2025-03-01"), printed("2025-03-05")
    assert age("几人受伤", first, last, printed(None)) == 1
    assert age("最终几人受伤", first, last) == 4
    assert age("几人受伤", last, first) == 0
    assert age("2025年3月1日几人受伤", first, last) == 0
    assert age("几人受伤", printed(None), last) == 0


def test_a_count_as_it_stood_gives_way_to_a_later_one() -> None:
    first, last = (printed(f"2025-03-0{day}", f"截至3月{day}日，七人受伤。") for day in (1, 5))
    assert age("几人受伤", first, last) == 3
    assert age("几人受伤", last, first) == 0
    assert age("几人受伤", first, printed("2025-03-06", "灯会开幕。")) == 1


def test_the_oldest_article_counts_where_the_first_is_asked_for() -> None:
    first, last = printed("2025-03-01"), printed("2025-03-05")
    assert age("最初报道几人受伤", last, first) == 4
    assert age("最初报道几人受伤", first, last) == 0


@pytest.mark.parametrize(
    ("turn", "date"),
    [
        ("2024年呢", "2025-04-02"),  # the year before the article's
        ("去年呢", "2025-04-02"),
        ("24年3月的", None),
        ("今年的呢", None),
        ("今年多大", None),
        ("2日呢", "2025-04-02"),
        ("一年多少", None),  # a span of time
        ("上个月呢", None),
    ],
)
def test_times_that_are_said(turn: str, date: str | None) -> None:
    around = Surroundings("", "2024年3月和上个月开行", "40列", "。", "")
    assert times_unsaid(Question(turn), around, date) == []


@pytest.mark.parametrize("turn", ["2023年呢", "23年的", "5月呢", "9日呢", "明年呢", "后天呢", "上周呢"])
def test_times_that_are_not(turn: str) -> None:
    around = Surroundings("", "2024年3月开行", "40列", "。", "")
    assert times_unsaid(Question(turn), around, "2025-04-02")


def test_a_year_behind_the_answer_in_its_own_clause_governs_it() -> None:
    assert fit("2021年开了多少列", "东线2019年停运，西线", rest="于2021年开行，") is Fit.TOLD
    assert fit("2019年开了多少列", "2021年，西线", rest="比2019年多，") is Fit.OTHER


def fits(question: str, lead: str, date: str | None = "2025-04-02") -> list[Fit]:
    return fits_of(Question(question), Surroundings("", lead, "40列", "。", ""), date)


@pytest.mark.parametrize(
    ("question", "lead", "expected"),
    [
        ("去年开了多少列", "去年开行", Fit.TOLD),
        ("去年开了多少列", "2024年开行", Fit.TOLD),
        ("去年开了多少列", "今年开行", Fit.OTHER),
        ("今年开了多少列", "开行", Fit.TOLD),
        ("2024年以前开了多少列", "2023年开行", Fit.TOLD),
        ("2024年以前开了多少列", "去年开行", Fit.OTHER),
        ("2024年6月以前开了多少列", "去年开行", Fit.TOLD),
        ("2024年以来开了多少列", "去年开行", Fit.TOLD),
        ("2025年之后开了多少列", "去年开行", Fit.OTHER),
    ],
)
def test_a_year_told_from_a_day_or_by_one_end_is_compared(question: str, lead: str, expected: Fit) -> None:
    assert fits(question, lead) == [expected]


def test_without_a_date_a_year_told_from_a_day_says_nothing_and_a_bound_is_not_known() -> None:
    assert fits("去年开了多少列", "去年开行", None) == []
    assert fits("2024年以前开了多少列", "去年开行", None) == [Fit.UNKNOWN]


def test_two_years_told_from_a_day_are_the_sides_of_a_comparison() -> None:
    assert fits("去年和今年各开了多少列", "去年开行") == []


def test_what_is_told_by_one_end_is_no_moment() -> None:
    question = Question("2023年以前和2021年5月各多少")
    assert question.moments == (Moment(2021, 5),)
    assert question.bounds == (Bound(0, 2022),)


def test_the_newer_of_two_articles_tells_of_last_year() -> None:
    assert age("去年几人受伤", printed("2024-03-01"), printed("2025-03-05")) == 4
    assert age("2025年以前几人受伤", printed("2024-03-01"), printed("2025-03-05")) == 0


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("去年种了多少", "今年种了【40列】", [Fit.OTHER]),
        ("去年种了多少", "去年种了【40列】", []),
        ("去年种了多少", "去年,由前年的61列减到【40列】", []),
        ("去年种了多少", "2019年种了【40列】", []),
        ("今年种了多少", "去年种了【40列】", [Fit.OTHER]),
        ("种了多少", "去年种了【40列】", []),
    ],
)
def test_last_year_by_the_words_of_an_article_without_a_date(
    question: str, text: str, expected: list[Fit]
) -> None:
    lead, _, rest = text.partition("【")
    around = Surroundings("", lead, rest.rstrip("】"), "。", "")
    assert fits_of(Question(question), around, None) == expected
