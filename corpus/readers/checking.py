"""What every document must hold to be read: text, in its page and in all its values."""

from collections.abc import Callable
from typing import Final

from corpus.errors import UnreadableSourceError
from corpus.lazy import lazy_pattern
from corpus.model import Document

#: Called with a line that says what was left out of a source, and why.
Tell = Callable[[str], None]

#: What a text can hold only by a broken escape: halves of surrogate pairs, control characters.
_NO_TEXT: Final = lazy_pattern("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_VALUES: Final = (
    *("key", "title", "kicker", "subtitle", "byline", "dateline"),
    *("date", "newspaper", "page", "edition", "section", "genre", "column", "unit"),
)


def check_text(document: Document, where: str) -> None:
    """Refuse what only a broken escape can bring into a text or a value.

    Raises:
        UnreadableSourceError: the message begins with ``where``.
    """
    values = (getattr(article, name) for article in document.articles for name in _VALUES)
    for text in (document.page.text, *filter(None, values)):
        odd = _NO_TEXT.search(text)
        if odd:
            raise UnreadableSourceError(
                f"{where}: {document.page.name} 第 {odd.start()} 字不是文字 (not text at character {odd.start()})"
            )
