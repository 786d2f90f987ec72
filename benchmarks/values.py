"""Values come out whole: sign, bounds, both ends, unit. Made articles are indexed and asked through the assistant.

python -m benchmarks.values [--count N] [--seed N] [--show]

Printed as JSON: the shares of values that came back whole (at most eight characters more around them), that were
refused, that were one of another article's, another of the same article's, or cut; and apart, how many lost a sign
or a bound.
"""

import argparse
import json
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.values_data import FORMATS, Made, made
from bot import Answer, Assistant
from retriever import Retriever

KINDS = ("whole", "refused", "of another article", "other", "cut")
_MOST_AROUND = 8


def plain(text: str) -> str:
    """Return a text without white space, in one width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def outcome(item: Made, answer: Answer) -> str:
    """Return what became of a value: whole, refused, cut, another of its article, or one of another article."""
    if answer.text is None:
        return "refused"
    wanted, got = plain(item.value), plain(answer.text)
    if wanted in got and len(got) <= len(wanted) + _MOST_AROUND:
        return "whole"
    if answer.citations and answer.citations[0].quote != item.text:
        return "of another article"
    cut = wanted not in got and (got in wanted or wanted.lstrip("-−负约近超")[:2] in got)
    return "cut" if cut else "other"


def lost(item: Made, answer: Answer, became: str) -> bool:
    """Tell whether a cut value has lost its sign or a bound."""
    return became == "cut" and not all(plain(mark) in plain(answer.text or "") for mark in item.format.marks)


def main() -> None:
    """Make, index, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", action="store_true", help="print each value that did not come back whole")
    args = parser.parse_args()
    items = list(made(args.count, args.seed))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "made.jsonl")
        lines = ({"id": item.key, "title": item.title, "text": item.text} for item in items)
        source.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
        with Retriever.open(Path(folder, "index"), create=True) as archive:
            archive.add(source)
            assistant = Assistant(archive)
            answers = [assistant.answer(item.question) for item in items]
    became = [outcome(item, answer) for item, answer in zip(items, answers, strict=True)]
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    losses = 0
    for item, answer, what in zip(items, answers, became, strict=True):
        losses += lost(item, answer, what)
        if what != "whole":
            missed[item.format.name][what] += 1
            if args.show:
                print(f"{what}: {item.question}: {answer.text!r} for {item.value!r} in {item.text}")
    counts = Counter(became)
    of_its_own = sum(counts[what] for what in ("whole", "other", "cut"))
    report = {
        "machine": machine(),
        "values": len(items),
        "formats": len(FORMATS),
        **{what: round(counts[what] / len(items), 4) for what in KINDS},
        "whole of those answered from their article": round(counts["whole"] / max(1, of_its_own), 4),
        "signs or bounds lost": losses,
        "not whole, by format": {name: dict(counter) for name, counter in missed.items()},
    }
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
