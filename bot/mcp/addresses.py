"""The names of articles in the protocol: baozhi://article/ID, and ID/N for a paragraph of one."""

from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from corpus.lazy import lazy_pattern
from retriever import ArticleReference, Citation, Retriever

TEMPLATE: Final = "baozhi://article/{id}"
_PREFIX: Final = "baozhi://article/"
#: q-1/2: an article by its id, and a paragraph of it, -1 for the head.
_PARAGRAPH: Final = lazy_pattern(r"(?P<id>.+)/(?P<paragraph>-?\d{1,6})")


class Named(NamedTuple):
    """An article that somebody named, and the paragraph of it that was meant."""

    article: ArticleReference
    paragraph: int | None


def address_of(article: ArticleReference) -> str:
    """Return the address of an article."""
    return _PREFIX + quote(article.id, safe="")


def key_of(citation: Citation) -> str:
    """Return what names a paragraph: the id of its article and its number."""
    return f"{citation.article.id}/{citation.paragraph}"


def find_named(archive: Retriever, name: str) -> Named | None:
    """Return the article that an id, an id with a paragraph, or an address names; None where there is none.

    An id may have a slash and a number itself, so that the whole is looked for first.
    """
    key = unquote(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else name
    if article := archive.reference(key):
        return Named(article, None)
    parts = _PARAGRAPH.fullmatch(key)
    article = archive.reference(parts["id"]) if parts else None
    return Named(article, int(parts["paragraph"])) if parts and article else None
