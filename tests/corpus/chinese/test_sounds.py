"""The table of characters that sound alike."""

import pytest

from corpus.chinese.sounds import TABLE, same_sound


def test_characters_with_a_reading_in_common_sound_alike() -> None:
    assert {"份", "纷", "粉"} <= set(same_sound("分"))
    assert {"航", "形"} <= set(same_sound("行"))  # háng and xíng
    assert "分" not in same_sound("分")
    assert same_sound("a") == same_sound("，") == same_sound("") == same_sound("縣") == ""


def test_sounding_alike_is_mutual() -> None:
    for line in TABLE.read_text("utf-8").splitlines()[::20]:
        first, *others = line.partition(" ")[2]
        assert all(first in same_sound(other) and other in same_sound(first) for other in others)


def test_the_table_is_what_the_library_says() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    for line in TABLE.read_text("utf-8").splitlines()[::10]:
        sound, _, chars = line.partition(" ")
        readings = pypinyin.pinyin(list(chars), style=pypinyin.Style.NORMAL, heteronym=True)
        assert all(sound in known for known in readings)
