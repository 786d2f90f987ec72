"""Lines of mixed text fit the screen, and lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bot.terminal.repl.wrapping import breaks

TEXTS = st.text(st.sampled_from("清河县，。《》“”（）3730 abc·🍎🎉👨\u200d🌾é"), max_size=60)


def wrapped(text: str, first: int, rest: int) -> list[str]:
    cuts = [0, *breaks(text, first, rest), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


@given(TEXTS, st.integers(2, 30), st.integers(2, 30))
def test_screen_lines_are_the_text_and_fit(text: str, first: int, rest: int) -> None:
    lines = wrapped(text, first, rest)
    assert "".join(lines) == text
    for number, line in enumerate(lines):
        assert cell_len(line.rstrip(" ")) <= (first if number == 0 else rest)
        assert line or not text


@given(TEXTS, st.integers(1, 3))
def test_even_the_narrowest_screen_comes_to_an_end(text: str, width: int) -> None:
    assert "".join(wrapped(text, width, width)) == text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("清河县修路", 6, ["清河县", "修路"]),
        ("清河县修路", 7, ["清河县", "修路"]),
        ("清河县，修路", 6, ["清河", "县，修", "路"]),
        ("他说“好”", 6, ["他说", "“好”"]),
        ("投入3730万元", 7, ["投入", "3730万", "元"]),
        ("see page two", 8, ["see page", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("苹果🍎🍎", 5, ["苹果", "🍎🍎"]),
    ],
)
def test_lines_break_as_a_reader_expects(text: str, width: int, lines: list[str]) -> None:
    assert [line.rstrip() for line in wrapped(text, width, width)] == lines
