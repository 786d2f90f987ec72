"""Fits the weights that choose among the readings of a turn (bot/choice.py), on dialogues of our own.

python -m training.followups.fit [--index FOLDER]

The dialogues are about the invented articles of training/data; the archive of those articles is indexed in
FOLDER where it is not there. Of every turn all readings are searched and read; a reading is right where its
answer is. The conversation goes on as if the turn had been understood. Printed are the weights, how often the
chosen reading is right in five folds by dialogue, and how often any is.
"""

import argparse
import json
import zlib
from collections import defaultdict
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot import Assistant
from bot.choice import Signs
from bot.followup import rewrites
from retriever import Retriever
from training.reader.calibrate import Array, fit, probabilities
from training.reader.judge import is_right
from training.reader.sources import DATA

FOLDS = 5


@dataclass(frozen=True)
class Turn:
    """One turn: the signs of its readings, and which of them are right."""

    dialogue: str
    relation: str
    rows: Array
    right: Array


def index_articles(folder: Path) -> None:
    """Index the invented articles."""
    with TemporaryDirectory() as scratch, Retriever.open(folder, create=True) as archive:
        collection = Path(scratch) / "articles.jsonl"
        with collection.open("w", encoding="utf-8") as file:
            for path in sorted(DATA.glob("articles_*.jsonl")):
                for article in map(json.loads, path.read_text("utf-8").splitlines()):
                    kept = {
                        name: article.get(name) for name in ("id", "title", "kicker", "byline", "dateline")
                    }
                    file.write(json.dumps({**kept, "text": "\n\n".join(article["paragraphs"])}) + "\n")
        archive.add(collection)


def turns_of(assistant: Assistant, dialogue: dict[str, Any]) -> list[Turn]:
    """Return the turns of a dialogue that lean on something or might."""
    conversation, found = assistant.conversation(), []
    for item in dialogue["turns"]:
        state = conversation.state
        judged = conversation.judge(rewrites(item["question"], state.whole, state.answer))
        right = np.array([is_right(one.weighed.best.text, item) for one in judged], float)
        if conversation.state.topic and judged:
            rows = np.array([one.signs.row() for one in judged])
            found.append(Turn(dialogue["id"], item["relation"], rows, right))
        best = (
            int(np.argmax(right + 1e-3 * np.array([one.probability for one in judged]))) if judged else None
        )
        conversation.go_on(item["question"], judged[best] if best is not None else None)
    return found


def chosen(turns: list[Turn], beta: Array) -> list[bool]:
    """Return of each turn whether the reading of greatest probability is right."""
    return [bool(turn.right[int(np.argmax(probabilities(turn.rows, beta)))]) for turn in turns]


def fitted(turns: list[Turn]) -> Array:
    """Return bias and weights."""
    rows, right = np.vstack([t.rows for t in turns]), np.concatenate([t.right for t in turns])
    return fit(rows, right, np.ones(len(rows)))


def main() -> None:
    """Read the arguments, fit, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, default=Path("build/followups"))
    args = parser.parse_args()
    if not args.index.exists():
        index_articles(args.index)
    turns: list[Turn] = []
    with Retriever.open(args.index) as archive:
        assistant = Assistant(archive)
        for path in sorted(DATA.glob("dialogues_*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                turns += turns_of(assistant, json.loads(line))
    fold = [zlib.crc32(turn.dialogue.encode()) % FOLDS for turn in turns]
    right: dict[str, list[bool]] = defaultdict(list)
    for number in range(FOLDS):
        beta = fitted([t for t, f in zip(turns, fold, strict=True) if f != number])
        held = [t for t, f in zip(turns, fold, strict=True) if f == number]
        for turn, well in zip(held, chosen(held, beta), strict=True):
            right[turn.relation].append(well)
            right["all"].append(well)
            right["any reading"].append(bool(turn.right.max()))
    for name, values in right.items():
        print(f"{name}: {np.mean(values):.3f} of {len(values)}")
    beta = fitted(turns)
    print("bias", round(float(beta[0]), 3))
    for field, weight in zip(fields(Signs), beta[1:], strict=True):
        print(f"{field.name} {weight:.3f}")


if __name__ == "__main__":
    main()
