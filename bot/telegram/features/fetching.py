"""The content of a document that somebody has sent, from the server."""

import asyncio
import logging
from enum import Enum

from telegram import Document
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.telegram.features import uploads
from bot.telegram.wire.polling import reason

_PAUSES = (0.5, 2.0, 5.0)  # seconds, after a failure that may pass

_log = logging.getLogger(__name__)


class Unfetched(Enum):
    """Why a content is not there."""

    TOO_BIG = "too big"
    FAILED = "failed"


async def fetched(document: Document) -> bytes | Unfetched:
    """Return the content of a document, after several tries where that helps."""
    for pause in (*_PAUSES, None):
        try:
            file = await document.get_file()
            content = bytes(await file.download_as_bytearray())
        except TelegramError as error:
            _log.warning("document not fetched: %s", reason(error))
            if "too big" in str(error).lower():
                return Unfetched.TOO_BIG
            passing = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            if pause is None or not passing:
                return Unfetched.FAILED
            await asyncio.sleep(pause)
        else:
            return content if len(content) <= uploads.MAX_BYTES else Unfetched.TOO_BIG
    return Unfetched.FAILED
