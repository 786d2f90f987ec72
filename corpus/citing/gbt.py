"""GB/T 7714-2015, an article in a newspaper: 作者. 题名[N]. 报名, 年-月-日(版次)."""

from typing import Final

from corpus.citing.record import CitedRecord
from corpus.lazy import lazy_pattern

#: Authors that are named; of more the first three, and 等.
_NAMED: Final = 3
_HAN: Final = lazy_pattern(r"[\u3400-\u9fff]")
#: What the standard leaves to the writer: a work without a title is called so in brackets.
_UNTITLED: Final = "[无题名]"


def gbt(record: CitedRecord) -> str:
    """Return the line of a bibliography.

    Without an author it begins with the title, as the standard allows where works are numbered. A newspaper, a day or a
    page that is not known is left out with its mark.
    """
    chinese = _HAN.search("".join((record.title or "", *record.authors)))
    authors = _authors(record.authors, "等" if chinese else "et al")
    date = "-".join(f"{part:02}" if at else str(part) for at, part in enumerate(record.day)) or record.date
    where = ", ".join(part for part in (record.newspaper, date) if part) + (
        f"({record.page})" if record.page else ""
    )
    parts = [authors, f"{record.title or _UNTITLED}[N]", where]
    return " ".join(f"{part}." for part in parts if part)


def _authors(names: tuple[str, ...], others: str) -> str:
    written = [_name(name) for name in names[:_NAMED]]
    if len(names) > _NAMED:
        written.append(others)
    return ", ".join(written)


def _name(name: str) -> str:
    """Return a name as it is set: a Western one by its family name in capitals and the initials of the others."""
    if _HAN.search(name):
        return name
    *given, family = name.split()
    initials = [part[0].upper() for part in given]
    return " ".join([family.upper(), *initials])
