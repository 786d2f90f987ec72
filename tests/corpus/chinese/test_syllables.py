import pytest

from corpus.chinese.syllables import MOST_WAYS, spellings, syllables_of


def test_a_word_is_cut_in_every_way() -> None:
    assert syllables_of("Xian")[0] == ("xian",)
    assert ("xi", "an") in syllables_of("xian")
    assert syllables_of("zhuangzi")[0] == ("zhuang", "zi")


@pytest.mark.parametrize("word", ["street", "the", "x1", "", "清澜", "a" * 60])
def test_what_no_syllables_make_is_cut_in_none(word: str) -> None:
    assert syllables_of(word) == ()


def test_a_name_is_spelled_as_one_word() -> None:
    assert "zhouwen" in spellings("周文")
    assert list(spellings("A周")) == []
    assert len(list(spellings("行重单朝乐的"))) <= MOST_WAYS
