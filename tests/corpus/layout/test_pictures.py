"""The headline of a picture that stands below its text and credit is the picture's."""

from corpus.layout.pictures import with_headlines
from tests.corpus.layout.making import blocks_of, chain, roles


def test_a_headline_alone_below_a_picture_heads_it() -> None:
    whole, _ = with_headlines([chain(0, 1), chain(2), chain(3)], roles("caption", "credit", "title", "body"))
    assert blocks_of(whole) == [[0, 1, 2], [3]]


def test_a_headline_with_a_text_of_its_own_is_left() -> None:
    whole, _ = with_headlines([chain(0, 1), chain(2, 3)], roles("caption", "credit", "title", "body"))
    assert blocks_of(whole) == [[0, 1], [2, 3]]


def test_a_headline_below_a_text_is_left() -> None:
    whole, _ = with_headlines([chain(0), chain(1)], roles("body", "title"))
    assert blocks_of(whole) == [[0], [1]]
