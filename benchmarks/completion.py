"""What each rule that completes a span is worth: answers that are right with all rules, and without one of them.

    python -m benchmarks.completion [FILE.jsonl …] [--show]

Questions of invented articles (training/data) that no rule was made on and no run of training has seen: articles_22 and
articles_34, where no file is named. Each file's articles are indexed and searched; the best answer is right where it
is equal to an accepted one (punctuation and white space aside). JSON on stdout: for each file the questions and those
right, for each rule the answers that it alone makes right ("gained") and wrong ("lost"), and how many spans it changed.
--show prints those answers to stderr.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.kinds import DATA, Case, articles, plain
from benchmarks.machine import machine
from retriever import Hit, Retriever
from retriever.question import AnswerType, Kind, detect_answer_type
from retriever.question import Question as Typed
from retriever.reader.completion import RULES, Example, Rule, complete
from retriever.reader.model import ReaderModel
from retriever.reader.reader import Reader
from retriever.reader.result import PARAGRAPHS
from retriever.reader.windows import Window

#: The types of questions that are answered by one reading.
TYPES: Final = frozenset(
    ("amount", "count", "date", "definition", "howto", "list", "name", "org", "percent", "person", "place")
) | {"reason", "reverse"}


class KeptModel(ReaderModel):
    """The model, which reads each window once however often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[bytes, NDArray[np.float32]] = {}

    def logits(self, windows: Sequence[Window]) -> list[NDArray[np.float32]]:
        """See ``ReaderModel``."""
        new = [window for window in windows if window.ids.tobytes() not in self._kept]
        self._kept |= {
            window.ids.tobytes(): row for window, row in zip(new, super().logits(new), strict=True)
        }
        return [self._kept[window.ids.tobytes()] for window in windows]


class Marked(NamedTuple):
    """A span that the model marked."""

    text: str
    start: int
    end: int
    question: str


class Asked(NamedTuple):
    """A question, what was found for it, the spans that the model marked, and the answer with all rules."""

    question: Case
    hits: Sequence[Hit]
    want: AnswerType
    spans: frozenset[Marked]
    answer: str

    @classmethod
    def of(cls, question: Case, hits: Sequence[Hit], model: ReaderModel) -> "Asked":
        """Read a question with all rules."""
        seen: set[Marked] = set()

        def note(text: str, start: int, end: int, asked: str) -> tuple[int, int]:
            seen.add(Marked(text, start, end, asked))
            return start, end

        noting = Rule("noting", frozenset(Kind), note, Example("", "", "", ""))
        text = question["question"]
        answer = _answer(text, hits, Reader(model, (noting, *RULES)))
        return cls(question, hits, detect_answer_type(text), frozenset(seen), answer)

    def is_right(self, answer: str) -> bool:
        """Tell whether an answer is one of those accepted."""
        return plain(answer) in map(plain, self.question["answers"])


def _answer(question: str, hits: Sequence[Hit], reader: Reader) -> str:
    reading = reader.read(Typed(question), hits)
    return hits[reading.hit].citation.quote[reading.start : reading.end] if reading else ""


def asked_of(source: Path, folder: Path, model: ReaderModel) -> list[Asked]:
    """Index a file's articles and read its questions."""
    target, questions = articles(source, folder)
    wanted = [one for one in questions if one["type"] in TYPES and one.get("answers")]
    with Retriever.open(folder / "index", create=True) as archive:
        archive.add(target)
        found = [archive.search(one["question"], PARAGRAPHS) for one in wanted]
    return [Asked.of(one, hits, model) for one, hits in zip(wanted, found, strict=True) if hits]


def worth(rule: Rule, every: Sequence[Asked], model: ReaderModel, show: bool) -> Counter[str]:
    """Count what changes without a rule; only questions with a span that it changes are read again."""
    rules = [one for one in RULES if one is not rule]
    reader = Reader(model, rules)
    counts: Counter[str] = Counter(spans=0, gained=0, lost=0, otherwise=0)
    for asked in every:
        changed = sum(
            complete(text, start, end, asked.want, question, rules=rules)
            != complete(text, start, end, asked.want, question)
            for text, start, end, question in asked.spans
        )
        counts["spans"] += changed
        without = _answer(asked.question["question"], asked.hits, reader) if changed else asked.answer
        if without == asked.answer:
            continue
        right, was = asked.is_right(asked.answer), asked.is_right(without)
        counts["gained" if right > was else "lost" if was > right else "otherwise"] += 1
        if show:
            sign = "+" if right > was else "-" if was > right else "·"
            said = f"{asked.question['question']} {without} → {asked.answer}"
            print(f"{sign} {rule.name}: {said} ({asked.question['answers'][0]})", file=sys.stderr)
    return counts


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    files = [DATA / "articles_22.jsonl", DATA / "articles_34.jsonl"]
    parser.add_argument("files", nargs="*", type=Path, default=files)
    parser.add_argument("--show", action="store_true", help="print the answers that a rule changes to stderr")
    args = parser.parse_args()
    model = KeptModel()
    report: dict[str, Any] = {"machine": machine()}
    for source in args.files:
        with tempfile.TemporaryDirectory() as folder:
            every = asked_of(source, Path(folder), model)
        right = sum(asked.is_right(asked.answer) for asked in every)
        bare = Reader(model, ())
        none = sum(asked.is_right(_answer(asked.question["question"], asked.hits, bare)) for asked in every)
        report[source.name] = {
            "questions": len(every),
            "right": right,
            "right without any rule": none,
            "rules": {rule.name: dict(worth(rule, every, model, args.show)) for rule in RULES},
        }
    print(json.dumps(report, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
