"""What a line end stands for between two pieces of text: a space, nothing, or a hyphen that is removed.

Chinese is set without spaces, and a line end falls into figures and Latin words as into any other text.
A space is right only between two Latin words, or in a text that is Latin throughout.
"""

from corpus.layout.text import is_cjk
from corpus.lazy import lazy_pattern
from corpus.model import Run

NO_LINE_START = frozenset("，。、；：？！）》」』】”’,;:?!)]%…")
_REACH = 24
_WORD_END = lazy_pattern(r"[^\W\d_][,.;:?!)\]\"'’”]{0,2}$")
_WORD_START = lazy_pattern(r"[(\[\"'‘“]?[^\W\d_]")
_TWO_WORDS = lazy_pattern(r"\S\s+\S")
#: co-|operation, inter\u00ad|national: a word of small letters that was hyphenated, and what stands on either side.
_BROKEN = lazy_pattern(r"(?<![A-Za-z])[A-Za-z]?[a-z]+[-\u00ad\u2010]$")
_REST = lazy_pattern(r"[a-z]{2,}")


def needs_space(left: str, right: str, *, cut: bool = False) -> bool:
    """Tell whether a line end between two texts stood for a space.

    Args:
        left: the text before it.
        right: the text after it.
        cut: whether lines were cut at a fixed length, through words as well.
    """
    if is_cjk(left[-1:]) or is_cjk(right[:1]) or right[:1] in NO_LINE_START or left[-1:] in "-/‐\u00ad":
        return False
    if _is_latin(left[-_REACH:]) and _is_latin(right[:_REACH]):
        return True
    words = _WORD_END.search(left[-4:]) and _WORD_START.match(right)
    return bool(words) and not (cut and left[-1:].isalpha())


def _is_latin(text: str) -> bool:
    """Tell whether a stretch of text holds words apart and nothing Chinese."""
    return _TWO_WORDS.search(text) is not None and not any(map(is_cjk, text))


def breaks_word(left: str, right: str, page: str) -> bool:
    """Tell whether a text ends in a hyphen that only the line end put into a word.

    A compound that the page prints with its hyphen elsewhere keeps it.
    """
    broken, rest = _BROKEN.search(left[-_REACH:]), _REST.match(right)
    if not broken or not rest:
        return False
    return left[-1] == "\u00ad" or f"{broken.group()}{rest.group()}" not in page


def joined(
    text: str, runs: list[Run], following: str, page: str, *, cut: bool = False
) -> tuple[str, list[Run]]:
    """Return a text and its runs ready for what follows its last line: with a space, as they are, or without a hyphen.

    Args:
        text: the text so far.
        runs: where it stands in the page.
        following: what comes after it.
        page: the text of the page.
        cut: as for ``needs_space``.
    """
    if breaks_word(text, following, page):
        last = runs[-1]
        return text[:-1], [*runs[:-1], *([last._replace(length=last.length - 1)] if last.length > 1 else [])]
    return f"{text} " if needs_space(text, following, cut=cut) else text, runs
