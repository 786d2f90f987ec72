"""Who signs an article: in lines of its own, in the opening of its first paragraph, or at the end of its last."""

from collections.abc import Sequence

from corpus.chinese.bylines import authors_of
from corpus.chinese.datelines import Opening, find_closing


def signed_by(lines: Sequence[str], opening: Opening | None, last: str = "") -> str | None:
    """Return the byline of an article, None where nobody signs it.

    The reporter of the opening comes first, unless a line names the same people: then its wording stands.

    Args:
        lines: the lines of the head that sign the article.
        opening: what the first paragraph says at its start.
        last: the last paragraph, whose end counts where nobody signed before.
    """
    signing = list(lines)
    if opening:
        named = {name for line in lines for name in authors_of(line)}
        if not lines or not named.issuperset(authors_of(opening.byline)):
            signing.insert(0, opening.byline)
    return " ".join(dict.fromkeys(signing)) or find_closing(last)
