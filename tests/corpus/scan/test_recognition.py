"""Probabilities become characters, with what each was nearly taken for; columns become strips."""

import numpy as np
import pytest
from PIL import Image

from corpus.model import Guess
from corpus.scan import recognition
from corpus.scan.lines import Spot
from corpus.scan.models import Gray
from corpus.scan.recognition import Char, Reading, decoded, read_all
from corpus.scan.script import in_one_script
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
    assert guesses == (Guess(3, "末", 0.6, 0.3),)  # marks are not worth a doubt


def _evenly(text: str) -> list[Char]:
    """Return characters as they are read of a line in which a space is half as wide as a character."""
    widths = [0.5 if char == " " else 1.0 for char in text]
    middles = [sum(widths[:at]) + width / 2 for at, width in enumerate(widths)]
    return [
        Char(char, 1.0, "", 0.0, middle / sum(widths))
        for char, middle in zip(text, middles, strict=True)
        if char != " "
    ]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("本报记者 邱东志 梁东", "本报记者\u3000邱东志\u3000梁东"),
        ("本报记者邱东志", "本报记者邱东志"),
        ("渡口 昨天恢复通航", "渡口昨天恢复通航"),
    ],
)
def test_half_a_space_parts_the_names_of_a_byline_and_nothing_else(printed: str, told: str) -> None:
    wide = 20 * (len(printed) - 0.5 * printed.count(" "))
    assert spelled(_evenly(printed), Spot(Box(0, 0, wide, 20), upright=False), 20)[0] == told


def test_an_upright_headline_is_set_level_and_read() -> None:
    with Image.open(PAGE) as page:
        column: Gray = np.array(page.convert("L"))[635:942, 45:117]
    strip = levelled(column, 50)
    assert strip.shape[1] == pytest.approx(6 * strip.shape[0], abs=strip.shape[0] // 2)
    assert read_all([strip])[0].text == "古戏台修好了"


def _reading(text: str, **doubtful: tuple[str, float]) -> Reading:
    chars = [Char(char, 1.0, "", 0.0, 0.0) for char in text]
    for at, (second, sure) in doubtful.items():
        chars[int(at[1:])] = Char(text[int(at[1:])], 1 - sure, second, sure, 0.0)
    return Reading(tuple(chars))


def test_the_script_of_a_page_decides_between_two_forms_of_a_character() -> None:
    traditional = _reading("報紙與縣誌說過的县", _8=("縣", 0.3))
    first, second = in_one_script([traditional, _reading("未有", _0=("末", 0.4))])
    assert first.text == "報紙與縣誌說過的縣"
    assert (first.chars[8].second, first.chars[8].confidence) == ("县", 1.0)
    assert second.text == "未有"  # no two forms of one character
    (simplified,) = in_one_script([_reading("报纸与县志说過", _6=("过", 0.3))])
    assert simplified.text == "报纸与县志说过"
    (surely,) = in_one_script([_reading("报纸与县志说過")])
    assert surely.text == "报纸与县志说過"  # what was read surely stays
