"""Requests to a Bot API server that survive answers of a wrong shape.

An answer that is no Bot API answer becomes a TelegramError, which every caller expects. An update
that cannot be read is emptied instead of failing the whole batch: only its number is needed to get
past it, and without that the same batch would come again for ever.
"""

import json
import logging
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.telegram.wire.shapes import bare, is_update, mended

_log = logging.getLogger(__name__)

# what reading JSON of an unexpected shape raises
_MISSHAPEN = (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, OSError)


class BotApiRequest(HTTPXRequest):
    """An HTTP client for the Bot API."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer with every update readable.

        Raises:
            TelegramError: this is no answer of a Bot API server.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict) or not answer.keys() & {"result", "error_code"}:
            raise TelegramError("Invalid server response")
        result = answer.get("result")
        if isinstance(result, list):
            answer["result"] = [readable(item) if _is_update(item) else item for item in result]
        return answer


def _is_update(item: object) -> bool:
    return isinstance(item, dict) and "update_id" in item


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """Return an update that the library can read: itself, what is needed of it, or its number alone.

    Raises:
        TelegramError: it has no number either.
    """
    number = update["update_id"]
    if not isinstance(number, int):
        raise TelegramError("Invalid server response")
    update = mended(update)
    problem = _problem(update)
    if problem:
        update = bare(update)
        if _problem(update):
            _log.warning("left out update %d, which cannot be read: %s", number, problem)
            return {"update_id": number}
        _log.warning("left out a part of update %d, which cannot be read: %s", number, problem)
    return update


def _problem(update: dict[str, Any]) -> str | None:
    """Return what keeps an update from being read, None where nothing does."""
    try:
        if is_update(update):
            Update.de_json(update)
            return None
    except _MISSHAPEN as error:
        return type(error).__name__
    return "shape"
