"""How the kinds of questions are told apart, and how many are answered rightly, kind by kind.

    python -m benchmarks.kinds [FILE.jsonl …] [--show]

The questions are those of invented articles (training/data); articles_22 was never trained on and is what is measured
where no file is named. JSON on stdout: "confusion": for each type of question which strategy recognised it ("plain":
none did); "kinds": of each kind the questions, those answered rightly, those answered otherwise, the unanswerable ones
and how many of them were refused, and the median milliseconds. --show prints what went wrong to stderr.
"""

import argparse
import json
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import machine
from bot import Answer, Assistant
from bot.dialogue.kinds import STRATEGIES
from bot.dialogue.strategy_context import StrategyContext
from retriever import Retriever
from retriever.question import Question

Case = dict[str, Any]
DATA = Path(__file__).parents[1] / "training" / "data"
#: The types that have a strategy; the others are read plainly.
KINDS = ("who", "what", "reverse", "yesno", "multi", "compare", "sum")
LONGEST = 120
_SAYS = {"yes": ("是", "有", "对"), "no": ("不", "没")}


def plain(text: str | None) -> str:
    """Return the letters and digits of a text in one width."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN" or char in "%.")


def is_right(question: Case, answer: Answer) -> bool:
    """Tell whether an answer is the one a question wants; a refusal where it has none."""
    said = plain(answer.text)
    if question.get("unanswerable") or not said:
        return bool(question.get("unanswerable")) and not said
    kind = question["type"]
    if kind == "yesno":
        return said.startswith(_SAYS[question["verdict"]])
    if kind == "multi":
        return all(any(_holds(said, answer) for answer in part["answers"]) for part in question["parts"])
    if kind in ("compare", "sum"):
        numbers = re.findall(r"\d+(?:\.\d+)?", plain(question["result"]))
        return all(_holds(said, number) for number in numbers or [plain(question["result"])])
    return len(said) <= LONGEST and any(_is_near(said, plain(wanted)) for wanted in question["answers"])


def _holds(said: str, wanted: str) -> bool:
    """Tell whether a text has an answer, and not merely inside a longer number."""
    wanted = plain(wanted)
    left, right = (r"(?<![\d.])" if wanted[:1].isdigit() else "", r"(?!\d)" if wanted[-1:].isdigit() else "")
    return re.search(left + re.escape(wanted) + right, said) is not None


def _is_near(said: str, wanted: str) -> bool:
    return wanted in said or (said in wanted and 2 * len(said) >= len(wanted))


class Scores:
    """What is counted, and what went wrong."""

    def __init__(self) -> None:
        self.confusion: dict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.misses: list[str] = []

    def ask(self, assistant: Assistant, question: Case) -> None:
        """Ask one question; of a plain type only which strategy recognises it is counted."""
        kind, text = question["type"], question["question"]
        context = StrategyContext(assistant.archive, assistant.read, assistant.settings.least)
        asked = Question(text)
        used = next((one.name for one in STRATEGIES if one.recognise(asked, context)), "plain")
        self.confusion[kind][used] += 1
        if kind not in KINDS:
            return
        began = time.perf_counter()
        answer = assistant.answer(text)
        self.times[kind].append(1000 * (time.perf_counter() - began))
        right = is_right(question, answer)
        if question.get("unanswerable"):
            self.kinds[kind].update({"unanswerable": 1, "refused": right})
        else:
            self.kinds[kind].update(
                {"questions": 1, "right": right, "wrong": not right and answer.text is not None}
            )
        if not right:
            self.misses.append(f"{kind} {used}: {text} → {answer.text}")

    def result(self) -> dict[str, Any]:
        """Return the counts as plain values."""
        kinds = {
            kind: {**self.kinds[kind], "median_ms": round(median(self.times[kind]))}
            for kind in KINDS
            if self.times[kind]
        }
        return {
            "kinds": kinds,
            "confusion": {kind: dict(row.most_common()) for kind, row in self.confusion.items()},
        }


def articles(source: Path, folder: Path) -> tuple[Path, list[Case]]:
    """Return a file's articles as a source that can be indexed, and its questions."""
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines() if line.strip()]
    target = folder / source.name
    target.write_text("\n".join(map(record, rows)), "utf-8")
    return target, [question for row in rows for question in row["questions"]]


def record(row: dict[str, Any]) -> str:
    """Return an article of training/data as a line of a collection that can be indexed."""
    head = {name: row[name] for name in ("id", "title", "byline", "dateline", "date") if row.get(name)}
    return json.dumps({**head, "text": "\n".join(row["paragraphs"])}, ensure_ascii=False)


@contextmanager
def indexed(source: Path) -> Iterator[tuple[Assistant, list[Case]]]:
    """Give an assistant over the articles of a file, and its questions."""
    with tempfile.TemporaryDirectory() as folder:
        target, questions = articles(source, Path(folder))
        with Retriever.open(Path(folder, "index"), create=True) as archive:
            archive.add(target)
            yield Assistant(archive), questions


def measured(sources: Sequence[Path]) -> Iterator[tuple[str, Scores]]:
    """Yield each file's name with its scores."""
    for source in sources:
        scores = Scores()
        with indexed(source) as (assistant, questions):
            for question in questions:
                scores.ask(assistant, question)
        yield source.name, scores


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, default=[DATA / "articles_22.jsonl"])
    parser.add_argument("--show", action="store_true", help="print what went wrong to stderr")
    args = parser.parse_args()
    report: dict[str, Any] = {"machine": machine()}
    for name, scores in measured(args.files):
        report[name] = scores.result()
        if args.show:
            print(*scores.misses, sep="\n", file=sys.stderr)
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
