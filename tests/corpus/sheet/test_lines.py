"""Characters with boxes → printed lines."""

from corpus.sheet.lines import Glyph, lines_of
from corpus.sheet.model import Box


def row(text: str, x: float, y: float, size: float = 10.0, step: float = 10.0) -> list[Glyph]:
    return [
        Glyph(char, Box(x + n * step, y, x + n * step + min(size, step), y + size), size)
        for n, char in enumerate(text)
    ]


def test_a_gutter_parts_lines_and_a_gap_in_a_line_is_a_space() -> None:
    rows = [(row("左栏的一行", 0, 15 * n), row("右栏的一行", 62, 15 * n)) for n in range(4)]
    found = lines_of(glyph for left, right in rows for glyph in (*left, *right))
    assert [line.text for line in found] == ["左栏的一行", "右栏的一行"] * 4
    (spread,) = lines_of([*row("通讯员", 0, 0), *row("夏斌说", 46, 0)])
    assert spread.text == "通讯员 夏斌说"


def test_characters_under_each_other_are_an_upright_line() -> None:
    column = [Glyph(char, Box(5, 20 * n, 25, 20 * n + 20), 20) for n, char in enumerate("直排的标题")]
    (line,) = lines_of(column)
    assert (line.text, line.vertical) == ("直排的标题", True)


def test_a_headline_that_is_spaced_out_is_one_line() -> None:
    (line,) = lines_of(row("春暖花开正当时", 0, 0, 20, 50))
    assert line.text == "春暖花开正当时"


def test_pieces_that_touch_are_one_line_and_a_mark_that_hangs_out_joins_no_columns() -> None:
    pieces = [*row("长", 0, 0), *row("公里", 30, 0), *row("四十", 10, 0)]
    assert [line.text for line in lines_of(pieces)] == ["长四十公里"]
    left = [glyph for n in range(5) for glyph in row("左栏的这一行字。", 0, 15 * n)]
    right = [glyph for n in range(5) for glyph in row("右栏的这一行字", 84, 15 * n)]
    assert len(lines_of([*left, *right])) == 10


def test_columns_of_few_characters_are_told_from_words() -> None:
    words = [*row("Ab", 0, 0, 10, 5), *row("cd", 13, 0, 10, 5)]
    assert lines_of(words)[0].text == "Ab cd"


def test_what_is_printed_twice_to_look_bold_is_read_once_and_a_long_dash_is_two_signs() -> None:
    over = [*row("粗体", 0, 0), *row("粗体", 0.3, 0.2)]
    assert [line.text for line in lines_of(over)] == ["粗体"]
    dash = Glyph("—", Box(20, 0, 40, 10), 10)
    assert lines_of([*row("治理", 0, 0), dash, dash])[0].text == "治理——"
