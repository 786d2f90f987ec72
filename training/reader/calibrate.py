"""Fits the few weights that turn evidence into confidence, and chooses the threshold.

python -m training.reader.calibrate --pair INDEX FILE.jsonl WEIGHT [--pair ...] [--swapped] [--json OUT]

A line of a file: {"question", "answers", "type", "items"?}, without answers it should be refused; or an article
with its "questions", as in training/data, where what the reader was trained on is left out. With --swapped each
answerable question of an article comes a second time, about another subject (``training.reader.swaps``), to be
refused. Every figure is from questions whose article the fit did not see (five folds by article).
"""

import argparse
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retriever import Retriever
from retriever.question import Question
from retriever.reader.confidence import Evidence
from retriever.reader.reading import default_reader
from retriever.reader.result import PARAGRAPHS
from training.reader.judge import is_right
from training.reader.sources import PAIRED, is_held_out_pair, own_examples
from training.reader.swaps import Swaps

FOLDS = 5
RIDGE = 3.0
Array = NDArray[np.float64]


class Case(NamedTuple):
    """A question that was read: its evidence, whether the answer is right, whether there is one at all.

    ``stated`` is the confidence of the bundled calibration.
    """

    group: str
    row: list[float]
    right: bool
    answerable: bool
    weight: float
    question: str
    answer: str
    stated: float


def questions(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the questions of a file, those inside an article with its id."""
    for line in path.read_text("utf-8").splitlines():
        item: dict[str, Any] = json.loads(line)
        if "questions" in item:
            if item["id"].startswith(PAIRED) and not is_held_out_pair(item["id"]):
                continue
            told = (
                one
                for one in item["questions"]
                if one.get("unanswerable", "answers" not in one) or one["answers"]
            )
            yield from ({**question, "article_id": item["id"]} for question in told)
        else:
            yield item


def swapped(path: Path, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Yield the answerable questions of a file of articles about another subject, without an answer.

    Of articles in pairs none: what is asked of the one is often told of the other.
    """
    examples = [e for e in own_examples(path, held_out=True) if e.span and not e.group.startswith(PAIRED)]
    swaps, rng = Swaps(examples), random.Random(seed)  # noqa: S311
    for example in examples:
        other = swaps.swapped(example, rng)
        if other:
            yield {"question": other.question, "article_id": example.group}


def cases(index: str, path: Path, weight: float, *, with_swapped: bool = False) -> list[Case]:
    """Read every question of a file over an index."""
    reader = default_reader()
    found = []
    asked = list(questions(path))
    if with_swapped and path.name.startswith("articles_"):
        asked += swapped(path)
    with Retriever.open(index) as archive:
        for item in asked:
            group = str(item.get("article_id") or item.get("id") or item["question"])
            read = reader.score_candidates(
                Question(item["question"]), archive.search(item["question"], PARAGRAPHS)
            )
            if read is None:
                continue
            best, evidence = read.best, read.evidence
            right = is_right(best.text, item)
            found.append(
                Case(
                    group,
                    evidence.row(),
                    right,
                    bool(item.get("answers")),
                    weight,
                    item["question"],
                    best.text,
                    read.probability,
                )
            )
    return found


def fit(rows: Array, right: Array, weight: Array) -> Array:
    """Return bias and weights of a ridge logistic regression, by Newton's method (bias not penalised)."""
    x = np.hstack((np.ones((len(rows), 1)), rows))
    penalty = np.diag([0.0] + [RIDGE] * rows.shape[1])
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (weight * (p - right)) + penalty @ beta
        curvature = (x * (weight * p * (1 - p))[:, None]).T @ x + penalty
        beta -= np.linalg.solve(curvature, gradient)
    return beta


def probabilities(rows: Array, beta: Array) -> Array:
    """Return the probability of each row."""
    result: Array = 1 / (1 + np.exp(-(beta[0] + rows @ beta[1:])))
    return result


def cross_validated(found: list[Case]) -> Array:
    """Return each case's probability under a fit that saw no case of its article."""
    rows = np.array([case.row for case in found])
    right = np.array([case.right for case in found], float)
    weight = np.array([case.weight for case in found])
    fold = np.array([zlib.crc32(case.group.encode()) % FOLDS for case in found])
    result = np.zeros(len(found))
    for number in range(FOLDS):
        beta = fit(rows[fold != number], right[fold != number], weight[fold != number])
        result[fold == number] = probabilities(rows[fold == number], beta)
    return result


def curve(found: list[Case], p: Array) -> list[dict[str, float]]:
    """Return what each threshold gives: hit and wrong of the answerable, refused of the others, precision."""
    answerable = np.array([case.answerable for case in found])
    right = np.array([case.right for case in found])
    points = []
    for threshold in np.arange(0.1, 0.91, 0.05):
        said = p >= threshold
        points.append(
            {
                "threshold": round(float(threshold), 2),
                "coverage": float(said.mean()),
                "precision": float(right[said].mean()) if said.any() else 1.0,
                "hit": float((right & said)[answerable].mean()),
                "wrong": float((said & ~right)[answerable].mean()),
                "refused": float((~said)[~answerable].mean()) if (~answerable).any() else 1.0,
            }
        )
    return points


def reliability(found: list[Case], p: Array) -> list[dict[str, float]]:
    """Return stated and measured share of right answers, by tenths of confidence."""
    right = np.array([case.right for case in found])
    bins = np.minimum((p * 10).astype(int), 9)
    return [
        {
            "from": number / 10,
            "count": int((bins == number).sum()),
            "stated": float(p[bins == number].mean()),
            "right": float(right[bins == number].mean()),
        }
        for number in range(10)
        if (bins == number).any()
    ]


def main() -> None:
    """Read the arguments, fit, print the weights and the curves."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pair", nargs=3, action="append", required=True, metavar=("DIR", "FILE", "WEIGHT"))
    parser.add_argument("--swapped", action="store_true", help="ask about other subjects, too")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    parts = [
        cases(index, Path(path), float(weight), with_swapped=args.swapped)
        for index, path, weight in args.pair
    ]
    found = [case for part in parts for case in part]
    p = cross_validated(found)
    done = 0
    report: dict[str, Any] = {}
    for (_, path, _), part in zip(args.pair, parts, strict=True):
        own = p[done : done + len(part)]
        done += len(part)
        report[Path(path).name] = {"curve": curve(part, own), "reliability": reliability(part, own)}
        print(path, len(part))
        for point in report[Path(path).name]["curve"]:
            print("  ", {name: round(value, 3) for name, value in point.items()})
    report["all"] = {"curve": curve(found, p), "reliability": reliability(found, p)}
    for point in report["all"]["reliability"]:
        print("  ", {name: round(value, 3) for name, value in point.items()})
    beta = fit(
        np.array([case.row for case in found]),
        np.array([case.right for case in found], float),
        np.array([case.weight for case in found]),
    )
    names = [field.name for field in fields(Evidence)]
    print("bias", round(float(beta[0]), 3), dict(zip(names, np.round(beta[1:], 3).tolist(), strict=True)))
    if args.json:
        args.json.write_text(json.dumps(report, indent=1), "utf-8")


if __name__ == "__main__":
    main()
