"""Measures the reader on public questions that no run of its training has seen, and fits the confidence of ``read``.

python -m training.reader.evaluate --public FOLDER [--limit N]

Measures as in CMRC 2018: punctuation and white space are ignored, F1 is from the longest common
substring, a refusal scores 0.
"""

import argparse
import random
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np

from retriever.metrics import bare
from retriever.reader.confidence import GIVEN_TEXT, GIVEN_TEXT_THRESHOLD
from retriever.reader.reading import default_reader
from training.reader.calibrate import Array, fit
from training.reader.sources import PUBLIC, Example, is_unseen, public_examples


class Outcome(NamedTuple):
    """A question that was read: em and f1 are None where it has no answer."""

    source: str
    score: float
    em: float | None
    f1: float | None


def plain(text: str) -> str:
    """Return what CMRC compares of a text: letters and digits."""
    return bare(text).replace("%", "").replace(".", "")


def substring_f1(answer: str, gold: str) -> float:
    """Return the F1 of the longest common substring, in characters."""
    size = SequenceMatcher(None, answer, gold, autojunk=False).find_longest_match().size
    return 2 * size / (len(answer) + len(gold)) if size else 0.0


def outcome(example: Example) -> Outcome:
    """Read one question."""
    best = default_reader().best_in_text(example.question, example.text)
    score, said = (best.span.score, plain(best.text)) if best else (-30.0, "")
    if example.span is None:
        return Outcome(example.source, score, None, None)
    golds = [plain(answer) for answer in example.answers]
    return Outcome(
        example.source, score, float(said in golds), max(substring_f1(said, gold) for gold in golds)
    )


def line(outcomes: list[Outcome], threshold: float) -> str:
    """Return em, f1 and refused when answers below a score are refused."""
    told = [o for o in outcomes if o.em is not None]
    empty = [o for o in outcomes if o.em is None]
    em = np.mean([o.em if o.score >= threshold else 0 for o in told]) if told else float("nan")
    f1 = np.mean([o.f1 if o.score >= threshold else 0 for o in told]) if told else float("nan")
    refused = np.mean([o.score < threshold for o in empty]) if empty else float("nan")
    return f"em={em:.3f} f1={f1:.3f} refused={refused:.3f} n={len(outcomes)}"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--public", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=10_000, help="questions of each set, a fixed sample")
    args = parser.parse_args()
    every: list[Outcome] = []
    told = GIVEN_TEXT.score_at(GIVEN_TEXT_THRESHOLD)
    for name, source in PUBLIC.items():
        examples = [e for e in public_examples(args.public / name) if is_unseen(source, e.group)]
        sample = random.Random(7).sample(examples, min(args.limit, len(examples)))  # noqa: S311
        outcomes = [outcome(example) for example in sample]
        every += outcomes
        print(name, "always answering:", line(outcomes, -100.0))
        print(f"   as read answers (score >= {told:.2f}): {line(outcomes, told)}", flush=True)
        for threshold in (-4, -3, -2, -1, 0, 1, 2, 3, 4):
            print(f"   score >= {threshold}: {line(outcomes, threshold)}")
    scores: Array = np.array([[o.score] for o in every])
    right: Array = np.array([(o.f1 or 0) >= 0.6 for o in every], float)
    print("bias, weight of the score:", fit(scores, right, np.ones(len(every))).round(3).tolist())


if __name__ == "__main__":
    main()
