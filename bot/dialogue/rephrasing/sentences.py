"""What a model said, as sentences with the numbers of the paragraphs that they name."""

from typing import Final, NamedTuple

from corpus.lazy import lazy_pattern

#: Sentences that are looked at, and the characters of the longest.
_MOST: Final = 6
_LONGEST: Final = 200
_MARK_SHAPE: Final = r"[［\[【]\s{0,2}\d{1,2}(?:\s{0,2}[,，、]\s{0,2}\d{1,2}){0,4}\s{0,2}[］\]】]"
#: ［1］ · [1, 2]
_MARK: Final = lazy_pattern(_MARK_SHAPE)
#: 一句话［1］。 · 一句话。［1］: up to the end mark, and the numbers behind that.
_PIECE: Final = lazy_pattern(rf"[^。！？!?\n]+(?:[。！？!?]{{1,3}}(?:[ \t]{{0,2}}{_MARK_SHAPE}){{0,5}})?")
#: <think>…</think>: what some models think aloud, also where it does not end.
_THOUGHT: Final = lazy_pattern(r"(?is)<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)")
_NUMBER: Final = lazy_pattern(r"\d{1,2}")


class Sentence(NamedTuple):
    """A sentence, and the numbers of the paragraphs that it names, from 1."""

    text: str
    numbers: tuple[int, ...]


def sentences_of(said: str) -> list[Sentence]:
    """Return the sentences of a completion, as far as they are looked at; those that name no paragraph as well."""
    found: list[Sentence] = []
    for piece in _PIECE.findall(_THOUGHT.sub("", said)):
        marks = "".join(_MARK.findall(piece))
        text = _MARK.sub("", piece).strip().lstrip("-*•#> ").strip()
        if any(char.isalnum() for char in text) and len(text) <= _LONGEST:
            ended = text if text[-1] in "。！？!?" else f"{text}。"
            found.append(Sentence(ended, tuple(dict.fromkeys(map(int, _NUMBER.findall(marks))))))
    return found[:_MOST]
