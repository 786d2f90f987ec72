"""The request that puts a message to the server in one of its forms."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.ext import ExtBot

from bot.telegram.views.runs import Part
from bot.telegram.wire.fallbacks import Form
from bot.telegram.wire.limiter import Mark
from bot.telegram.wire.place import Place

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def sending_call(
    bot: ExtBot[Any],
    place: Place,
    part: Part,
    form: Form,
    keyboard: InlineKeyboardMarkup | None,
    *,
    mark: Mark | None,
) -> Callable[[], Awaitable[Message]]:
    """Return what sends a message when it is called."""
    answered = place.reply_to if form.reply else None
    reply = ReplyParameters(answered, allow_sending_without_reply=True) if answered else None
    topic, buttons = place.topic if form.topic else None, form.keyboard(keyboard)
    if form.rich:  # a method that the library does not have yet
        content = {"html": part.rich, "skip_entity_detection": True}
        values = {"chat_id": place.chat, "rich_message": content, "message_thread_id": topic}
        values |= {"reply_parameters": reply, "reply_markup": buttons}
        given = {name: value for name, value in values.items() if value is not None}
        return partial(bot.do_api_request, "sendRichMessage", given, Message, rate_limit_args=mark)
    return partial(
        bot.send_message,
        place.chat,
        part.plain if form.plain else part.html,
        parse_mode=None if form.plain else ParseMode.HTML,
        message_thread_id=topic,
        reply_parameters=reply,
        reply_markup=buttons,
        link_preview_options=NO_PREVIEW,
        rate_limit_args=mark,
    )
