"""The headline of an article that was taken for its first paragraph."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.layout.articles import Piece
from corpus.layout.text import CLOSERS
from corpus.lazy import lazy_pattern

LONGEST_HEADLINE, LONGEST_LABEL = 36, 8
"""Characters of a headline, and of a label above it (读者来信) that is no headline itself."""
_GOES_ON = "。；：，、…—;:,."
#: 问：…, 记者：…, 编辑同志: …, what is said or written to somebody and no headline.
_SPOKEN = lazy_pattern(r"[问答]\s*[：:]|(?:记者|主持人|编辑)[^：:]{0,6}[：:]")


def with_title(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of an article, its first line of text as headline where it has none, or only a label."""
    pieces = list(pieces)
    first = next((at for at, piece in enumerate(pieces) if piece.role == "body"), len(pieces))
    titles = [at for at, piece in enumerate(pieces[:first]) if piece.role == "title"]
    labelled = all(len(pieces[at].block.text) <= LONGEST_LABEL for at in titles)
    if (
        not labelled
        or first + 1 >= len(pieces)
        or pieces[first + 1].joined
        or not _is_headline(pieces[first])
    ):
        return pieces
    for at in titles:
        pieces[at] = replace(pieces[at], role="kicker")
    pieces[first] = replace(pieces[first], role="title")
    return pieces


def _is_headline(piece: Piece) -> bool:
    """Tell whether a piece of text is short and ends as no paragraph does: bare, asking or calling."""
    text = piece.block.text
    end = text.rstrip(CLOSERS)[-1:]
    if piece.block.standing or len(text) > LONGEST_HEADLINE or _SPOKEN.match(text):
        return False
    return end not in _GOES_ON
