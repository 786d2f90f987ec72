"""Text made comparable, and the way back to the glyphs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.chinese.glyphs import ordinary, without_accents
from corpus.chinese.text import comparable, normalize, to_simplified

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("零一二三四五六七八九十百千万亿点分之两〇年个名户元%,.，。“”「」『』"),
        st.sampled_from("0123456789０１２３abcＡＢ那曲積分超市資金臺灣龍ﬁ㌔㎡①"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("三千七百三十万元", "3730万元"),
        ("３，７３０万元", "3730万元"),
        ("3,730萬元", "3730万元"),
        ("二〇二四年", "2024年"),
        ("百分之五十", "50%"),
        ("百分之十二点五", "12.5%"),
        ("兩萬五千人", "25000人"),
        ("一百零五户", "105户"),
        ("十五个", "15个"),
        ("三名党员", "3名党员"),
        ("第十二批", "第12批"),
        ("一亿二千万元", "12000万元"),
        ("「積分超市」", "“积分超市”"),
        ("ＡＢＣ", "abc"),
        ("⻰⻔县⻓⽊⻢", "龙门县长木马"),
        ("Résumé", "resume"),
        ("Re\u0301sume\u0301", "resume"),
        ("水\u200b库", "水库"),
        ("平\ufe0f川\xad镇", "平川镇"),
        ("格桑•多布杰", "格桑·多布杰"),
        ("格桑・多布杰", "格桑多布杰"),
        ("Ｊ．格桑⋅多布杰", "j.格桑多布杰"),
        ("艾山\u200b·\u200b库尔班", "艾山库尔班"),
    ],
)
def test_two_ways_of_writing_compare_equal(written: str, same: str) -> None:
    assert comparable(written) == comparable(same)


@pytest.mark.parametrize(
    "word", ["四化建设", "三会一课", "千万不要", "五六个人来", "万一", "一一列举", "十分"]
)
def test_words_that_hold_numerals_stay_words(word: str) -> None:
    assert normalize(word).text == word


@pytest.mark.parametrize("text", ["十二·五", "一·二八", "3·15晚会", "· 要点", "Lee·Wong"])
def test_a_dot_that_parts_no_name_stays(text: str) -> None:
    assert "·" in normalize(text, numerals=False).text


def test_a_name_with_dots_and_unseen_marks_leads_back_to_all_of_it() -> None:
    text = "村民格桑•多\u200b布杰说"
    normalized = normalize(text)
    start = normalized.text.index("格桑多布杰")
    assert text[slice(*normalized.original_span(start, start + 5))] == "格桑•多\u200b布杰"


def test_different_numbers_stay_different() -> None:
    assert len({comparable(text) for text in ("4万元", "14万元", "四十万元", "4.0万元")}) == 4


@given(TEXTS)
def test_every_character_leads_back_to_its_own_stretch(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized.starts) == len(normalized.ends) == len(normalized.text)
    assert all(0 <= a < b <= len(text) for a, b in zip(normalized.starts, normalized.ends, strict=True))
    assert list(normalized.starts) == sorted(normalized.starts)


@given(TEXTS)
def test_without_numerals_each_character_is_its_glyph_folded(text: str) -> None:
    normalized = normalize(text, numerals=False)
    for char, start, end in zip(normalized.text, normalized.starts, normalized.ends, strict=True):
        glyph = unicodedata.normalize("NFKC", ordinary(text[start:end])).lower()
        folded = to_simplified(without_accents(glyph))
        assert char in folded or char in "\"'" or char == text[start]  # 10² keeps its power


@given(TEXTS, st.data())
def test_a_span_found_in_comparable_text_is_the_same_words_in_the_original(
    text: str, data: st.DataObject
) -> None:
    normalized = normalize(text, numerals=False)
    if not normalized.text:
        return
    start = data.draw(st.integers(0, len(normalized.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalized.text)))
    a, b = normalized.original_span(start, end)
    found = unicodedata.normalize("NFKC", normalized.text[start:end])  # a power stands alone as its digit
    again = normalize(text[a:b], numerals=False).text
    assert found in to_simplified(again) or len(again) != len(normalized.text[start:end])


def test_the_numeral_as_printed_is_what_the_map_shows() -> None:
    text = "運營資金三千七百三十萬元。"
    normalized = normalize(text)
    at = normalized.text.index("3730万元")
    start, end = normalized.original_span(at, at + len("3730万元"))
    assert text[start:end] == "三千七百三十萬元"


@given(TEXTS)
def test_simplifying_never_changes_the_length(text: str) -> None:
    assert len(to_simplified(text)) == len(text)


def test_an_empty_span_is_refused() -> None:
    with pytest.raises(ValueError, match="no characters"):
        normalize("那曲").original_span(1, 1)


def test_radicals_are_the_characters_they_look_like() -> None:
    assert to_simplified("⻢家⻓⼭镇") == "马家长山镇"
    assert comparable("投资⼗⼆万元") == comparable("投资十二万元")
