"""Names that a question all but says: 冬格温措湖 for a question about 背格温措湖.

The tagger may take a name that it does not know for a shorter one, 温措湖, which both have. So the names of the
evidence are laid over the question, neighbouring ones together: where all characters but one agree, the one that
differs is no slip of sound and the word it stands in is a name or a noun, the question is about another one.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from corpus.chinese.names import Name, Sort, asked_words, names_in, tagged
from corpus.chinese.sounds import same_sound
from retriever.reader.forms import rank_of

_SHORTEST: Final = 3
_NAMING: Final = frozenset(("n", "nz", "nw", "nr", "s", "j", "PER", "LOC", "ORG"))
_NOUNS: Final = frozenset(("n", "nz"))
_WHERE: Final = "边旁畔岸上下里内外中"
"""What says where something is and ends no name: 雅砻江边 is no 雅砻江岗."""
_SORTS: Final = (Sort.PERSON, Sort.PLACE, Sort.ORGANISATION, Sort.TITLE)


def lookalikes(question: str, told: Sequence[str]) -> Iterator[tuple[str, Name]]:
    """Yield stretches of a question that are a name of squeezed texts but for one character, with that name.

    Nouns of three characters that differ by their first one are taken for names, too: 晚籼稻 is no 中籼稻.
    """
    words = asked_words(question)
    yield from _sister_nouns(words, told)
    text = "".join(word for word, _ in words)
    naming = [tag in _NAMING for word, tag in words for _ in word]
    for name in chain.from_iterable(map(_runs, told)):
        if name.text in text or len(name.text) < _SHORTEST:
            continue
        for start in range(len(text) - len(name.text) + 1):
            stretch = text[start : start + len(name.text)]
            wrong = [i for i, (a, b) in enumerate(zip(stretch, name.text, strict=True)) if a != b]
            if len(wrong) == 1 and naming[start + wrong[0]] and _is_another(stretch, name.text, wrong[0]):
                yield stretch, name


def _sister_nouns(words: Sequence[tuple[str, str]], told: Sequence[str]) -> Iterator[tuple[str, Name]]:
    nouns = [word for word, tag in words if tag in _NOUNS and len(word) >= _SHORTEST]
    if not nouns:
        return
    for text in told:
        there = [word for word, tag in tagged(text) if tag in _NOUNS]
        for noun in nouns:
            sisters = (w for w in there if w[1:] == noun[1:] and w[0] not in same_sound(noun[0]) + noun[0])
            if noun not in text and (sister := next(sisters, None)):
                at = text.index(sister)
                yield noun, Name(sister, Sort.QUOTED, at, at + len(sister))


def _is_another(stretch: str, name: str, at: int) -> bool:
    """Tell whether one character makes another name: no slip of sound, no rank left out (江岸的 for 江岸县)."""
    if stretch[at] in same_sound(name[at]) or not stretch[at].isalpha():
        return False
    return at < len(name) - 1 or not (rank_of(name) or stretch[at] in _WHERE)


def _runs(paragraph: str) -> Iterator[Name]:
    """Yield the names of a paragraph, each alone and with the one right behind it."""
    names = [name for name in names_in(paragraph) if name.sort in _SORTS]
    yield from names
    for one, other in pairwise(names):
        if one.end == other.start:
            yield Name(one.text + other.text, other.sort, one.start, other.end)
