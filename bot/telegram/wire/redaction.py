"""Logs without the token.

The token is part of every request's address, which HTTP libraries log and errors repeat. Records
are cleaned where they are made and not in a filter of some handler, so that handlers which are
added later, by whomever, see clean records too.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.telegram.settings import Token

MASK = "***"
_SHORTEST_SECRET = 8  # a shorter one may stand in a log by chance


@contextmanager
def redacted_logs(token: Token) -> Iterator[None]:
    """Keep the token out of every log record made inside, tracebacks included.

    Also holds httpx at WARNING: what it says below that is one line for every request.
    """
    make_record = logging.getLogRecordFactory()
    httpx = logging.getLogger("httpx")
    level = httpx.level

    def make_clean_record(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        _clean(record, token)
        return record

    logging.setLogRecordFactory(make_clean_record)
    httpx.setLevel(max(level, logging.WARNING))
    try:
        yield
    finally:
        httpx.setLevel(level)
        logging.setLogRecordFactory(make_record)


def redact(text: str, token: Token) -> str:
    """Return the text with the token, and its secret half alone, masked."""
    clear = token.reveal()
    secret = clear.partition(":")[2]
    text = text.replace(clear, MASK)
    # the colon is percent-encoded in some addresses
    return text.replace(secret, MASK) if len(secret) >= _SHORTEST_SECRET else text


def _clean(record: logging.LogRecord, token: Token) -> None:
    try:
        message = record.getMessage()
    except (TypeError, ValueError, KeyError):  # arguments that do not fit their format
        message = f"{record.msg} {record.args}"
    clean = redact(message, token)
    if clean != message:
        record.msg, record.args = clean, ()
    if record.exc_info:
        trace = logging.Formatter().formatException(record.exc_info)
        clean = redact(trace, token)
        if clean != trace:  # the exception itself would show the token to a handler that formats anew
            record.exc_info, record.exc_text = None, clean
    if record.stack_info:
        record.stack_info = redact(record.stack_info, token)
