"""baozhi eval: the index against questions whose answers are known.

A line: {"question", "answers": [...], "evidence": text of the passage, "article_title"?}; a line without
"answers" is a question that should be refused. What no line allows to measure is null.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialogue.answer import Answer
from bot.dialogue.assistant import Assistant
from bot.dialogue.caution import Caution
from bot.errors import BatchError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, say_json
from corpus.readers import read_text
from retriever import Hit, Retriever
from retriever.errors import BadQuestionError
from retriever.metrics import bare, character_f1, holds, mean_reciprocal_rank, recall_at
from retriever.question import check_question

ERRORS = ARCHIVE_ERRORS


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its right answers (none: it should be refused) and the text that holds them, or ""."""

    text: str
    answers: tuple[str, ...] = ()
    evidence: str = ""

    @classmethod
    def of(cls, value: Any) -> "Question":
        """Return the question of a line's JSON value.

        Raises:
            BatchError: a part is missing or of the wrong type, or it cannot be asked.
        """
        if not isinstance(value, dict) or not isinstance(value.get("question"), str):
            raise BatchError('需要 "question" (needs a "question")')
        answers, evidence = value.get("answers") or [], value.get("evidence") or ""
        if not isinstance(answers, list) or not all(isinstance(x, str) and bare(x) for x in answers):
            raise BatchError('"answers" 应是一列文字，如 ["999吨"] ("answers" must be a list of texts)')
        if not isinstance(evidence, str):
            raise BatchError('"evidence" 应是文字 ("evidence" must be a text)')
        try:
            return cls(check_question(value["question"]), tuple(answers), evidence if bare(evidence) else "")
        except BadQuestionError as error:
            raise BatchError(str(error)) from error


def _questions(name: str) -> Iterator[Question]:
    for number, line in enumerate(read_text(Path(name)).split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Question.of(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise BatchError(f"{name}:{number}: 不是合法的 JSON (not valid JSON): {error}") from error
        except BatchError as error:
            raise BatchError(f"{name}:{number}: {error}") from error


def quotes(quote: str, evidence: str) -> bool:
    """Tell whether a quotation and the evidence share a third of the evidence, at its start, middle or end."""
    text, wanted = bare(quote), bare(evidence)
    size = max(10, len(wanted) // 3)
    middle = (len(wanted) - size) // 2
    parts = {wanted[:size], wanted[-size:], wanted[max(0, middle) :][:size]}
    return bool(text) and (any(part in text for part in parts) or text in wanted)


def evidence_rank(hits: list[Hit], evidence: str) -> int | None:
    """Return the place, from 1, of the first hit whose paragraph holds the evidence, or None."""
    return next((n for n, hit in enumerate(hits, 1) if quotes(hit.citation.quote, evidence)), None)


def _right(answer: Answer, golds: Sequence[str]) -> bool:
    return answer.text is not None and (
        holds(answer.text, golds) or max(character_f1(answer.text, gold) for gold in golds) >= 0.6
    )


def measure(
    archive: Retriever, questions: Sequence[Question], k: int, caution: Caution = Caution.USUAL
) -> dict[str, float | None]:
    """Return the measures of an index; each is a share in [0, 1] but the counts, or None if not measured."""
    assistant = Assistant(archive, caution=caution)
    ranks: list[int | None] = []
    right: list[bool] = []
    wrong: list[bool] = []
    cited: list[bool] = []
    refused: list[bool] = []
    for item in questions:
        answer = assistant.answer(item.text)
        if not item.answers:
            refused.append(answer.text is None)
            continue
        right.append(_right(answer, item.answers))
        wrong.append(answer.text is not None and not right[-1])
        if item.evidence:
            ranks.append(evidence_rank(archive.search(item.text, k), item.evidence))
            cited.append(bool(answer.citations) and quotes(answer.citations[0].quote, item.evidence))

    def share(values: list[bool]) -> float | None:
        return round(sum(values) / len(values), 4) if values else None

    return {
        "questions": len(right),
        "unanswerable": len(refused),
        "hit": share(right),
        "wrong": share(wrong),
        "cited": share(cited),
        "refused": share(refused),
        **{f"recall@{n}": round(recall_at(ranks, n), 4) if ranks else None for n in (1, 3, 5, 10) if n <= k},
        f"mrr@{k}": round(mean_reciprocal_rank(ranks), 4) if ranks else None,
    }


def evaluate(args: argparse.Namespace) -> int:
    """Print the measures.

    Raises:
        BatchError: a line that is no question, named by file and line, or no line at all.
    """
    questions = [question for name in args.files for question in _questions(name)]
    if not questions:
        raise BatchError("没有问题 (no questions)")
    with Retriever.open(args.index) as archive:
        measures = measure(archive, questions, args.k, Caution(args.caution))
    if args.json:
        say_json(measures, indent=1)
    else:
        say("\n".join(f"{name:<12} {'—' if value is None else value}" for name, value in measures.items()))
    return 0
