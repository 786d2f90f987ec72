"""baozhi open: an article that a citation names, and the piece of the page that it quotes."""

import argparse
import re
from pathlib import Path

from bot.errors import SettingsError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say
from bot.terminal.visible import visible
from corpus.errors import CorpusError
from corpus.readers import format_of
from retriever import ArticleReference, Citation, Retriever

ERRORS = (*ARCHIVE_ERRORS, CorpusError)

#: 8f1eb86e04b47dcf/2: an article by its id, and a paragraph of it as JSON numbers them, -1 for the head.
_CITATION = re.compile(r"(?P<id>.+?)(?:/(?P<paragraph>-?\d{1,6}))?")


def open(args: argparse.Namespace) -> int:
    """Print the article or the paragraph that a citation names; with ``--image`` write the cut-out of its page."""
    match = _CITATION.fullmatch(args.citation)
    key = match["id"] if match else args.citation
    number = int(match["paragraph"]) if match and match["paragraph"] else None
    with Retriever.open(args.index) as archive:
        found = archive.reference(key)
        article = archive.article(found) if found else None
        if found is None or article is None:
            raise SettingsError(f"{key}: 索引里没有这篇文章 (no such article in the index)")
        lines = {n: paragraph.text for n, paragraph in enumerate(article.paragraphs)}
        lines |= {-1 - n: line.text for n, line in enumerate(article.head)}
        if number is not None and number not in lines:
            raise SettingsError(f"{args.citation}: 文章里没有这一段 (no such paragraph in the article)")
        chosen = [number] if number is not None else [n for n in sorted(lines) if n >= 0]
        if args.image is not None:
            _write_image(archive, found, {n: lines[n] for n in chosen}, args.image)
    say(visible("\n\n".join(lines[n] for n in chosen)))
    return 0


def _write_image(archive: Retriever, found: ArticleReference, lines: dict[int, str], out: Path) -> None:
    """Write the cut-out of the page on which lines of an article stand."""
    boxes = [box for n, text in lines.items() for box in archive.boxes(Citation(found, n, text))]
    if not boxes or found.source is None:
        raise SettingsError(f"{found.page}: 这份材料没有版面位置 (the source has no places on a page)")
    path = Path(found.source)
    format_of(path).require(path)
    from corpus.readers.cutting import cut_out  # noqa: PLC0415 - brings what draws

    cut_out(path, boxes).save(out)
