"""Articles by their headlines, as people quote them: whole, in part, or with a slip."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from bot.dialogue.listing.shelf import Shelf
from corpus.text import comparable
from retriever import ArticleReference

QUOTED: Final = re.compile(r"《(?P<title>[^《》]{2,60})》")
#: Characters of a headline that name it by themselves, and how much of a headline with slips must agree.
_PART: Final = 4
_ALIKE: Final = 0.75


def article_titled(title: str, shelf: Shelf) -> ArticleReference | None:
    """Return the one article whose headline is meant, or None where none or several may be."""
    wanted = _bare(title)
    if not wanted:
        return None
    titles = [(entry.reference, _bare(entry.reference.title or "")) for entry in shelf.entries]
    exact = [article for article, known in titles if known == wanted]
    if exact:
        return exact[0]
    if len(wanted) >= _PART:
        parts = [
            article
            for article, known in titles
            if wanted in known or (len(known) >= _PART and known in wanted)
        ]
        if parts:
            return parts[0] if len(parts) == 1 else None
        return _nearest(wanted, ((article, known) for article, known in titles if known))
    return None


def _nearest(wanted: str, titles: Iterable[tuple[ArticleReference, str]]) -> ArticleReference | None:
    best, article = _ALIKE, None
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    for reference, known in titles:
        matcher.set_seq1(known)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, article = matcher.ratio(), reference
    return article


def _bare(title: str) -> str:
    return "".join(char for char in comparable(title) if char.isalnum())
