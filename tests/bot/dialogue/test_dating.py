"""What the time of an answer means is told against the day of its article."""

from dataclasses import replace

import pytest

from bot.dialogue.answer import Answer, Part
from bot.dialogue.dating import with_time
from retriever import ArticleReference, Citation


def answered(question: str, quote: str, text: str, date: str | None = "2024-03-15") -> Answer:
    start = quote.index(text)
    citation = Citation(ArticleReference("a", "桥", date=date), 0, quote, (start, start + len(text)))
    return Answer(question, text, 0.9, citations=(citation,))


def note(question: str, quote: str, text: str, date: str | None = "2024-03-15") -> str | None:
    time = with_time(answered(question, quote, text, date), "zh").time
    return time.text if time else None


@pytest.mark.parametrize(
    ("quote", "text", "told"),
    [
        ("桥去年11月通车。", "去年11月", "去年11月（2023年11月）"),
        ("桥于12日通车。", "12日", "12日（2024年3月12日）"),
        ("桥今日通车。", "今日", "今日（2024年3月15日）"),
        ("桥始建于民国二十年。", "民国二十年", "民国二十年（1931年）"),
        ("去年修桥，花费80万元。", "80万元", "去年（2023年）"),
        ("花费80万元，是去年的事。", "80万元", "去年（2023年）"),
        ("前年修桥12座，去年修桥9座。", "9座", "去年（2023年）"),
        ("今年修桥12座，比去年多3座。", "12座", "今年（2024年）"),
        ("修桥12座，比去年多3座。", "12座", None),  # compared with
        ("去年修路。修桥花费80万元。", "80万元", None),  # of another sentence
        ("桥2023年11月通车。", "2023年11月", None),  # says itself which year
        ("目前有桥12座。", "12座", None),
    ],
)
def test_the_time_of_an_answer_or_of_its_sentence_is_told_in_days(
    quote: str, text: str, told: str | None
) -> None:
    assert note("桥怎么样", quote, text) == told


def test_last_year_of_a_question_is_told_where_the_article_has_it_in_figures() -> None:
    assert note("去年修桥几座", "2023年修桥9座。", "9座") == "去年（2023年）"
    assert note("去年修桥几座", "2022年修桥9座。", "9座") is None
    assert note("比去年多几座", "2023年修桥9座。", "9座") is None


def test_nothing_is_told_without_the_day_of_the_article() -> None:
    assert note("桥何时通车", "桥去年11月通车。", "去年11月", None) is None


def test_an_answer_of_several_readings_has_no_one_time() -> None:
    answer = answered("去年和今年各修几座", "去年修桥9座，今年12座。", "9座")
    whole = replace(answer, parts=(Part("去年", "9座", answer.citations[0]),))
    assert with_time(answer, "zh").time is not None
    assert with_time(whole, "zh").time is None


def test_a_note_comes_back_from_json() -> None:
    answer = with_time(answered("桥何时通车", "桥12月底前通车。", "12月底前"), "en")
    assert answer.time is not None
    assert Answer.from_json(answer.to_json()) == answer
