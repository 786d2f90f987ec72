"""CSL-JSON: what Zotero, Pandoc and the processors of citation styles read."""

from typing import Any, Final

from corpus.citing.record import CitedRecord
from corpus.lazy import lazy_pattern

_WESTERN: Final = lazy_pattern(r"(?P<given>[^\u3400-\u9fff]+) (?P<family>[^\s\u3400-\u9fff]+)")


def csl(record: CitedRecord) -> dict[str, Any]:
    """Return an item. A Chinese name is literal, as none turns it round; a Western one has its family name last."""
    issued = {"date-parts": [list(record.day)]} if record.day else {"literal": record.date}
    item = {
        "id": record.id,
        "type": "article-newspaper",
        "author": [_name(name) for name in record.authors],
        "title": record.title,
        "container-title": record.newspaper,
        "issued": issued if record.date else None,
        "page": record.page,
        "section": record.section,
        "language": "zh-CN",
    }
    return {name: value for name, value in item.items() if value}


def _name(name: str) -> dict[str, str]:
    western = _WESTERN.fullmatch(name)
    return {"family": western["family"], "given": western["given"]} if western else {"literal": name}
