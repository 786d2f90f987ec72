"""The piece of a printed page on which a quoted paragraph stands, as a photo in the chat."""

import io
from pathlib import Path

from bot.telegram.chats import ArchiveLike
from corpus.errors import CorpusError
from corpus.readers import format_of
from retriever import Citation

_WIDEST = 2560  # pixels of a side: a telephone shows no more
_QUALITY = 85


def drawn(archive: ArchiveLike, citation: Citation) -> bytes | None:
    """Return the cut-out of the page as a JPEG, the quoted lines marked; blocks.

    None where the source has no page to show, is gone, or what draws it is not installed.
    """
    boxes = citation.boxes or archive.boxes(citation)
    if not boxes or citation.article.source is None:
        return None
    path = Path(citation.article.source)
    try:
        format_of(path).require(path)
        from corpus.readers.cutting import cut_out  # noqa: PLC0415 - brings what draws

        image = cut_out(path, boxes)
    except (CorpusError, OSError, ValueError):
        return None
    longest = max(image.size)
    if longest > _WIDEST:
        width, height = (max(1, side * _WIDEST // longest) for side in image.size)
        image = image.resize((width, height))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
