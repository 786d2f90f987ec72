"""baozhi read: reading comprehension alone, a span of the given text or none. No index is opened."""

import argparse

from bot.errors import SettingsError
from bot.terminal.commands.batch import BadRecordError, Record, run_batch
from bot.terminal.errors import ARCHIVE_ERRORS
from retriever.reader import GIVEN_TEXT_THRESHOLD, read_text

ERRORS = ARCHIVE_ERRORS


def _answer(record: Record) -> Record:
    question, context = record.get("question"), record.get("context")
    if not isinstance(question, str) or not isinstance(context, str) or not question.strip():
        raise BadRecordError('需要 "question" 和 "context" (needs "question" and "context")')
    reading = read_text(question, context)
    confidence = round(reading.confidence, 4) if reading else 0.0
    if reading is None or reading.confidence < GIVEN_TEXT_THRESHOLD:
        return {"text": None, "start": None, "confidence": confidence}
    return {"text": context[reading.start : reading.end], "start": reading.start, "confidence": confidence}


def read(args: argparse.Namespace) -> int:
    """Print a span, or none, a line of the batch.

    Raises:
        SettingsError: ``--batch`` or ``--json`` is missing.
        BatchError: the file cannot be read.
        RetrieverError, EncoderError: the reader cannot be loaded.
    """
    if args.batch is None or not args.json:
        raise SettingsError("read 要和 --batch 文件 --json 一起用 (read goes with --batch FILE --json)")
    return run_batch(args.batch, _answer)
