"""Questions over the bundled archive by a reader of its pages who knew neither the program nor its other questions.

    python -m benchmarks.strangers [--index DIR] [--part dev|test] [--show]

JSON on stdout, by part: right and wrong of the questions with an answer, refused of those without, and right by kind
and style. --show prints what went wrong in the part dev to stderr; what went wrong in test is never shown.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from benchmarks.machine import machine
from bot import Assistant
from retriever import Retriever
from training.reader.judge import is_right

QUESTIONS: Final = Path(__file__).parent / "data" / "strangers.jsonl"
PARTS: Final = ("dev", "test")


def outcome(item: dict[str, Any], text: str | None) -> str:
    """Return what an answer is: right, wrong or refused; where there is no answer, a refusal is right."""
    if not item["answers"]:
        return "right" if text is None else "wrong"
    if text is None:
        return "refused"
    return "right" if is_right(text, item) else "wrong"


def scored(items: Iterable[dict[str, Any]], assistant: Assistant, *, show: bool) -> dict[str, Any]:
    """Ask every question by itself and count what comes."""
    answerable, unanswerable = Counter[str](), Counter[str]()
    groups: dict[str, Counter[str]] = {}
    for item in items:
        text = assistant.answer(item["question"]).text
        found = outcome(item, text)
        if show and found != "right":
            print(item["id"], item["question"], "→", text, "|", *item["answers"][:1], file=sys.stderr)
        if not item["answers"]:
            unanswerable[found] += 1
            continue
        answerable[found] += 1
        for group in (item["type"], item["style"]):
            groups.setdefault(group, Counter())[found] += 1
    return {
        "questions": answerable.total(),
        **{name: round(answerable[name] / answerable.total(), 3) for name in ("right", "wrong", "refused")},
        "unanswerable": unanswerable.total(),
        "rightly_refused": round(unanswerable["right"] / unanswerable.total(), 3),
        "groups": {name: f"{counts['right']} of {counts.total()}" for name, counts in sorted(groups.items())},
    }


def main() -> int:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", default=None, help="of the same pages; the bundled archive without it")
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    items = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    report: dict[str, Any] = {"machine": machine()}
    with Retriever.open(args.index) as archive:
        for part in PARTS if args.part is None else (args.part,):
            chosen = (item for item in items if item["part"] == part)
            report[part] = scored(chosen, Assistant(archive), show=args.show and part == "dev")
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
