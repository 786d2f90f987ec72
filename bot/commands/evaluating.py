"""baozhi eval: the index against questions whose answers are known.

A line: {"question", "answers": [...], "evidence": text of the passage, "article_title"?}; a line without
"answers" is a question that should be refused.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from bot.answer import Answer
from bot.assistant import Assistant
from bot.commands.errors import ARCHIVE_ERRORS
from bot.commands.output import say, say_json
from bot.errors import BatchError
from corpus.readers import read_text
from retriever import Hit, Retriever
from retriever.metrics import bare, character_f1, holds, mean_reciprocal_rank, recall_at

ERRORS = ARCHIVE_ERRORS


def _questions(names: list[str]) -> list[dict[str, Any]]:
    questions = []
    for name in names:
        for number, line in enumerate(read_text(Path(name)).split("\n"), 1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise BatchError(f"{name}:{number}: 不是合法的 JSON (not valid JSON): {error}") from error
            if not isinstance(value, dict) or not isinstance(value.get("question"), str):
                raise BatchError(f'{name}:{number}: 需要 "question" (needs a "question")')
            questions.append(value)
    if not questions:
        raise BatchError("没有问题 (no questions)")
    return questions


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


def _right(answer: Answer, golds: list[str]) -> bool:
    return answer.text is not None and (
        holds(answer.text, golds) or max(character_f1(answer.text, gold) for gold in golds) >= 0.6
    )


def measure(archive: Retriever, questions: list[dict[str, Any]], k: int) -> dict[str, float]:
    """Return the measures of an index; each is a share in [0, 1] but the counts."""
    assistant = Assistant(archive)
    ranks: list[int | None] = []
    right: list[bool] = []
    wrong: list[bool] = []
    cited: list[bool] = []
    refused: list[bool] = []
    for item in questions:
        answer = assistant.answer(item["question"])
        golds = item.get("answers") or []
        if not golds:
            refused.append(answer.text is None)
            continue
        right.append(_right(answer, golds))
        wrong.append(answer.text is not None and not right[-1])
        if item.get("evidence"):
            ranks.append(evidence_rank(archive.search(item["question"], k), item["evidence"]))
            cited.append(bool(answer.citations) and quotes(answer.citations[0].quote, item["evidence"]))

    def share(values: list[bool]) -> float:
        return round(sum(values) / len(values), 4) if values else 0.0

    return {
        "questions": len(right),
        "unanswerable": len(refused),
        "hit": share(right),
        "wrong": share(wrong),
        "cited": share(cited),
        "refused": share(refused),
        **{f"recall@{n}": round(recall_at(ranks, n), 4) for n in (1, 3, 5, 10) if n <= k},
        f"mrr@{k}": round(mean_reciprocal_rank(ranks), 4),
    }


def evaluate(args: argparse.Namespace) -> int:
    """Print the measures."""
    questions = _questions(args.files)
    with Retriever.open(args.index) as archive:
        measures = measure(archive, questions, args.k)
    if args.json:
        say_json(measures, indent=1)
    else:
        say("\n".join(f"{name:<12} {value}" for name, value in measures.items()))
    return 0
