"""The words of English questions in Chinese: names of places that are not spelled by sound, nouns, verbs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

TABLE: Final = Path(__file__).with_name("english.txt")
#: Words of the longest phrase in the table.
LONGEST: Final = 4


class Word(NamedTuple):
    """What an English word or phrase is in Chinese, and its sort: "places", "nouns" or "verbs"."""

    chinese: str
    sort: str


@cache
def _words(verbs: bool = False) -> dict[str, Word]:
    """Return the words of the table; of two that are written alike the verb where those are wanted first."""
    found: dict[str, Word] = {}
    sort = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            sort = line.strip("[]")
        elif line and not line.startswith("#"):
            chinese, *words = line.split()
            for word in words:
                if verbs and sort == "verbs":
                    found[word.replace("_", " ")] = Word(chinese, sort)
                found.setdefault(word.replace("_", " "), Word(chinese, sort))
    return found


def in_chinese(phrase: str, *, deed: bool = False) -> Word | None:
    """Return an English word or phrase in Chinese, whatever its ending; None for one that the table has not.

    ``deed`` prefers the verb of two words that are written alike: a plant, to plant.
    """
    *before, last = phrase.lower().split()
    for form in _base_forms(last):
        of_verb = deed or (
            form != last and last.endswith(("ed", "ing"))
        )  # trained is of the verb, a train is none
        word = _words(of_verb).get(" ".join([*before, form]))
        if word is not None:
            return word
    return None


def _base_forms(word: str) -> Iterator[str]:
    """Yield a word, and what it may be a form of: villages, parties, stopped, making."""
    yield word
    for ending, instead in (
        *(("ies", "y"), ("es", ""), ("s", ""), ("'s", "")),
        *(("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            yield stem + instead
            if not instead and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
