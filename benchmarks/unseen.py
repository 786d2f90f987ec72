"""Questions over three invented papers by writers who knew neither the program nor its other questions.

    python -m benchmarks.unseen [--paper evening|prefecture|province] [--part dev|test] [--show]

An index of each paper is made in a temporary folder. JSON on stdout: the counts of ``benchmarks.strangers`` by paper
and part. --show prints what went wrong in the part dev to stderr; what went wrong in test is never shown.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.machine import machine
from benchmarks.strangers import PARTS, scored
from bot import Assistant
from retriever import Retriever

DATA: Final = Path(__file__).parent / "data" / "unseen"
PAPERS: Final = ("prefecture", "evening", "province")


def questions_of(paper: str) -> Iterator[dict[str, Any]]:
    """Yield the questions over a paper; those without an answer have none in ``answers``."""
    lines = (DATA / f"{paper}.questions.jsonl").read_text("utf-8").splitlines()
    return (json.loads(line) for line in lines)


def measure(paper: str, parts: tuple[str, ...], *, show: bool) -> dict[str, Any]:
    """Index a paper, ask its questions, and return the counts by part."""
    with tempfile.TemporaryDirectory() as folder, Retriever.open(folder, create=True) as archive:
        archive.add(DATA / f"{paper}.articles.jsonl")
        return {
            part: scored(
                (item for item in questions_of(paper) if item["part"] == part),
                Assistant(archive),
                show=show and part == "dev",
            )
            for part in parts
        }


def main() -> int:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paper", choices=PAPERS)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    parts = (args.part,) if args.part else PARTS
    report: dict[str, Any] = {"machine": machine()}
    for paper in (args.paper,) if args.paper else PAPERS:
        report[paper] = measure(paper, parts, show=args.show)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
