"""Batch files: JSON lines in, JSON lines out, a bad line never stops the others."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands.output import say_json
from bot.errors import BatchError
from corpus.errors import CorpusError
from corpus.readers import read_text


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One conversation of a batch: an id and its turns, in order."""

    id: str
    turns: tuple[str, ...]


def _parse(line: str, number: int) -> BatchLine | dict[str, Any]:
    """Return a line's conversation, or the object that says what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "error": f"line {number}: 不是合法的 JSON (not valid JSON): {error}"}
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        given = value.get("id") if isinstance(value, dict) else None
        return {"id": given, "error": f'line {number}: 需要 "id" (needs a text "id")'}
    turns = value.get("turns", [value["question"]] if "question" in value else None)
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        return {
            "id": value["id"],
            "error": f'line {number}: 需要 "question" 或 "turns" (needs "question" or "turns")',
        }
    return BatchLine(value["id"], tuple(turns))


def _lines(path: str) -> Iterator[BatchLine | dict[str, Any]]:
    try:
        text = read_text(Path(path))
    except CorpusError as error:
        raise BatchError(str(error)) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _parse(line, number)


def run_batch(path: str, answer: Callable[[BatchLine], dict[str, Any]]) -> int:
    """Print a result a line, in the order of the input; return the exit status.

    Raises:
        BatchError: the file cannot be read.
    """
    for line in _lines(path):
        if isinstance(line, dict):
            say_json(line)
            continue
        say_json({"id": line.id, **answer(line)})
    return 0
