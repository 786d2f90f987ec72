"""The times of sentences, against the days that they mean; benchmarks/data has many more."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.times import cases_of, resolved
from corpus.dating import Period, day_of, period_of, told_times

DATA = Path(__file__).parents[3] / "benchmarks" / "data"
DAY = date(2024, 6, 19)  # a Wednesday


def means(text: str, day: date = DAY) -> list[str]:
    return [str(told.period) for told in told_times(text, day)]


@pytest.mark.parametrize("name", ["times-1", "times-2"])
def test_the_sentences_that_were_worked_out_by_hand(name: str) -> None:
    cases = list(cases_of(DATA / f"{name}.tsv"))
    wrong = [case.text for case in cases if resolved(case) != case.meant]
    assert len(wrong) <= 0.05 * len(cases), wrong


def test_a_time_leads_back_to_its_characters() -> None:
    text = "　“十四五”期间和去年十月以来"
    found = told_times(text, DAY)
    assert [text[one.start : one.end] for one in found] == ["“十四五”期间", "去年十月以来"]
    assert [one.relative for one in found] == [False, True]


def test_a_year_told_before_in_the_sentence_holds_for_its_months() -> None:
    assert means("2022年3月播种，8月收获。9月开学。") == ["2022-03", "2022-08", "2024-09"]


def test_what_is_to_come_is_not_past() -> None:
    assert means("座谈会将于5日召开。") == ["2024-07-05"]
    assert means("座谈会于5日召开。") == ["2024-06-05"]


def test_what_is_so_every_week_has_no_days_of_its_own() -> None:
    assert means("书屋每天开放，周二闭馆。") == []
    assert means("门诊周一、三、五晚上开放，周一至周五18时至21时接诊，今年3月开诊。") == ["2024-03"]
    assert means("论坛周一开幕。") == ["2024-06-17"]


def test_what_comes_again_every_year_has_no_days_of_its_own() -> None:
    assert means("规定每年4月1日到7月31日不许下钩。") == []
    assert means("每年3月、9月各查一次，今年3月查了8家。") == ["2024-03"]


@pytest.mark.parametrize(
    "text", ["6月31日", "13月5日", "第12日报", "15号楼", "后天然气", "3年级", "今年轻人", "每周三"]
)
def test_no_time(text: str) -> None:
    assert means(text) == []


def test_feasts_and_the_lunar_calendar() -> None:
    assert means("今年春节，去年中秋节。") == ["2024-02-10", "2023-09-29"]
    assert means("农历五月初五") == ["2024-06-10"]


@pytest.mark.parametrize(
    "text", ["2023", "2023-06", "2023-06-01", "2023-06/2023-08", "../2022-12-31", "2019-01-01/.."]
)
def test_periods_are_written_and_read(text: str) -> None:
    assert str(period_of(text)) == text


def test_periods_meet_and_hold() -> None:
    year, month = period_of("2023"), period_of("2023-06")
    assert year.holds(month)
    assert not month.holds(year)
    assert Period(None, date(2023, 1, 1)).meets(year)
    assert not Period(None, date(2022, 12, 31)).meets(year)


def test_the_day_of_an_article() -> None:
    assert day_of("2024-06-03") == date(2024, 6, 3)
    assert day_of("2024-02") == date(2024, 2, 29)
    assert day_of("2024") == date(2024, 12, 31)
    assert day_of("去年") is day_of(None) is day_of("2024-02-31") is None
