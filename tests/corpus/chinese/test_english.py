import pytest

from corpus.chinese.english import in_chinese


@pytest.mark.parametrize(
    ("phrase", "chinese"),
    [
        ("villages", "村"),
        ("companies", "公司"),
        ("stopped", None),
        ("invested", "投入"),
        ("Party Members", "党员"),
        ("flood control", "防汛"),
        ("Lhasa", "拉萨"),
        ("zzz", None),
    ],
)
def test_a_word_is_found_whatever_its_ending(phrase: str, chinese: str | None) -> None:
    word = in_chinese(phrase)
    assert (word.chinese if word else None) == chinese


def test_verbs_are_told_from_nouns() -> None:
    built, house = in_chinese("built"), in_chinese("house")
    assert (built and built.sort, house and house.sort) == ("verbs", "nouns")
