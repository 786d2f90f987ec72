"""A question in a chat of which the bot is no member: mentioned as a guest, it answers with one message.

https://core.telegram.org/bots/api#answerguestquery
"""

import logging

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.telegram.features.incoming import asker, command_in
from bot.telegram.features.reading import article_link
from bot.telegram.service import Service
from bot.telegram.views.message import answer_parts
from bot.telegram.views.runs import Part, text_parts
from bot.telegram.wire.polling import reason
from bot.words.language import half_in
from bot.workers import WorkersClosedError
from retriever import Citation
from retriever.errors import BadQuestionError, RetrieverError

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_log = logging.getLogger(__name__)


class Guests:
    """Answers as a guest: each question on its own, since nobody there can press or go on."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def answer(self, message: Message) -> None:
        """Answer a message that names the bot, within the budgets of its asker and the chat."""
        service, (chat, _, person) = self._service, asker(message)
        _, question = command_in(message, service.bot.bot, {})
        if not question or message.guest_query_id is None or service.budgets.spend(person, chat):
            return
        language, texts = service.language(chat, message.from_user), service.texts(chat, message.from_user)
        conversation = service.assistant_of(chat).conversation(
            None, language, service.state.people.caution(chat)
        )
        cited: Citation | None = None
        try:
            answer = await service.workers.run(lambda: conversation.ask(question))
        except BadQuestionError as error:
            part = text_parts(half_in(language, str(error)) or texts.failed)[0]
        except WorkersClosedError:
            return
        except RetrieverError as error:
            _log.error("question not answered: %s", error)
            service.events.failed(error)
            part = text_parts(texts.failed)[0]
        else:
            part = answer_parts(answer, texts)[0]
            cited = next(iter(answer.citations), None)
        await self._post(message.guest_query_id, part, cited, texts.button_article)

    async def _post(self, query: str, part: Part, cited: Citation | None, label: str) -> None:
        """Post a message, plain and without a button where it is refused otherwise."""
        link = article_link(self._service, cited.article) if cited else None
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=link)]]) if link else None
        try:
            try:
                await self._service.bot.answer_guest_query(query, _result(part, keyboard))
            except BadRequest as error:
                _log.warning("guest message refused (%s), sent plain", reason(error))
                await self._service.bot.answer_guest_query(query, _result(part, None, plain=True))
        except TelegramError as error:
            _log.warning("guest message not sent: %s", reason(error))


def _result(
    part: Part, keyboard: InlineKeyboardMarkup | None, *, plain: bool = False
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        part.plain if plain else part.html,
        parse_mode=None if plain else ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
    )
    return InlineQueryResultArticle("0", "报知", content, reply_markup=keyboard)
