"""Questions about time, asked of dated articles through the product: python -m benchmarks.dated [--show].

A question of ``data/dated_questions.jsonl`` is right where its answer is, and the day that its time means begins as
"time" says; one without an answer where it is refused. The articles are those of ``data/dated.jsonl``.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

from bot import Answer, Assistant
from retriever import Retriever
from retriever.metrics import holds

_DATA: Final = Path(__file__).parent / "data"


def questions() -> list[dict[str, Any]]:
    """Return the questions, with what is right."""
    return [json.loads(line) for line in (_DATA / "dated_questions.jsonl").read_text("utf-8").splitlines()]


def is_right(answer: Answer, gold: dict[str, Any]) -> bool:
    """Tell whether an answer, or a refusal, is as it should be."""
    if not gold["answers"]:
        return answer.text is None
    told = str(answer.time.period) if answer.time else ""
    return holds(answer.text or "", gold["answers"]) and told.startswith(gold.get("time", ""))


def main(argv: list[str] | None = None) -> None:
    """Print how many are right, and with --show the others."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dated", description=main.__doc__)
    parser.add_argument("--show", action="store_true")
    shown = parser.parse_args(argv).show
    right: Counter[str] = Counter()
    asked = Counter("answered" if gold["answers"] else "refused" for gold in questions())
    with tempfile.TemporaryDirectory() as folder, Retriever.open(folder, create=True) as archive:
        archive.add(_DATA / "dated.jsonl")
        assistant = Assistant(archive)
        for gold in questions():
            answer = assistant.conversation().ask(gold["question"])
            good = is_right(answer, gold)
            right["answered" if gold["answers"] else "refused"] += good
            if shown and not good:
                said = answer.text or answer.reply or f"refused ({answer.confidence:.2f})"
                time = answer.time.text if answer.time else ""
                print(f"{gold['question']} → {said} {time}; wanted {gold['answers']} {gold.get('time', '')}")
    print(
        json.dumps(
            {
                "right": round(right.total() / asked.total(), 4),
                **{sort: f"{right[sort]} of {asked[sort]}" for sort in asked},
            }
        )
    )


if __name__ == "__main__":
    main()
