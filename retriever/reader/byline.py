"""Who wrote it, who took the picture: answered from the lines that say so."""

import re

from corpus.model import Article

_OFFICE = re.compile(r"[\s（）()、，,：:]|本报|特约|通讯员|记者|摄影|报道|供稿|作者|摄|文|图")
_OPENING = re.compile(r"^.{0,20}[（(](?P<credit>[^（）()]*(?:记者|通讯员)[^（）()]*)[）)]")


def names_span(line: str) -> tuple[int, int] | None:
    """Return [start, end) of the names in a credit (本报记者 万靖 摄 → 万靖), or None."""
    masked = _OFFICE.sub(lambda match: " " * len(match.group()), line)
    if not masked.strip():
        return None
    return len(masked) - len(masked.lstrip()), len(masked.rstrip())


def byline_of(article: Article) -> tuple[int, str, tuple[int, int]] | None:
    """Return (paragraph, quote, span of the names) for an article's credit, or None.

    A line of its own is paragraph -1; an opening 本报…电（记者 …） is quoted with its first paragraph.
    """
    for head in article.head:
        span = names_span(head.text) if head.role == "byline" else None
        if span:
            return -1, head.text, span
    for number, paragraph in enumerate(article.paragraphs[:1]):
        match = _OPENING.match(paragraph.text)
        span = names_span(match["credit"]) if match else None
        if match and span:
            offset = match.start("credit")
            return number, paragraph.text, (offset + span[0], offset + span[1])
    return None
