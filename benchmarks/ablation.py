"""What each part of the search adds: recall of the evidence paragraph with one part left out at a time.

python -m benchmarks.ablation INDEX QUESTIONS.jsonl
python -m benchmarks.ablation --pool SQUAD.json [--limit N]

Questions and pools as for ``benchmarks.fusion``. JSON on stdout.
"""

import argparse
import dataclasses
import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.fusion import Question, pages_questions, pool_questions
from benchmarks.machine import machine
from bot.terminal.commands.evaluating import evidence_rank
from retriever import Retriever, SearchSettings
from retriever.metrics import mean_reciprocal_rank, recall_at

CHOSEN: Final = SearchSettings()
VARIANTS: Final = {
    "as it is": CHOSEN,
    "without vectors": dataclasses.replace(CHOSEN, dense=0.0),
    "without words": dataclasses.replace(CHOSEN, words=0.0),
    "without characters": dataclasses.replace(CHOSEN, grams=0.0),
    "without context": dataclasses.replace(CHOSEN, context_weight=0.0),
    "without repeated wording": dataclasses.replace(CHOSEN, coverage=0.0),
    "ranks instead of scores": dataclasses.replace(CHOSEN, fusion="rank", coverage=0.0),
}


def figures(archive: Retriever, questions: Sequence[Question]) -> dict[str, dict[str, float]]:
    """Return recall and MRR of every variant."""
    table = {}
    for name, settings in VARIANTS.items():
        archive.settings = settings
        found = [evidence_rank(archive.search(question, 10), evidence) for question, evidence in questions]
        table[name] = {f"recall@{k}": round(recall_at(found, k), 4) for k in (1, 5)}
        table[name]["mrr@10"] = round(mean_reciprocal_rank(found), 4)
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index", nargs="?")
    parser.add_argument("questions", nargs="?", type=Path)
    parser.add_argument("--pool", type=Path)
    parser.add_argument("--limit", type=int, default=600)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.pool:
            source, questions = pool_questions(args.pool, Path(folder))
            questions = [(q, text) for q, text in questions if q.strip()]
            questions = random.Random(7).sample(questions, min(args.limit, len(questions)))  # noqa: S311
            archive = Retriever.open(args.index or Path(folder) / "index", create=True)
            archive.add(source)
        else:
            questions = pages_questions(args.questions)
            archive = Retriever.open(args.index)
        with archive:
            table = figures(archive, questions)
    print(json.dumps({"machine": machine(), "questions": len(questions), "variants": table}, indent=1))


if __name__ == "__main__":
    main()
