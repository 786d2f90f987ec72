"""What one pass of training reads: the sources in proportion, and passages that do not answer."""

import dataclasses
import math
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from pathlib import Path
from typing import Final

from corpus.chinese.text import to_simplified
from training.reader.augment import varied
from training.reader.claims import SOURCE as CLAIMS
from training.reader.claims import UNSAID, Claims, nearest_sentence, own_claims, written_claims
from training.reader.sources import (
    HELD_OUT_FILES,
    PUBLIC,
    WRITTEN,
    Example,
    dialogue_examples,
    is_held_out,
    own_examples,
    own_files,
    own_paragraphs,
    public_examples,
    questions_over,
    read_articles,
)
from training.reader.swaps import Swaps

OWN_RETYPED: Final = 0.5
"""Of our own questions, those that are typed differently."""
OWN_NEGATIVES: Final = 0.8
"""Paragraphs without the answer for each answerable question of our own."""
NEAREST: Final = 4
SWAPPED: Final = {"own": 0.2, "drcd": 0.05, "cmrc": 0.05}
"""Answerable questions of a source that come a second time, about another subject; see ``Swaps``."""
SWAPPED_OBJECTS: Final = {"own": 0.12, "drcd": 0.04, "cmrc": 0.04}
"""The same, for another object; see ``Swaps.of_another_object``."""
CLAIMED: Final = {"own": 0.6, "cmrc": 0.5, "drcd": 0.3, "dureader": 0.2}
"""Questions of a source that come again as a claim, for yes or no; see ``Claims``."""
UNSETTLED_LEFT_OUT: Final = 0.6
"""Of the questions without an answer, those that make no claim: there would be too many of them."""
WRITTEN_TWICE: Final = 2
"""How often a claim that was written by hand comes in a pass."""
CLAIMED_ELSEWHERE: Final = 0.25
"""Of these, claims held against a near paragraph that does not settle them, where the source has such."""
SHARES: Final = {
    "drcd": 0.35,
    "drcd negative": 0.08,
    "cmrc": 0.6,
    "cmrc negative": 0.17,
    "dureader": 0.4,
    "dureader unanswerable": 0.4,
    "squad": 0.1,
    "squad unanswerable": 0.25,
}
"""Of the questions of a public set that one pass takes."""


def simplified(example: Example) -> Example:
    """Return an example in simplified characters; offsets stay, the conversion keeps the length."""
    return dataclasses.replace(
        example,
        question=to_simplified(example.question),
        head=to_simplified(example.head),
        text=to_simplified(example.text),
        answers=tuple(map(to_simplified, example.answers)),
    )


def load(own: Path, public: Path, *, held_out: bool, new: Collection[str] = ()) -> list[Example]:
    """Return the examples to train on, or those that are held out.

    Args:
        own: folder of ``articles_*.jsonl`` and ``dialogues_*.jsonl``.
        public: folder of the public sets.
        held_out: which of the two parts.
        new: files of articles or questions, without their suffix, of which each pass takes all.
    """
    found = [
        example
        for path in own_files(own, held_out=held_out)
        for example in own_examples(path, new=path.stem in new)
    ]
    if not held_out:
        articles = read_articles(sorted(own.glob("articles_*.jsonl")))
        for path in sorted(own.glob("dialogues_*.jsonl")):
            found += dialogue_examples(path, articles)
        over = sorted([*own.glob("figures_*.jsonl"), *own.glob("words_*.jsonl")])
        for path in (path for path in over if path.name not in HELD_OUT_FILES):
            found += questions_over(path, articles, new=path.stem in new)
        for path in sorted(own.glob("claims_*.jsonl")):
            found += written_claims(path, articles)
        for path in own_files(own, held_out=False):
            found += own_claims(path)
    for name, source in PUBLIC.items():
        found += [
            example
            for example in public_examples(public / name)
            if is_held_out(source, example.group) == held_out
        ]
    return found


def _grams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


class Negatives:
    """Finds paragraphs that look like the answer's and do not hold it."""

    def __init__(self, paragraphs: Iterable[tuple[str, str, str]]) -> None:
        """Take (group, head, text) of every paragraph."""
        self._all = sorted(set(paragraphs))
        self._grams = [_grams(head + text) for _, head, text in self._all]
        documents = Counter(gram for grams in self._grams for gram in grams)
        self._idf = {gram: math.log(len(self._all) / count) for gram, count in documents.items()}
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, grams in enumerate(self._grams):
            for gram in grams:
                self._postings[gram].append(number)

    def near(self, example: Example, rng: random.Random) -> Example | None:
        """Return the question with one of the nearest paragraphs that hold none of its answers."""
        scores: Counter[int] = Counter()
        for gram in _grams(example.question):
            for number in self._postings.get(gram, ()):
                scores[number] += self._idf[gram]  # type: ignore[assignment]
        found = []
        for number, _ in scores.most_common(3 * NEAREST):
            _, head, text = self._all[number]
            if text != example.text and not any(answer in text for answer in example.answers):
                found.append((head, text))
        if not found:
            return None
        head, text = rng.choice(found[:NEAREST])
        return dataclasses.replace(example, head=head, text=text, span=None, answers=())


