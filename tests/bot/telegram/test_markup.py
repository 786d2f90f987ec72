"""The tests' own reader of Telegram's HTML, since so much rests on it."""

import pytest

from .markup import Entity, MarkupError, parse


def test_entities_are_counted_in_utf16_units() -> None:
    text, entities = parse("😀<b>粗&lt;<u>线</u></b>")
    assert text == "😀粗<线"
    assert entities == [Entity("bold", 2, 3), Entity("underline", 4, 1)]


@pytest.mark.parametrize(
    "broken",
    [
        "<b>a",
        "a</b>",
        "<b><u>a</b></u>",
        "a < b",
        "<积分>",
        "<blockquote><blockquote>a</blockquote></blockquote>",
    ],
)
def test_what_the_server_refuses(broken: str) -> None:
    with pytest.raises(MarkupError):
        parse(broken)


def test_unknown_names_stay_as_written() -> None:
    assert parse("&nbsp;&amp;lt;&#33;&") == ("&nbsp;&lt;!&", [])
