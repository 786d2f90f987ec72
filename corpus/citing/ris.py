"""RIS: a tag a line, from TY to ER."""

from collections.abc import Iterator

from corpus.citing.record import CitedRecord


def ris(record: CitedRecord) -> str:
    """Return a record of the type NEWS, without the empty line that parts two."""
    return "\n".join(f"{tag}  - {value}" for tag, value in _tags(record))


def _tags(record: CitedRecord) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", record.id
    for name in record.authors:
        yield "AU", name
    year, month, day = (*record.day, None, None, None)[:3]
    slashed = "/".join(f"{part:02}" if part else "" for part in (year, month, day)) if year else record.date
    optional = {
        "TI": record.title,
        "T2": record.newspaper,
        "PY": str(year) if year else None,
        "DA": slashed,
        "SP": record.page,
        "SE": record.section,
    }
    yield from ((tag, value) for tag, value in optional.items() if value)
    yield "LA", "zh-CN"
    yield "ER", ""
