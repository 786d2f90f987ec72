"""Whether a fact of one is told of another: twin questions, neighbouring figures, last turns without an answer.

    python -m benchmarks.subjects [--part dev|test] [--show]

The sets and how to use them: benchmarks/data/README.md. JSON on stdout, by part and kind. "pairs": swapped
questions refused and true ones answered rightly ("forms": of these, those that name their subject in another
form). "neighbours" and "figures": right (a rightly refused one included), wrong (an answer that is not the
one), refused (an answer kept back). "later_turns": last turns refused; "later_turns_true": last turns answered
rightly.
--show prints what went wrong in the part dev to stderr; what went wrong in test is never shown.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.subject_sets import PARTS, ArchiveName, Line, lines, sources
from bot import Assistant
from retriever import Retriever
from retriever.metrics import holds

Counts = dict[str, Counter[str]]


class Scores:
    """What is counted of one part, and what went wrong."""

    def __init__(self, assistants: dict[str, Assistant]) -> None:
        self.assistants = assistants
        self.misses: list[str] = []
        self.counts: dict[str, Counts] = defaultdict(lambda: defaultdict(Counter))

    def pair(self, line: Line) -> None:
        """Ask a true question and its twin."""
        true, swapped = line["true"], line["swapped"]
        kept = self._ask(line, [true["question"]])
        borrowed = self._ask(line, [swapped["question"]])
        hit = holds(kept, true["answers"])
        told = {"pairs": True, "swapped_refused": borrowed is None, "true_kept": hit}
        self._count("pairs", line["kind"], told)
        if "form" in line:
            form = {"pairs": True, "true_kept": hit}
            self.counts["pairs"]["forms"].update({name: int(yes) for name, yes in form.items()})
        if borrowed is not None:
            self.misses.append(f"{line['id']} {swapped['question']} → {borrowed}")
        if not hit:
            self.misses.append(f"{line['id']} {true['question']} → {kept} for {true['answers'][0]}")

    def neighbour(self, name: str, line: Line) -> None:
        """Ask a question of a set whose figures have neighbours."""
        text, answers = self._ask(line, [line["question"]]), line["answers"]
        right = text is None if not answers else holds(text, answers)
        told = {
            "questions": True,
            "right": right,
            "wrong": not right and text is not None,
            "refused": not right and text is None,
        }
        self._count(name, line["kind"], told)
        self._count(name, "answerable" if answers else "unanswerable", told, whole=False)
        if not right:
            self.misses.append(f"{line['id']} {line['question']} → {text} for {answers[:1] or None}")

    def last_turn(self, name: str, line: Line) -> None:
        """Go through a conversation; only its last turn is judged."""
        text, answers = self._ask(line, line["turns"]), line.get("answers")
        right = text is None if answers is None else holds(text, answers)
        told = {"turns": True, "refused" if answers is None else "hits": right}
        self._count(name, line["kind"], told)
        if not right:
            self.misses.append(f"{line['id']} {' > '.join(line['turns'])} → {text} for {answers}")

    def result(self) -> dict[str, dict[str, dict[str, int]]]:
        """Return the counts by set and kind, the whole under "all"."""
        return {name: {kind: dict(of) for kind, of in kinds.items()} for name, kinds in self.counts.items()}

    def _ask(self, line: Line, turns: list[str]) -> str | None:
        """Return the short answer to the last turn; a single question is asked outside any conversation."""
        assistant = self.assistants[line["archive"]]
        if len(turns) == 1:
            return assistant.answer(turns[0]).text
        conversation = assistant.conversation()
        return [conversation.ask(turn).text for turn in turns][-1]

    def _count(self, name: str, kind: str, told: dict[str, bool], *, whole: bool = True) -> None:
        for key in ("all", kind) if whole else (kind,):
            self.counts[name][key].update({what: int(yes) for what, yes in told.items()})


def measure(assistants: dict[str, Assistant], part: str) -> Scores:
    """Ask every question of a part."""
    scores = Scores(assistants)
    for line in lines("subjects", part):
        scores.pair(line)
    for name in ("neighbours", "figures"):
        for line in lines(name, part):
            scores.neighbour(name, line)
    for name in ("later_turns", "later_turns_true"):
        for line in lines(name, part):
            scores.last_turn(name, line)
    return scores


def open_archives(folder: Path, stack: ExitStack) -> dict[str, Assistant]:
    """Index both archives in a folder, so that no index or threshold of the user's own has a say."""
    names: tuple[ArchiveName, ...] = ("bundled", "invented")
    opened = {name: stack.enter_context(Retriever.open(folder / name, create=True)) for name in names}
    for name, archive in opened.items():
        archive.add(*sources(name))
    return {name: Assistant(archive) for name, archive in opened.items()}


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, help="both without it")
    parser.add_argument("--show", action="store_true", help="print the misses of dev to stderr")
    args = parser.parse_args()
    report: dict[str, Any] = {"machine": machine()}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        assistants = open_archives(Path(folder), stack)
        for part in [args.part] if args.part else PARTS:
            scores = measure(assistants, part)
            report[part] = scores.result()
            if args.show and part == "dev":
                print(*scores.misses, sep="\n", file=sys.stderr)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
