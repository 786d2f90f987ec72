"""A checksum for each row of the tables that are true, so that a byte that has changed on the disk is noticed.

SQLite keeps its pages in order but not what stands in them: a flipped bit in a text is another text. Each row
carries the checksum of its other columns. It is compared where a row is cited, and for all rows by ``verify``.
"""

import zlib
from typing import TypeAlias

Value: TypeAlias = str | int | bytes | None

#: The columns that are summed, by table, in this order; ``crc`` is the column that holds the sum. The sum of a
#: passage goes over its tokens in the full-text tables as well.
SUMMED: dict[str, tuple[str, ...]] = {
    "meta": ("key", "value"),
    "source": ("id", "path", "digest", "content", "bytes", "added"),
    "article": (
        *("id", "source", "key", "record", "kind", "title", "kicker", "subtitle", "byline", "dateline"),
        *("date", "newspaper", "page", "edition", "section"),
    ),
    "line": ("article", "number", "role", "text", "runs", "cuts"),
    "passage": ("id", "article", "paragraph", "start", "end", "hash"),
    "vector": ("hash", "data"),
}


def checksum(*values: Value) -> int:
    """Return the CRC-32 of a row's values; what is no text and no bytes is summed as it is written."""
    crc = 0
    for value in values:
        if isinstance(value, bytes):
            data = value
        else:
            data = b"\x00" if value is None else str(value).encode("utf-8", "surrogatepass")
        crc = zlib.crc32(data, zlib.crc32(b"\x1f", crc))
    return crc
