"""Windows cover the passage and lead back to the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from embeddings.bundled import light_folder
from retriever.reader.windows import (
    MOST_WINDOWS,
    OVERLAP,
    PASSAGE_TOKENS,
    QUESTION_TOKENS,
    Windowing,
    window_starts,
)


@given(st.integers(0, 5000))
def test_windows_cover_every_token_and_overlap(count: int) -> None:
    starts = window_starts(count)
    if count == 0:
        assert starts == []
        return
    assert starts[0] == 0
    assert starts[-1] + PASSAGE_TOKENS >= count
    for a, b in pairwise(starts):
        assert a < b <= a + PASSAGE_TOKENS - OVERLAP


def test_offsets_lead_back_to_full_width_and_traditional_glyphs() -> None:
    text = "截至６月底，㎡全縣１８.6萬畝“高質量”發展，占30％。"
    (window,) = Windowing(light_folder()).windows("多少畝", "", text)
    pieces = [text[a:b] for a, b in window.offsets]
    assert "６" in pieces
    assert "30％" in pieces
    covered = {i for a, b in window.offsets for i in range(a, b)}
    assert covered == set(range(len(text)))


def test_both_scripts_give_the_same_input() -> None:
    windowing = Windowing(light_folder())
    (one,) = windowing.windows("全縣種了多少畝", "種植", "全縣種了三萬畝。")
    (other,) = windowing.windows("全县种了多少亩", "种植", "全县种了三万亩。")
    assert one.ids.tolist() == other.ids.tolist()


def test_radicals_accents_and_unseen_marks_are_read_as_what_they_are() -> None:
    windowing = Windowing(light_folder())
    text = "⻢家⼭的\u200b馆⻓是Zoe\u0301，电\xad话６１２。"
    (one,) = windowing.windows("⻢家⼭的馆⻓是谁", "", text)
    (other,) = windowing.windows("马家山的馆长是谁", "", "马家山的馆长是Zoe，电话612。")
    assert one.ids.tolist() == other.ids.tolist()
    assert {text[b - 1] for _, b in one.offsets} >= {"的", "⻓", "。"}
    pieces = "".join(text[a:b] for a, b in one.offsets)
    assert "馆⻓" in pieces
    assert all(0 <= a < b <= len(text) for a, b in one.offsets)


def test_a_long_question_is_cut_and_the_passage_is_not() -> None:
    (window,) = Windowing(light_folder()).windows("为什么" * 400, "", "因为下雨。")
    assert window.passage <= QUESTION_TOKENS + 8
    assert window.offsets[-1].tolist()[1] == 5


def test_of_a_very_long_text_the_windows_that_speak_of_the_question_are_read() -> None:
    filler = "这里说的是别的事情，和提问没有关系。"
    text = filler * 3000 + "岚坪县投入资金九百万元。" + filler * 3000
    windows = Windowing(light_folder()).windows("岚坪县投入多少资金", "", text)
    assert len(windows) == MOST_WINDOWS
    at = text.index("九百万")
    assert any(w.offsets[0, 0] <= at < w.offsets[-1, 1] for w in windows)
