"""Glyphs behind glyphs: one for one, and unseen ones left out with the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.chinese.glyphs import ordinary, seen, without_accents

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from("⻘⻢⽊é\u0301\u200b\ufe0f·•水３Ａ"), st.characters(exclude_categories=("Cs",))
    )
)


@given(ODD)
def test_ordinary_glyphs_stand_one_for_one(text: str) -> None:
    assert len(ordinary(text)) == len(text)
    assert ordinary(ordinary(text)) == ordinary(text)


@given(ODD)
def test_what_is_seen_stood_where_it_is_said_to(text: str) -> None:
    shown, places = seen(text)
    stood = range(len(text)) if places is None else places
    assert "".join(text[place] for place in stood) == shown


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("⻋⼭⻓⻔⻛", "车山长门风"),
        ("第３版Ｂ", "第3版B"),
        ("吐尔逊•阿里", "吐尔逊·阿里"),
        ("Zoë", "Zoe"),
        ("㎡①％", "㎡①％"),
    ],
)
def test_a_model_reads_ordinary_glyphs(printed: str, plain: str) -> None:
    assert ordinary(printed) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [("déjà", "deja"), ("de\u0301ja\u0300", "deja"), ("smørrebrød", "smorrebrod"), ("час", "час")],
)
def test_accents_go_and_letters_stay(written: str, plain: str) -> None:
    assert without_accents(written) == plain
