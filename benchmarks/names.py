"""Persons, places and organisations told in news: what each tagger finds of the names marked in ``names_data``.

    python -m benchmarks.names [--held-out] [--wrong]

A name counts where its characters and its sort are those that are marked. Precision, recall and F1 for LAC as it is,
for ``names_told`` (LAC and our rules) and for jieba's tagger, with the seconds of a processor for a million characters.
``--held-out`` takes the sentences that the rules were not written with; ``--wrong`` lists what differs for the rules.
"""

import argparse
import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.machine import machine
from benchmarks.names_data import HELD_OUT, SENTENCES
from corpus.chinese.names import Sort
from corpus.chinese.tagging import load_tagger
from corpus.naming import names_told, readable

Span = tuple[int, int, Sort]
Tagger = Callable[[str], list[Span]]

_MARKED: Final = re.compile(r"\{([PLO])([^{}]+)\}")
_SORTS: Final = {"P": Sort.PERSON, "L": Sort.PLACE, "O": Sort.ORGANISATION}
_LAC: Final = {"PER": Sort.PERSON, "LOC": Sort.PLACE, "ORG": Sort.ORGANISATION}
_JIEBA: Final = {
    "nr": Sort.PERSON,
    "nrt": Sort.PERSON,
    "nrfg": Sort.PERSON,
    "ns": Sort.PLACE,
    "nt": Sort.ORGANISATION,
}


def read(marked: str) -> tuple[str, set[Span]]:
    """Return a sentence as it is tagged, and its names."""
    text, names, end = "", set(), 0
    for match in _MARKED.finditer(marked):
        text += readable(marked[end : match.start()])
        name = readable(match[2])
        names.add((len(text), len(text) + len(name), _SORTS[match[1]]))
        text, end = text + name, match.end()
    return text + readable(marked[end:]), names


def _spans(words: list[tuple[str, str]], sorts: dict[str, Sort]) -> list[Span]:
    found, start = [], 0
    for word, tag in words:
        if tag in sorts and len(word) > 1:
            found.append((start, start + len(word), sorts[tag]))
        start += len(word)
    return found


def lac(text: str) -> list[Span]:
    """Return what LAC tags."""
    return _spans(load_tagger()(text), _LAC)


def jieba(text: str) -> list[Span]:
    """Return what jieba tags."""
    import jieba.posseg  # noqa: PLC0415

    jieba.setLogLevel(logging.WARNING)
    return _spans([(word, tag) for word, tag in jieba.posseg.lcut(text)], _JIEBA)


def ours(text: str) -> list[Span]:
    """Return what the program finds."""
    return [(name.start, name.end, name.sort) for name in names_told(text)]


TAGGERS: Final[dict[str, Tagger]] = {"LAC": lac, "LAC and rules": ours, "jieba": jieba}


def measure(tagger: Tagger, sentences: Sequence[str]) -> str:
    """Return a line of a table: precision, recall and F1 of each sort and of all, and the time."""
    right, found, marked = Counter[Sort](), Counter[Sort](), Counter[Sort]()
    read_all = [read(sentence) for sentence in sentences]
    tagger(read_all[0][0])
    begin = time.process_time()
    told = [set(tagger(text)) for text, _ in read_all]
    took = (time.process_time() - begin) / sum(len(text) for text, _ in read_all) * 1e6
    for spans, (_, names) in zip(told, read_all, strict=True):
        right.update(sort for _, _, sort in spans & names)
        found.update(sort for _, _, sort in spans)
        marked.update(sort for _, _, sort in names)
    cells = [_scores(right[sort], found[sort], marked[sort]) for sort in _SORTS.values()]
    return " | ".join([*cells, _scores(right.total(), found.total(), marked.total()), f"{took:.0f} s"])


def _scores(right: int, found: int, marked: int) -> str:
    return f"{right / found:.3f} / {right / marked:.3f} / {2 * right / (found + marked):.3f}"


def differences(tagger: Tagger, sentences: Sequence[str]) -> Iterator[str]:
    """Yield the sentences in which a tagger finds other names than are marked, with these."""
    for sentence in sentences:
        text, names = read(sentence)
        found = set(tagger(text))
        if found != names:
            shown = [
                f"{mark}{text[a:b]} ({sort.value})"
                for mark, some in (("+", found - names), ("-", names - found))
                for a, b, sort in sorted(some, key=lambda span: span[0])
            ]
            yield f"{text[:30]}… {' '.join(shown)}"


def main() -> None:
    """Print the table, or what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    sentences = HELD_OUT if args.held_out else SENTENCES
    if args.wrong:
        print("\n".join(differences(ours, sentences)))
        return
    print(machine(), f"{len(sentences)} sentences, {sum(len(read(one)[1]) for one in sentences)} names")
    print("precision / recall / F1 of persons | places | organisations | all | a million characters")
    for name, tagger in TAGGERS.items():
        print(f"{name} | {measure(tagger, sentences)}")


if __name__ == "__main__":
    main()
