"""Where somebody comes from is asked in the words of the text."""

import pytest

from retriever.reader.origins import in_words_of_origin, tells_no_origin

BORN = "沈望舒1938年生于青洲，1960年到灯塔工作。"


@pytest.mark.parametrize(
    ("question", "quote", "asked"),
    [
        ("沈望舒是哪里人", BORN, "沈望舒生于哪里"),
        ("沈望舒哪年出生", BORN, "沈望舒哪年生于"),
        ("沈望舒老家在哪", BORN, "沈望舒生于哪里"),
        ("沈望舒的籍贯是哪里", "沈望舒籍贯青洲，生于北港。", "沈望舒的籍贯是哪里"),
        ("沈望舒是哪里人", "沈望舒守了三十年灯塔。", "沈望舒是哪里人"),
        ("灯塔在哪里", BORN, "灯塔在哪里"),
    ],
)
def test_where_somebody_comes_from(question: str, quote: str, asked: str) -> None:
    assert in_words_of_origin(question, quote) == asked


def test_a_place_without_a_word_of_origin_is_where_nobody_comes_from() -> None:
    assert tells_no_origin("沈望舒是哪里人", "沈望舒在北港守了三十年灯塔。")
    assert not tells_no_origin("沈望舒是哪里人", "沈望舒，青洲人，守了三十年灯塔。")
    assert not tells_no_origin("灯塔在哪里", "灯塔在北港。")
