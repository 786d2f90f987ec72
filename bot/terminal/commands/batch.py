"""Batch files: JSON lines in, JSON lines out. A bad line never stops the others."""

import codecs
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BatchError
from bot.terminal.output import say_json
from corpus.errors import CorpusError
from corpus.readers import decode, read_bytes, reads_as_utf8

Record = dict[str, Any]


class BadRecordError(Exception):
    """A line that cannot be processed. The error takes its place in the output, and the next line follows."""


def _record(line: str | bytes) -> Record:
    try:
        value = json.loads(line if isinstance(line, str) else line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRecordError(
            f"第 {error.start} 字节起不是 UTF-8 文字 (not UTF-8 from byte {error.start} of the line)"
        ) from error
    except (ValueError, RecursionError) as error:
        raise BadRecordError(f"不是合法的 JSON (not valid JSON): {error}") from error
    if not isinstance(value, dict):
        raise BadRecordError("应是一个对象 (not an object)")
    return value


def _is_object(line: bytes) -> bool:
    try:
        return line.lstrip().startswith(b"{") and bool(_record(line))
    except BadRecordError:
        return False


def _split(data: bytes, path: str) -> Sequence[str | bytes]:
    """Return the lines of a batch: as bytes, to be read one by one, where the whole is damaged UTF-8."""
    try:
        return decode(data, path).split("\n")
    except CorpusError:
        lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
        if not (reads_as_utf8(data) or any(map(_is_object, lines))) or not data.strip():
            raise
        return lines


def _lines(path: str) -> Iterator[tuple[int, str | bytes]]:
    try:
        lines = _split(read_bytes(Path(path)), path)
    except CorpusError as error:
        raise BatchError(str(error)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, line


def run_batch(path: str, work: Callable[[Record], Record]) -> int:
    """Print ``work``'s result for each line, behind its id, in the order of the input; return the exit status.

    ``work`` raises ``BadRecordError`` for a line it cannot work on.

    Raises:
        BatchError: the file cannot be read.
    """
    for number, line in _lines(path):
        key = None
        try:
            record = _record(line)
            key = record.get("id")
            if not isinstance(key, str):
                raise BadRecordError('需要 "id" (needs a text "id")')
            say_json({"id": key, **work(record)})
        except BadRecordError as error:
            say_json({"id": key, "error": f"line {number}: {error}"})
    return 0


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A conversation of a batch: its turns, in order."""

    turns: tuple[str, ...]

    @classmethod
    def of(cls, record: Record) -> "BatchLine":
        """Return the conversation of a record: its "turns", or its one "question".

        Raises:
            BadRecordError: it has neither.
        """
        turns = record.get("turns", [record["question"]] if "question" in record else None)
        if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
            raise BadRecordError('需要 "question" 或 "turns" (needs "question" or "turns")')
        return cls(tuple(turns))