def one_pass(
    examples: Sequence[Example], own: Path, rng: random.Random, claims: float = 0.0, own_share: float = 1.0
) -> list[list[Example]]:
    """Return the questions of one pass in random order, varied anew, each with the paragraphs that it is read with.

    ``claims`` is the share of claims, and of what was written for what fails most, in [0, 1); so many of the others
    are taken as that leaves room for. ``own_share`` is the share of our own questions that are taken, in (0, 1],
    beside all new ones.
    """
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_source[example.source].append(example)
    new = [example for example in by_source["own"] if example.new]
    known = [example for example in by_source["own"] if not example.new]
    by_source["own"] = [*rng.sample(known, int(own_share * len(known))), *new]
    found = _own_part(by_source["own"], own, rng)
    for source, retyped in (("drcd", 0.4), ("cmrc", 0.2)):
        found += _with_near(by_source[source], source, retyped, rng)
    for source in ("dureader", "squad"):
        found += [[e] for e in _part([e for e in by_source[source] if e.span], source, rng)]
        found += [
            [e] for e in _part([e for e in by_source[source] if not e.span], f"{source} unanswerable", rng)
        ]
    for source in SWAPPED:
        swaps = Swaps(by_source[source])
        answerable = [e for e in by_source[source] if e.span]
        for share, swap in ((SWAPPED, swaps.swapped), (SWAPPED_OBJECTS, swaps.of_another_object)):
            some = rng.sample(answerable, int(share[source] * len(answerable)))
            found += [[swapped] for e in some if (swapped := swap(e, rng))]
    if claims:
        wanted = [[example] for _ in range(WRITTEN_TWICE) for example in by_source[CLAIMS]]
        for source, part in CLAIMED.items():
            wanted += _claims_of(by_source[source], part, rng)
        asked = [group[0].new or group[0].kind == WRITTEN for group in found]
        wanted += compress(found, asked)
        rest = [group for group, this in zip(found, asked, strict=True) if not this]
        found = rng.sample(rest, min(len(rest), int(len(wanted) * (1 - claims) / claims))) + wanted
    # The reader sees simplified characters alone, at run time too: a question has one answer in both scripts.
    found = [
        [simplified(e if e.source in ("own", CLAIMS) else _headless(e, rng)) for e in group]
        for group in found
    ]
    rng.shuffle(found)
    return found


def _claims_of(examples: Sequence[Example], share: float, rng: random.Random) -> list[list[Example]]:
    """Return claims made of a share of the questions, some held against a paragraph that does not settle them."""
    maker, near = Claims(examples), Negatives((e.group, e.head, e.text) for e in examples)
    found = []
    for example in rng.sample(examples, int(share * len(examples))):
        if example.span is None and rng.random() < UNSETTLED_LEFT_OUT:
            continue
        made = maker.claim(simplified(example), rng)
        if made and made.verdict != UNSAID and rng.random() < CLAIMED_ELSEWHERE:
            other = near.near(example, rng)
            made = other and dataclasses.replace(
                made, head=other.head, text=nearest_sentence(other.text, made.question), verdict=UNSAID
            )
        if made:
            found.append([made])
    return found


def _part(examples: Sequence[Example], name: str, rng: random.Random) -> list[Example]:
    return rng.sample(examples, int(SHARES[name] * len(examples)))


def _with_near(
    examples: Sequence[Example], source: str, retyped: float, rng: random.Random
) -> list[list[Example]]:
    """Return a public set's part of a pass, some of its questions with a near paragraph that does not answer."""
    wrong = Negatives((e.group, e.head, e.text) for e in examples)
    part = _part(examples, source, rng)
    near = SHARES[f"{source} negative"] / SHARES[source]
    found = []
    for example in part:
        question = _retyped(example, rng, retyped)
        negative = wrong.near(example, rng) if example.span and rng.random() < near else None
        found.append([question, _asked_as(question, negative)] if negative else [question])
    return found


def _asked_as(question: Example, other: Example) -> Example:
    """Return another example with the question as it is typed in the first."""
    return dataclasses.replace(other, question=question.question)


def _own_part(examples: Sequence[Example], folder: Path, rng: random.Random) -> list[list[Example]]:
    paragraphs = [
        (group, head, text)
        for path in own_files(folder, held_out=False)
        for group, pairs in own_paragraphs(path).items()
        for head, text in pairs
    ]
    negatives = Negatives(paragraphs)
    found: list[list[Example]] = []
    for example in examples:
        question = _retyped(example, rng, OWN_RETYPED)
        wanted = int(OWN_NEGATIVES + rng.random()) if example.span else 0
        near = (negatives.near(example, rng) for _ in range(wanted))
        found.append([question, *(_asked_as(question, negative) for negative in near if negative)])
    return found


def _retyped(example: Example, rng: random.Random, share: float = 0.5) -> Example:
    if rng.random() >= share:
        return example
    return dataclasses.replace(example, question=varied(example.question, rng))


def _headless(example: Example, rng: random.Random) -> Example:
    return example if rng.random() < 0.3 else dataclasses.replace(example, head="")
