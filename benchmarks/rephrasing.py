"""How many sentences of the bundled archive are believed word for word, and how many once they are falsified.

    python -m benchmarks.rephrasing

Each sentence is held against its own paragraph: as it is printed, with two numbers of one unit exchanged, with its
first name replaced by one of another article, and denied.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from bot.dialogue.rephrasing.checking import fault_of
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.values import find
from corpus.passages import sentences
from retriever import Citation, Retriever

_NAMES = (Sort.PERSON, Sort.PLACE, Sort.ORGANISATION)
_DONE = re.compile("了|已|将")


def printed(archive: Retriever) -> Iterator[tuple[str, Citation]]:
    """Yield the sentences of an archive, each with its paragraph."""
    for entry in archive.catalogue():
        article = archive.article(entry.reference)
        for number, paragraph in enumerate(article.paragraphs if article else ()):
            for start, end in sentences(paragraph.text):
                yield paragraph.text[start:end].strip(), Citation(entry.reference, number, paragraph.text)


def exchanged(sentence: str, chance: random.Random) -> str | None:
    """Return a sentence with two numbers of one unit exchanged, or None where it has no such two."""
    values = [value for value in find(sentence) if value.low is not None]
    pairs = [(a, b) for a, b in combinations(values, 2) if a.unit == b.unit and a.low != b.low]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    first, second = sentence[a.start : a.end], sentence[b.start : b.end]
    return f"{sentence[: a.start]}{second}{sentence[a.end : b.start]}{first}{sentence[b.end :]}"


def names_of(text: str) -> list[str]:
    """Return the persons, places and organisations that a text names."""
    return [name.text for name in names_in(squeezed(text)) if name.sort in _NAMES]


def renamed(sentence: str, quote: str, others: list[str], chance: random.Random) -> str | None:
    """Return a sentence with another first name, or None where it has none or the paragraph has that too."""
    own, other = next(iter(names_of(sentence)), None), chance.choice(others)
    return (
        sentence.replace(own, other, 1) if own and own in sentence and other not in squeezed(quote) else None
    )


def denied(sentence: str) -> str | None:
    """Return a sentence that denies what it says was done, or None where it says no such thing."""
    return _DONE.sub("没有", sentence, count=1) if _DONE.search(sentence) else None


def main() -> None:
    """Print a line for each way."""
    chance, counts = random.Random(1), Counter[tuple[str, bool]]()  # noqa: S311 - to choose, not to hide
    with Retriever.open() as archive, archive.cutting():
        rows = list(printed(archive))
        others = sorted({name for _, cited in rows for name in names_of(cited.quote)})
        for sentence, cited in rows:
            versions = {
                "as printed": sentence,
                "numbers exchanged": exchanged(sentence, chance),
                "another name": renamed(sentence, cited.quote, others, chance),
                "denied": denied(sentence),
            }
            for name, version in versions.items():
                if version is not None:
                    counts[name, fault_of(version, [cited], sentence, sentence) is None] += 1
    for name in dict.fromkeys(name for name, _ in counts):
        believed = counts[name, True]
        print(f"{name}: {believed} of {believed + counts[name, False]} believed")


if __name__ == "__main__":
    main()
