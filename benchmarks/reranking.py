"""Whether reading the first paragraphs puts a better one first, and what that costs.

python -m benchmarks.reranking INDEX QUESTIONS.jsonl

A line of the file: {"question", "evidence"}. Printed as JSON: the share of questions whose evidence stands in the
first paragraph as search orders them, and as the reader orders the first five (by its best answer in each);
median milliseconds of both.
"""

import argparse
import json
import time
from pathlib import Path
from statistics import fmean, median

from bot.commands.evaluating import quotes
from retriever import Hit, Retriever
from retriever.reader import PARAGRAPHS, asked
from retriever.reader.reader import head_of
from retriever.reader.reading import default_reader


def reordered(question: str, hits: list[Hit]) -> list[Hit]:
    """Return hits in the order of the reader's best answer in each."""
    texts = [(head_of(hit), hit.citation.quote) for hit in hits]
    worth: dict[int, float] = {}
    for number, text in enumerate(texts):
        found = default_reader().candidates(question, [text], asked(question))
        worth[number] = found[0].span.score if found else -100.0
    return [hits[number] for number in sorted(worth, key=lambda number: -worth[number])]


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("index")
    parser.add_argument("questions", type=Path)
    args = parser.parse_args()
    search_first, reader_first, search_ms, reader_ms = [], [], [], []
    with Retriever.open(args.index) as archive:
        for line in args.questions.read_text("utf-8").splitlines():
            item = json.loads(line)
            evidence, began = item["evidence"], time.perf_counter()
            hits = archive.search(item["question"], PARAGRAPHS)
            found = time.perf_counter()
            again = reordered(item["question"], hits)
            search_ms.append(1000 * (found - began))
            reader_ms.append(1000 * (time.perf_counter() - found))
            search_first.append(quotes(hits[0].citation.quote, evidence))
            reader_first.append(quotes(again[0].citation.quote, evidence))
    print(
        json.dumps(
            {
                "questions": len(search_first),
                "search, first right": round(fmean(search_first), 3),
                "reader, first right": round(fmean(reader_first), 3),
                "search, median ms": round(median(search_ms), 1),
                "reader, median ms more": round(median(reader_ms), 1),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
