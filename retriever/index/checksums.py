"""Each row of the primary tables has a checksum. It shows when a byte has changed on the disk.

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
        *("date", "newspaper", "page", "edition", "section", "genre", "column", "unit", "known"),
    ),
    "line": ("article", "number", "role", "text", "runs", "cuts", "boxes"),
    "passage": ("id", "article", "paragraph", "start", "end", "hash"),
    "vector": ("hash", "data"),
    "browsed": ("article", "printed", "named"),
}


def checksum(*values: Value) -> int:
    """Return the CRC-32 of a row's values as they are written: ``map`` is what makes it cost microseconds."""
    if type(values[-1]) is bytes:  # a vector
        return zlib.crc32(values[-1], checksum(*values[:-1]))
    return zlib.crc32("\x1f".join(map(str, values)).encode("utf-8", "surrogatepass"))
