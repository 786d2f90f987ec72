"""A picture on its way into a chat: as a photo, else as a file, else not at all."""

import logging
from typing import Any

from telegram import ReplyParameters
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason

_CAPTION = 1000  # code points; Telegram takes 1024 UTF-16 code units

_log = logging.getLogger(__name__)


async def send_picture(bot: ExtBot[Any], place: Place, content: bytes, caption: str, name: str) -> bool:
    """Send a picture and return whether it arrived. What Telegram refuses as a photo goes as a file."""
    answered = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
    common: dict[str, Any] = {
        "caption": caption[:_CAPTION],
        "message_thread_id": place.topic,
        "reply_parameters": answered,
    }
    try:
        try:
            await bot.send_photo(place.chat, content, filename=name, **common)
        except BadRequest as error:  # too long a shape, too big, or photos are not allowed there
            _log.info("photo refused (%s), sent as a file", reason(error))
            await bot.send_document(place.chat, content, filename=name, **common)
    except TelegramError as error:
        _log.warning("picture not sent: %s", reason(error))
        return False
    return True
