"""Exact F1 of the items of lists.

    python -m benchmarks.lists [FILE.jsonl …]

Questions for lists of invented articles (training/data) that no run of training has seen: articles_06, 22 and 34, where
no file is named. The articles of a file are indexed together, and the whole program answers. An item counts where it
is equal to one that the question names (punctuation, quotation marks and white space aside); an answer without items is
one item, a refusal none. The rules for lists were written after a look at these questions. JSON on stdout.
"""

import argparse
import json
from pathlib import Path
from statistics import fmean
from typing import Final

from benchmarks.kinds import DATA, Case, indexed
from benchmarks.machine import machine
from bot import Answer
from retriever.metrics import bare

FILES: Final = tuple(DATA / f"articles_{number}.jsonl" for number in ("06", "22", "34"))


def item_f1(told: list[str], wanted: list[str]) -> float:
    """Return the F1 of the items told, in [0, 1]."""
    got, gold = set(map(bare, told)), set(map(bare, wanted))
    return 2 * len(got & gold) / (len(got) + len(gold)) if gold else 0.0


def items_told(answer: Answer) -> list[str]:
    """Return the items of an answer; all of it where it has none."""
    return [item.text for item in answer.items] or ([answer.text] if answer.text else [])


def measured(source: Path) -> list[float]:
    """Return the F1 of each question for a list over the articles of a file."""
    with indexed(source) as (assistant, questions):
        return [
            item_f1(items_told(assistant.answer(one["question"])), one["items"])
            for one in filter(_is_list, questions)
        ]


def _is_list(question: Case) -> bool:
    return question["type"] == "list" and bool(question.get("items"))


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, default=FILES)
    args = parser.parse_args()
    scores = {source.stem: measured(source) for source in args.files}
    report = {
        "machine": machine(),
        "exact item F1": {f"{name} ({len(each)})": round(fmean(each), 3) for name, each in scores.items()},
        "all": round(fmean([score for each in scores.values() for score in each]), 3),
    }
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
