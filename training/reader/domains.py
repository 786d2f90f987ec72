"""Tells by domain whether the confidence means what it says; nothing is fitted.

python -m training.reader.domains --pair INDEX FILE.jsonl [FILE.jsonl ...] [--pair ...] [--json OUT]

Each pair is a domain, of one index and the questions of one file or of several; the lines of a file are those that
``training.reader.calibrate`` takes. Every question is read with the bundled weights, and the confidence is the bundled
one as it stands. Printed are, a domain each, the expected calibration error, what is stated and how much of it is
right, and what thresholds give.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from training.reader.calibrate import Array, Case, cases, curve, reliability

#: Thresholds of which the outcomes are printed.
_SHOWN: Final = (0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)


def calibration_error(found: list[Case], p: Array) -> float:
    """Return the mean distance between what is stated and what is right, over ten bins weighted by their questions.

    The expected calibration error of Naeini et al. (2015), with bins of equal width.
    """
    bins = reliability(found, p)
    apart = sum(each["count"] * abs(each["stated"] - each["right"]) for each in bins)
    return apart / len(found)


def measure(found: list[Case]) -> dict[str, Any]:
    """Return what the bundled confidence is worth on the questions of a domain."""
    p = np.array([case.stated for case in found])
    return {
        "questions": len(found),
        "answerable": sum(case.answerable for case in found),
        "stated": float(p.mean()),
        "right": sum(case.right for case in found) / len(found),
        "ece": calibration_error(found, p),
        "reliability": reliability(found, p),
        "curve": curve(found, p),
    }


def name_of(paths: Sequence[Path]) -> str:
    """Return the name of a domain: those of its files."""
    return " + ".join(path.stem for path in paths)


def table(name: str, domain: dict[str, Any]) -> str:
    """Return the lines that tell of one domain."""
    lines = [
        f"{name}: {domain['questions']} questions, {domain['answerable']} with an answer; "
        f"stated {domain['stated']:.3f}, right {domain['right']:.3f}, ECE {domain['ece']:.3f}",
        "  stated  right  questions",
        *(f"  {b['stated']:.2f}    {b['right']:.2f}   {b['count']:4d}" for b in domain["reliability"]),
        "  threshold  coverage  right of said  hit    wrong  refused",
        *(
            f"  {c['threshold']:.2f}       {c['coverage']:.3f}     {c['precision']:.3f}"
            f"          {c['hit']:.3f}  {c['wrong']:.3f}  {c['refused']:.3f}"
            for c in domain["curve"]
            if c["threshold"] in _SHOWN
        ),
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, read the questions, print what each domain gives."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pair", nargs="+", action="append", required=True, metavar=("DIR", "FILE"))
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    if any(len(pair) < 2 for pair in args.pair):
        parser.error("--pair: an index and at least one file of questions")
    report: dict[str, Any] = {}
    for index, *files in args.pair:
        paths = [Path(file) for file in files]
        found = [case for path in paths for case in cases(index, path, 1.0)]
        domain = report[name_of(paths)] = measure(found)
        print(table(name_of(paths), domain), flush=True)
    if args.json:
        args.json.write_text(json.dumps(report, indent=1), "utf-8")


if __name__ == "__main__":
    main()
