"""What a slip in typing costs the search: recall of the evidence paragraph for questions with one.

    python -m benchmarks.slips INDEX QUESTIONS.jsonl [--characters FILE.tsv]

A slip is a character lost, doubled, exchanged with its neighbour, or confused with one that input methods
offer beside it (``training.reader.augment``). With a table of characters and their sounds, a line each
(行<tab>xing), a second kind is measured: one character exchanged for another of its sound. JSON on stdout.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.fusion import Question, pages_questions
from benchmarks.machine import machine
from bot.commands.evaluating import evidence_rank
from retriever import Retriever
from retriever.metrics import recall_at
from training.reader.augment import with_slip

SEEDS: Final = (1, 2, 3)
Slip = Callable[[str, random.Random], str]


def by_sound(table: Path) -> Slip:
    """Return what exchanges one character of a question for another of its sound."""
    sounds = dict(line.split("\t")[:2] for line in table.read_text("utf-8").splitlines() if "\t" in line)
    alike: dict[str, list[str]] = defaultdict(list)
    for char, sound in sounds.items():
        alike[sound].append(char)

    def exchanged(question: str, rng: random.Random) -> str:
        places = [i for i, char in enumerate(question) if len(alike[sounds.get(char, "")]) > 1]
        if not places:
            return question
        i = rng.choice(places)
        others = [char for char in alike[sounds[question[i]]] if char != question[i]]
        return question[:i] + rng.choice(others) + question[i + 1 :]

    return exchanged


def figures(archive: Retriever, questions: Sequence[Question], slip: Slip, seed: int) -> dict[str, float]:
    """Return recall over the questions, each with a slip of its own."""
    rng = random.Random(seed)  # noqa: S311
    found = [evidence_rank(archive.search(slip(text, rng), 5), evidence) for text, evidence in questions]
    return {f"recall@{k}": round(recall_at(found, k), 4) for k in (1, 5)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--characters", type=Path)
    args = parser.parse_args()
    slips: dict[str, Slip] = {"one slip": with_slip}
    if args.characters:
        slips["another character of the same sound"] = by_sound(args.characters)
    questions = pages_questions(args.questions)
    with Retriever.open(args.index) as archive:
        report = {"as it is": [figures(archive, questions, lambda text, rng: text, 0)]}
        for name, slip in slips.items():
            report[name] = [figures(archive, questions, slip, seed) for seed in SEEDS]
    print(
        json.dumps(
            {"machine": machine(), "questions": len(questions), **report}, ensure_ascii=False, indent=1
        )
    )


if __name__ == "__main__":
    main()
