"""The content of a document that somebody has sent, from the server."""

import asyncio
import logging
from enum import Enum

from telegram import Document, PhotoSize
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.telegram.settings import TelegramSettings
from bot.telegram.wire.polling import reason

_log = logging.getLogger(__name__)


class Unfetched(Enum):
    """Why a content is not there."""

    TOO_BIG = "too big"
    FAILED = "failed"


async def fetched(document: Document | PhotoSize, settings: TelegramSettings) -> bytes | Unfetched:
    """Return the content of a document, after several tries where that helps."""
    for pause in (*settings.pace.downloads, None):
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
            return content if len(content) <= settings.limits.upload else Unfetched.TOO_BIG
    return Unfetched.FAILED
