"""BibTeX: an @article whose entrysubtype says that it is a newspaper's."""

from typing import Final

from corpus.citing.record import CitedRecord
from corpus.lazy import lazy_pattern
from corpus.model import content_id

#: What TeX takes for a command, and how it is written so that it is none. No brace stands alone: BibTeX counts them.
_ESCAPED: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"\textquotedbl{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_KEY: Final = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
#: A name that BibTeX would part: by a comma, by braces of ours, or by the word and.
_PARTED: Final = lazy_pattern(r"[,\\{}]|\band\b", 2)


def bibtex(record: CitedRecord) -> str:
    """Return an entry."""
    year, month, day = (*record.day, None, None, None)[:3]
    fields = {
        "author": " and ".join(_name(name) for name in record.authors),
        "title": _braced(record.title),
        "journal": escaped(record.newspaper),
        "year": str(year) if year else escaped(record.date),
        "day": str(day) if day else "",
        "pages": escaped(record.page),
        "note": escaped(record.section),
        "entrysubtype": "newspaper",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if month and month <= len(_MONTHS):
        lines.append(f"  month = {_MONTHS[month - 1]},")
    return "\n".join([f"@article{{{_key(record.id)},", *lines, "}"])


def escaped(text: str | None) -> str:
    """Return a text as TeX sets it verbatim."""
    return "".join(_ESCAPED.get(char, char) for char in text or "")


def _braced(title: str | None) -> str:
    """Return a title in braces of its own, so that no style changes its capitals."""
    return f"{{{escaped(title)}}}" if title else ""


def _name(name: str) -> str:
    return f"{{{escaped(name)}}}" if _PARTED.search(escaped(name)) else escaped(name)


def _key(article: str) -> str:
    """Return the id as a key, another one where it holds what a key may not."""
    return article if _KEY.fullmatch(article) else f"baozhi-{content_id(article)}"
