"""An excerpt of a long passage, for a list on a small screen. It holds most of what was asked."""

from typing import Final

from corpus.lazy import lazy_pattern

#: Longest excerpt, in code points: three lines of a screen of 80 columns.
LENGTH: Final = 100
_GAP: Final = "……"
#: Where an excerpt may begin: behind a mark that ends a clause.
_CLAUSE_END = lazy_pattern(r"[。！？；，、：!?;,:]")


def excerpt(text: str, question: str, length: int = LENGTH) -> str:
    """Return a passage, or the stretch of it that repeats most pairs of the question's characters.

    It is verbatim between …… where something was left out, begins with a clause and is no longer than ``length``
    and the marks.
    """
    text = text.strip()
    if len(text) <= length:
        return text
    pairs = {question[i : i + 2] for i in range(len(question) - 1)}
    last = len(text) - length
    clauses = [found.end() for found in _CLAUSE_END.finditer(text) if found.end() < len(text)]
    starts = [0, *(at for at in clauses if at <= last), next((at for at in clauses if at > last), last)]
    repeated = {at: sum(pair in text[at : at + length] for pair in pairs) for at in starts}
    most = max(repeated.values())
    start = max(at for at in starts if repeated[at] == most) if most else 0  # what follows explains more
    end = start + length
    return f"{_GAP if start else ''}{text[start:end]}{_GAP if end < len(text) else ''}"
