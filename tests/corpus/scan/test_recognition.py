"""Probabilities become characters, with what each was nearly taken for; columns become strips."""

import numpy as np
import pytest
from PIL import Image

from corpus.scan import recognition
from corpus.scan.lines import Spot
from corpus.scan.models import Gray
from corpus.scan.recognition import Char, decoded, read_all
from corpus.scan.sheets import spelled
from corpus.scan.upright import levelled
from corpus.sheet.model import Box
from tests.corpus.scan.conftest import PAGE


def test_a_character_knows_its_second_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "alphabet", lambda: ("", "未", "末", "来"))
    steps = np.array(
        [
            [0.9, 0.1, 0.0, 0.0],
            [0.1, 0.5, 0.4, 0.0],
            [0.3, 0.4, 0.3, 0.0],
            [0.9, 0.1, 0.0, 0.0],
            [0.0, 0.0, 0.0, 1.0],
        ],
        dtype=np.float32,
    )
    reading = decoded(steps)
    assert reading.text == "未来"
    first, last = reading.chars
    assert (first.second, first.confidence) == ("末", 0.5)
    assert first.second_confidence == pytest.approx(0.4)
    assert (last.second, last.confidence) == ("", 1.0)
    assert first.at < last.at


def test_white_between_characters_is_a_space_and_doubts_keep_their_places() -> None:
    chars = [
        Char("三", 1.0, "", 0.0, 0.05),
        Char("版", 1.0, "", 0.0, 0.15),
        Char("未", 0.6, "末", 0.3, 0.45),
        Char("。", 0.5, "·", 0.4, 0.55),
    ]
    text, guesses = spelled(chars, Spot(Box(0, 0, 200, 20), upright=False), 20)
    assert text == "三版\u3000未。"
    assert [(guess.at, guess.second) for guess in guesses] == [(3, "末")]  # marks are not worth a doubt


def test_an_upright_headline_is_set_level_and_read() -> None:
    with Image.open(PAGE) as page:
        column: Gray = np.array(page.convert("L"))[635:942, 45:117]
    strip = levelled(column, 50)
    assert strip.shape[1] == pytest.approx(6 * strip.shape[0], abs=strip.shape[0] // 2)
    assert read_all([strip])[0].text == "古戏台修好了"
