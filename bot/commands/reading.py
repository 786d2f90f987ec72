"""baozhi read: reading comprehension alone, a span of the given text or none. No index is opened."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands.errors import ARCHIVE_ERRORS
from bot.commands.output import say_json
from bot.errors import BatchError, SettingsError
from corpus.errors import CorpusError
from corpus.readers import read_text as read_file
from retriever.reader import GIVEN_TEXT_THRESHOLD, read_text

ERRORS = ARCHIVE_ERRORS


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    question: str
    context: str


def _parse(line: str, number: int) -> _Line | dict[str, Any]:
    """Return a line's question and text, or the object that says what is wrong with it."""
    try:
        value = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"line {number}: 不是合法的 JSON (not valid JSON): {error}"}
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        return {"id": None, "error": f'line {number}: 需要 "id" (needs a text "id")'}
    question, context = value.get("question"), value.get("context")
    if not isinstance(question, str) or not isinstance(context, str) or not question.strip():
        return {
            "id": value["id"],
            "error": f'line {number}: 需要 "question" 和 "context" (needs "question" and "context")',
        }
    return _Line(value["id"], question, context)


def _lines(path: str) -> Iterator[_Line | dict[str, Any]]:
    try:
        text = read_file(Path(path))
    except CorpusError as error:
        raise BatchError(str(error)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _parse(line, number)


def _answer(line: _Line) -> dict[str, Any]:
    reading = read_text(line.question, line.context)
    confidence = round(reading.confidence, 4) if reading else 0.0
    if reading is None or reading.confidence < GIVEN_TEXT_THRESHOLD:
        return {"id": line.id, "text": None, "start": None, "confidence": confidence}
    text = line.context[reading.start : reading.end]
    return {"id": line.id, "text": text, "start": reading.start, "confidence": confidence}


def read(args: argparse.Namespace) -> int:
    """Print a span, or none, a line of the batch.

    Raises:
        SettingsError: ``--batch`` or ``--json`` is missing.
        BatchError: the file cannot be read.
        RetrieverError, EncoderError: the reader cannot be loaded.
    """
    if not args.json or not args.batch:
        raise SettingsError("read 要和 --batch 文件 --json 一起用 (read goes with --batch FILE --json)")
    for line in _lines(args.batch):
        say_json(line if isinstance(line, dict) else _answer(line))
    return 0
