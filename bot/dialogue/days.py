"""The papers of a day, a month or a year."""

import re
from collections.abc import Iterable
from itertools import groupby

from bot.words.filters import DAY
from retriever import CatalogueEntry


def is_time(text: str) -> bool:
    """Tell whether a text is a day, a month or a year as a filter takes it: 2024-06-03, 2024-06, 2024."""
    return bool(text and re.match(DAY, text))


def by_paper(entries: Iterable[CatalogueEntry]) -> list[tuple[str | None, list[CatalogueEntry]]]:
    """Return articles by their newspapers, each by day and page; those without a newspaper's name first."""
    ordered = sorted(entries, key=_place)
    return [(paper, list(some)) for paper, some in groupby(ordered, lambda entry: entry.reference.newspaper)]


def _place(entry: CatalogueEntry) -> tuple[str, str, str]:
    article = entry.reference
    return article.newspaper or "", article.date or "", (article.edition or "").rjust(4, "0")
