"""Periods in words: 2023年, 2023年6月, 2023年6月1日至2023年6月12日."""

from typing import Final

from bot.words.language import Language
from corpus.dating import Period

_DAYS: Final = ("{}年", "{}年{}月", "{}年{}月{}日")
#: Both ends, the last alone, the first alone.
_FORMS: Final = {
    "zh": ("{}至{}", "{1}及以前", "{0}起"),
    "en": ("{} to {}", "until {1}", "from {0}"),
}


def tell_period(period: Period, language: Language) -> str:
    """Return a period in words; English has its days as ISO 8601 writes them."""
    first, _, last = str(period).partition("/")
    days = (first, last) if language == "en" else (_day(first), _day(last))
    if not last:
        return days[0]
    between, until, since = _FORMS[language]
    form = until if first == ".." else since if last == ".." else between
    return form.format(*days)


def explained(said: str, period: Period, language: Language) -> str:
    """Return the words of a time with the period that they mean: 去年（2023年）."""
    told = tell_period(period, language)
    return f"{said} ({told})" if language == "en" else f"{said}（{told}）"


def _day(iso: str) -> str:
    """Return 2023年6月1日, 2023年6月 or 2023年; an open end stays as it is."""
    parts = iso.split("-")
    return _DAYS[len(parts) - 1].format(*map(int, parts)) if iso.strip(".") else iso
