"""What a slip in typing costs the search: recall of the evidence paragraph for questions with one.

    python -m benchmarks.slips INDEX QUESTIONS.jsonl

A slip is a character lost, doubled, exchanged with its neighbour, or confused with one that input methods
offer beside it (``training.reader.augment``); or one character stands for another of its sound. JSON on stdout.
"""

import argparse
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.fusion import Question, pages_questions
from benchmarks.machine import machine
from bot.terminal.commands.evaluating import evidence_rank
from corpus.chinese.sounds import same_sound
from retriever import Retriever
from retriever.metrics import recall_at
from training.reader.augment import with_slip

SEEDS: Final = (1, 2, 3)
Slip = Callable[[str, random.Random], str]


def another_of_its_sound(question: str, rng: random.Random) -> str:
    """Return a question with one character exchanged for another of its sound, both frequent ones."""
    places = [i for i, char in enumerate(question) if _frequent(same_sound(char))]
    if not places:
        return question
    i = rng.choice(places)
    return question[:i] + rng.choice(_frequent(same_sound(question[i]))) + question[i + 1 :]


def _frequent(chars: str) -> str:
    """Return those in the first level of GB 2312, the 3,755 characters in common use."""
    return "".join(char for char in chars if char.encode("gb2312") < b"\xd7\xfa")


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
    args = parser.parse_args()
    slips: dict[str, Slip] = {
        "one slip": with_slip,
        "another character of the same sound": another_of_its_sound,
    }
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
