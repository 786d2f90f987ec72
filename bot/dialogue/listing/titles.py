"""Articles by their headlines, as people quote them: whole, in part, or with a slip."""

from difflib import SequenceMatcher
from typing import Final

from bot.dialogue.listing.article_index import ArticleIndex
from corpus.chinese.text import letters
from corpus.lazy import lazy_pattern
from retriever import ArticleReference

QUOTED: Final = lazy_pattern(r"《(?P<title>[^《》]{2,60})》")
#: Characters of a headline that name it by themselves, and how much of a headline with slips must agree.
_PART: Final = 4
_ALIKE: Final = 0.75


def article_titled(title: str, index: ArticleIndex) -> ArticleReference | None:
    """Return the one article whose headline is meant, or None where none or several may be."""
    wanted = letters(title)
    exact = [article for known, article in index.titles if known == wanted]
    if exact or len(wanted) < _PART:
        return exact[0] if exact else None
    parts = [
        article
        for known, article in index.titles
        if wanted in known or (len(known) >= _PART and known in wanted)
    ]
    if parts:
        return parts[0] if len(parts) == 1 else None
    return _nearest(wanted, index)


def _nearest(wanted: str, index: ArticleIndex) -> ArticleReference | None:
    """Return the article whose headline is most like one, where that is much alike."""
    best, article = _ALIKE, None
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    for known, reference in index.titles:
        matcher.set_seq1(known)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, article = matcher.ratio(), reference
    return article
