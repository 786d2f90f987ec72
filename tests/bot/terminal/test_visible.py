"""What a terminal is shown never steers it."""

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.visible import json_escaped, question_text, visible

#: Any text, with steering characters much more often than chance would have it.
TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\x1b\x9b\x07\r\x7f\x00[31m]0;\t\n\u202e\u200f\u061c\u2028\ud800")
    )
)


@given(TEXTS)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [glyph for glyph in shown if unicodedata.category(glyph) == "Cc" and glyph not in "\n\t"]
    assert not re.search("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode("utf-8")


@given(TEXTS)
def test_every_other_character_stays(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    for before, after in zip(text, shown, strict=True):
        assert after == before or unicodedata.category(before) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def test_a_control_character_becomes_its_picture() -> None:
    assert visible("红\x1b[31m色\r\x7f\x9b\n\t") == "红␛[31m色␍␡�\n\t"


@given(TEXTS)
def test_json_keeps_its_value(text: str) -> None:
    written = json_escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert visible(written) == written


@given(TEXTS)
def test_a_question_is_one_line_without_controls(text: str) -> None:
    question = question_text(text)
    assert question == question.strip()
    assert not [glyph for glyph in question if unicodedata.category(glyph) == "Cc"]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("  那曲\n", "那曲"),
        ("那曲积分超市\n资金\r\n  多少", "那曲积分超市资金多少"),
        ("in 2023\nhow many", "in 2023 how many"),
        ("\x1b[31m那曲\x1b[0m多少", "那曲多少"),
        ("\x1b]0;标题\x07那曲", "那曲"),
        ("那\x00曲", "那 曲"),
        ("\x1b[A\x1b", ""),
    ],
)
def test_escape_sequences_and_line_breaks_leave_a_question(typed: str, asked: str) -> None:
    assert question_text(typed) == asked
