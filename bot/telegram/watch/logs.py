"""Logs for a machine to read: a JSON object a line, and nothing in it that a user wrote.

The bot's own lines hold no text of users. An exception's words may, so of an exception only its class and the
places it passed are written.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import TextIO

from bot.telegram.events import Events

_log = logging.getLogger(__name__)


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON: time (UTC), level, logger, message, and what else it carries."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1]:
            line |= _exception(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _exception(error: BaseException) -> dict[str, object]:
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "trace": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }


def write_json_logs(stream: TextIO) -> None:
    """Let every log record of the program go to the stream, as JSON lines, and nowhere else."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class LoggedEvents(Events):
    """Writes a line for each answer, with its time and outcome and without its words."""

    def answered(self, seconds: float, *, refused: bool) -> None:
        """Write that a question was answered or refused."""
        fields = {"seconds": round(seconds, 3), "outcome": "refused" if refused else "answered"}
        _log.info("question", extra={"fields": fields})

    def failed(self, error: BaseException) -> None:
        """Write that something went wrong; where it did is told by the one who met it."""
        _log.warning("failure", extra={"fields": {"outcome": "failed", "error": type(error).__name__}})

    def flooded(self, seconds: float) -> None:
        """Write that the server asked to wait."""
        _log.info("flood", extra={"fields": {"seconds": round(seconds, 1)}})
