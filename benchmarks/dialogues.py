"""Conversations: turns answered, changes of topic that were swallowed, and what a follow-up costs.

python -m benchmarks.dialogues [--index DIR] [--file FILE.jsonl] [--show]

A line of the file: {"id", "turns": [{"question", "answers", "relation", "article_id", "unanswerable"?}]}; without
--file the dialogues over the bundled archive that the tests keep. Printed as JSON: by relation (first, follow,
change, back, kind) the share of turns with a right answer; "refused later", the share of later turns without an
answer that were refused; "talk", the share of talk that was understood as such; "wrong", the turns with an answer
that were answered otherwise; "swallowed", the changes of topic that were answered from the article of the turn
before; the median seconds of first turns and of the others, and their ratio.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean, median
from typing import Any, NamedTuple

from bot import Answer, Assistant
from retriever import Retriever
from retriever.metrics import holds

DIALOGUES = Path(__file__).parents[1] / "tests" / "data" / "dialogues.jsonl"


class Turn(NamedTuple):
    """A turn that was asked: its answer, whether it is right, from which article, and the seconds it took."""

    gold: dict[str, Any]
    before: str | None
    answer: Answer
    right: bool
    seconds: float

    @property
    def lacking(self) -> bool:
        """Whether the archive has no answer to it."""
        return bool(self.gold.get("unanswerable"))

    @property
    def swallowed(self) -> bool:
        """Whether a change of topic was answered from the old topic's article."""
        cited = self.answer.citations[0].article.id if self.answer.text and self.answer.citations else None
        return self.gold.get("relation") == "change" and cited == self.before != self.gold.get("article_id")


def turns(assistant: Assistant, dialogue: dict[str, Any]) -> Iterator[Turn]:
    """Ask the turns of a dialogue in order."""
    conversation, before = assistant.conversation(), None
    for gold in dialogue["turns"]:
        began = time.perf_counter()
        answer = conversation.ask(gold["question"])
        seconds = time.perf_counter() - began
        yield Turn(gold, before, answer, is_right(answer, gold), seconds)
        before = gold.get("article_id")


def is_right(answer: Answer, gold: dict[str, Any]) -> bool:
    """Tell whether a turn was answered rightly, refused where it has no answer, or understood as talk."""
    if gold.get("unanswerable"):
        return answer.text is None
    if gold.get("relation") == "talk":
        return answer.kind not in ("answer", "refusal")
    return holds(answer.text, gold["answers"])


def group(gold: dict[str, Any], number: int) -> str:
    """Return under which name a turn is counted."""
    if gold.get("unanswerable"):
        return "refused later" if number else "refused first"
    return gold.get("relation") or ("first" if number == 0 else "follow")


def main() -> None:
    """Read the arguments, ask, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", help="an index; without it the default archive")
    parser.add_argument("--file", type=Path, default=DIALOGUES)
    parser.add_argument("--show", action="store_true", help="print each turn that went wrong")
    args = parser.parse_args()
    right: dict[str, list[bool]] = defaultdict(list)
    seconds: dict[bool, list[float]] = defaultdict(list)
    swallowed = wrong = 0
    with Retriever.open(args.index) as archive:
        assistant = Assistant(archive)
        assistant.answer("报")
        for line in args.file.read_text("utf-8").splitlines():
            for number, turn in enumerate(turns(assistant, json.loads(line))):
                relation = group(turn.gold, number)
                right[relation].append(turn.right)
                if not turn.lacking and relation != "talk":
                    right["all"].append(turn.right)
                    wrong += turn.answer.text is not None and not turn.right
                seconds[number == 0].append(turn.seconds)
                swallowed += turn.swallowed
                if args.show and (not turn.right or turn.swallowed):
                    gold = turn.gold["answers"][0] if turn.gold["answers"] else None
                    told = f"{turn.answer.text!r} for {gold!r}, as {turn.answer.rewritten!r}"
                    print(f"{relation}: {turn.gold['question']}: {told} ({turn.answer.confidence:.2f})")
    first, later = median(seconds[True]), median(seconds[False])
    print(
        json.dumps(
            {
                **{f"{name} ({len(values)})": round(fmean(values), 3) for name, values in right.items()},
                "wrong": wrong,
                "swallowed": swallowed,
                "first turn, median s": round(first, 3),
                "later turn, median s": round(later, 3),
                "ratio": round(later / first, 2),
            },
            ensure_ascii=False,
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
