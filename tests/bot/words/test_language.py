"""Chinese first, English by locale or by option."""

import pytest

from bot.words.language import detect_language, half_in


@pytest.mark.parametrize(
    ("environment", "option", "language"),
    [
        ({}, None, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LANG": "en_GB.UTF-8"}, None, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, None, "zh"),
        ({"LANG": "C.UTF-8"}, None, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "zh", "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "en", "en"),
    ],
)
def test_language(
    environment: dict[str, str], option: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert detect_language(option) == language


def test_words_told_in_both_languages_are_halved() -> None:
    both = "文件太长：最多 9 字 (file too long: 9 at most)"
    assert half_in("zh", both) == "文件太长：最多 9 字"
    assert half_in("en", both) == "File too long: 9 at most"
    assert half_in("en", "没有括号") == "没有括号"


def test_the_name_of_a_field_or_an_id_keeps_its_letters() -> None:
    both = "k 应是整数 (k must be a whole number)"
    assert half_in("zh", both) == "k 应是整数"
    assert half_in("en", both) == "k must be a whole number"
    assert half_in("zh", "q-1: 没有这篇文章 (no such article)") == "q-1: 没有这篇文章"
