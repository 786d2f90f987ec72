"""Fits the weights that score the interpretations of a turn (bot/dialogue/followups/scoring.py), on our own dialogues.

python -m training.followups.fit [--index FOLDER] [--write]

The dialogues are about the invented articles of training/data; the archive of those articles is indexed in
FOLDER where it is not there. Of every turn all readings are searched and read; a reading is right where its
answer is, and none is where the turn has no answer. The conversation goes on as if the turn had been understood.
Printed are, in five folds by dialogue, how often the chosen reading is right, how often any is, and by threshold
how many turns with an answer are answered rightly and wrongly and how many without one are refused; then the weights,
which --write puts into bot/dialogue/followups/scoring.py. They follow the reader: fit them anew when it is
trained anew.
"""

import argparse
import json
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot import Assistant
from bot.dialogue.followups import scoring as choosing
from bot.dialogue.followups.features import Features
from bot.dialogue.followups.interpretation import Relation
from bot.dialogue.followups.scoring import ScoredInterpretation
from bot.dialogue.intents.courtesy import strip_courtesy
from retriever import Retriever
from retriever.question import Question
from training.reader.calibrate import Array, fit, probabilities
from training.reader.judge import is_right
from training.reader.sources import DATA

FOLDS = 5
#: Of which the outcomes are printed.
THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
#: The lines of bot/dialogue/followups/scoring.py that hold the weights.
_WEIGHTS = re.compile(r"^BIAS: Final = .*?^}$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Turn:
    """One turn: the signs of its readings, which are right, which stand by themselves, which lack a name.

    ``answerable`` tells whether the archive has an answer to it.
    """

    dialogue: str
    relation: str
    rows: Array
    right: Array
    plain: Array
    lacking: Array
    answerable: bool


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
        if item["relation"] == "talk":
            continue
        state, question = conversation.state, strip_courtesy(Question(item["question"]))
        judged = conversation.score(conversation.interpret(question))
        right = np.array([is_right(one.candidates.best.text, item) for one in judged], float)
        if state.topic and len(judged) > 1 and item["relation"] != "kind":
            found.append(_turn(dialogue["id"], item, judged, right))
        likely = right + 1e-3 * np.array([one.probability for one in judged])
        best = judged[int(np.argmax(likely))] if judged else None
        if item.get("unanswerable"):
            conversation.refuse(question, best)
        else:
            conversation.answer_best(question, [best] if best else [])
    return found


def _turn(dialogue: str, item: dict[str, Any], judged: list[ScoredInterpretation], right: Array) -> Turn:
    return Turn(
        dialogue,
        item["relation"],
        np.array([one.features.row() for one in judged]),
        right,
        np.array([one.relation is Relation.STANDALONE for one in judged]),
        np.array([one.unsupported is not None for one in judged]),
        not item.get("unanswerable"),
    )


def chosen(turns: list[Turn], beta: Array) -> list[bool]:
    """Return of each turn whether the reading of greatest probability is right."""
    return [bool(turn.right[choice(turn, beta)[0]]) for turn in turns]


def choice(turn: Turn, beta: Array) -> tuple[int, float]:
    """Return the number of the likeliest reading, and its probability."""
    likely = probabilities(turn.rows, beta) * np.logical_not(turn.lacking)
    best = int(np.argmax(likely))
    return best, float(likely[best])


def outcomes(turns: list[Turn], betas: list[Array], threshold: float) -> str:
    """Return what a threshold makes of turns, each with weights that were fitted without it."""
    right: list[bool] = []
    wrong, refused = 0, []
    for turn, beta in zip(turns, betas, strict=True):
        best, likely = choice(turn, beta)
        if turn.answerable:
            right.append(likely >= threshold and bool(turn.right[best]))
            wrong += likely >= threshold and not turn.right[best]
        else:
            refused.append(likely < threshold)
    return f"{threshold}: right {np.mean(right):.3f}, wrong {wrong}, refused {np.mean(refused):.3f}"


def fitted(turns: list[Turn]) -> Array:
    """Return bias and weights."""
    rows, right = np.vstack([t.rows for t in turns]), np.concatenate([t.right for t in turns])
    return fit(rows, right, np.ones(len(rows)))


def as_written(beta: Array) -> str:
    """Return bias and weights as bot/dialogue/followups/scoring.py holds them."""
    names = [field.name for field in fields(Features)]
    rows = [f'    "{name}": {round(float(w), 3)},' for name, w in zip(names, beta[1:], strict=True)]
    return "\n".join(
        [f"BIAS: Final = {round(float(beta[0]), 3)}", "WEIGHTS: Final[Mapping[str, float]] = {", *rows, "}"]
    )


def write(beta: Array, module: Path) -> None:
    """Put bias and weights into a module that holds others.

    Raises:
        ValueError: it holds none.
    """
    text, count = _WEIGHTS.subn(lambda _: as_written(beta), module.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"no weights in {module}")
    module.write_text(text, "utf-8")


def main() -> None:
    """Read the arguments, fit, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", type=Path, default=Path("build/followups"))
    parser.add_argument(
        "--write", action="store_true", help="put the weights into bot/dialogue/followups/scoring.py"
    )
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
    without = [fitted([t for t, f in zip(turns, fold, strict=True) if f != n]) for n in range(FOLDS)]
    betas = [without[number] for number in fold]
    right: dict[str, list[bool]] = defaultdict(list)
    for turn, beta in zip(turns, betas, strict=True):
        if turn.answerable:
            (well,) = chosen([turn], beta)
            right[turn.relation].append(well)
            right["all"].append(well)
            right["any reading"].append(bool(turn.right.max()))
    for name, values in right.items():
        print(f"{name}: {np.mean(values):.3f} of {len(values)}")
    for threshold in THRESHOLDS:
        print(outcomes(turns, betas, threshold))
    beta = fitted(turns)
    print(as_written(beta))
    if args.write:
        write(beta, Path(choosing.__file__))


if __name__ == "__main__":
    main()
