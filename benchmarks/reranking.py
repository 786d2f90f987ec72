"""Whether a reranker puts a better paragraph first, and what that costs.

python -m benchmarks.reranking INDEX QUESTIONS.jsonl [--reranker reader]

A line of the file: {"question", "evidence"}. Printed as JSON: recall of the evidence paragraph without and with the
reranker, in turns on the same questions; median milliseconds of both.
"""

import argparse
import json
import time
from pathlib import Path
from statistics import fmean, median

from benchmarks.fusion import pages_questions
from benchmarks.machine import machine
from bot.terminal.commands.evaluating import quotes
from retriever import Retriever, SearchSettings
from retriever.errors import BadQuestionError


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index")
    parser.add_argument("questions", type=Path)
    parser.add_argument("--reranker", default="reader")
    args = parser.parse_args()
    variants = {"search": SearchSettings(), args.reranker: SearchSettings(reranker=args.reranker)}
    first: dict[str, list[bool]] = {name: [] for name in variants}
    times: dict[str, list[float]] = {name: [] for name in variants}
    with Retriever.open(args.index) as archive:
        for question, evidence in pages_questions(args.questions):
            for name, settings in variants.items():
                archive.settings, began = settings, time.perf_counter()
                try:
                    hits = archive.search(question)
                except BadQuestionError:
                    break
                times[name].append(1000 * (time.perf_counter() - began))
                first[name].append(bool(hits) and quotes(hits[0].citation.quote, evidence))
    table = {
        name: {"recall@1": round(fmean(first[name]), 4), "median_ms": round(median(times[name]), 1)}
        for name in variants
    }
    print(json.dumps({"machine": machine(), "questions": len(first["search"]), **table}, indent=1))


if __name__ == "__main__":
    main()
