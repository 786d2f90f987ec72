"""What the bot does with a message: one short coroutine for each kind."""

import logging
from functools import partial
from typing import Any, TypeAlias

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram.conversations import Conversations
from bot.telegram.incoming import asker, is_addressed, is_admitted, question_in
from bot.telegram.message import answer_parts, text_parts
from bot.telegram.polling import reason
from bot.telegram.sending import reply, typing
from bot.telegram.settings import TelegramSettings
from bot.telegram.texts import texts_in
from bot.telegram.workers import Workers, WorkersClosedError
from retriever.errors import BadQuestionError, RetrieverError

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
_Context: TypeAlias = ContextTypes.DEFAULT_TYPE

_log = logging.getLogger(__name__)


class Handlers:
    """The callbacks of one bot and what they share."""

    def __init__(self, conversations: Conversations, workers: Workers, settings: TelegramSettings) -> None:
        self._conversations = conversations
        self._workers = workers
        self._settings = settings
        self._texts = texts_in(settings.language)
        self._album: str | None = None

    def register(self, application: AnyApplication) -> None:
        """Add the callbacks; the first to see an update decides whether it is answered at all."""
        private = filters.ChatType.PRIVATE
        application.add_handler(TypeHandler(Update, self.admit), group=-1)
        application.add_handlers(
            [
                CommandHandler("start", self.start),
                CommandHandler("help", self.help),
                CommandHandler("ask", self.question),
                MessageHandler(filters.COMMAND & private, self.unknown_command),
                MessageHandler(filters.TEXT & ~filters.COMMAND, self.question),
                MessageHandler(private & ~filters.TEXT, self.not_text),
            ]
        )
        application.add_error_handler(self.error)

    async def admit(self, update: Update, context: _Context) -> None:
        """Let through what is meant for the bot and comes from somebody it may answer."""
        message = update.message  # neither edited messages nor channel posts
        if message is None or not is_addressed(message, context.bot.bot):
            raise ApplicationHandlerStop
        if not is_admitted(message, self._settings):
            await self._refuse(message)
            raise ApplicationHandlerStop

    async def start(self, update: Update, context: _Context) -> None:
        """Say hello."""
        await self._say(update, f"{self._texts.welcome}\n\n{self._texts.help}")

    async def help(self, update: Update, context: _Context) -> None:
        """Explain."""
        await self._say(update, self._texts.help)

    async def unknown_command(self, update: Update, context: _Context) -> None:
        """Say that there is no such command."""
        await self._say(update, self._texts.unknown_command)

    async def not_text(self, update: Update, context: _Context) -> None:
        """Say once that only text is read: an album comes as one message for each picture."""
        message = _message(update)
        if message.media_group_id and message.media_group_id == self._album:
            return
        self._album = message.media_group_id
        await self._say(update, self._texts.only_text)

    async def question(self, update: Update, context: _Context) -> None:
        """Answer the question in a message."""
        message = _message(update)
        question = question_in(message, context.bot.bot)
        if not question:
            await self._say(update, self._texts.usage)
            return
        conversation = self._conversations.of(asker(message))
        try:
            async with typing(message):
                answer = await self._workers.run(partial(conversation.ask, question))
        except BadQuestionError as error:
            await self._say(update, str(error) or self._texts.failed)
        except WorkersClosedError:
            await self._say(update, self._texts.stopping)
        except RetrieverError as error:
            # one line, for the owner alone: it may name folders of this machine
            _log.error("question not answered: %s", error)
            await self._say(update, self._texts.failed)
        else:
            await reply(message, answer_parts(answer, self._texts))

    async def error(self, update: object, context: _Context) -> None:
        """Log what went wrong; apologize unless it was the sending that failed."""
        error = context.error
        if isinstance(error, TelegramError):
            _log.warning("reply not sent: %s", reason(error))
            return
        _log.error("update not answered", exc_info=error)
        if isinstance(update, Update) and update.message:
            try:
                await self._say(update, self._texts.failed)
            except TelegramError as failure:
                _log.warning("reply not sent: %s", reason(failure))

    def lane_of(self, update: object) -> int | None:
        """Return the chat whose messages an update must wait for; None where none."""
        message = update.message if isinstance(update, Update) else None
        if message is None or not is_addressed(message, message.get_bot().bot):
            return None
        return message.chat.id

    async def turned_away(self, update: object) -> None:
        """Say that too many questions are waiting in this chat."""
        if isinstance(update, Update) and update.message and is_admitted(update.message, self._settings):
            try:
                await self._say(update, self._texts.too_many)
            except TelegramError as error:
                _log.warning("reply not sent: %s", reason(error))

    async def _refuse(self, message: Message) -> None:
        sender = message.sender_chat or message.from_user
        number, chat = sender.id if sender else 0, message.chat.id
        text = self._texts.not_allowed if number == chat else self._texts.not_allowed_group
        await reply(message, text_parts(text.format(id=number, chat=chat)))

    async def _say(self, update: Update, text: str) -> None:
        await reply(_message(update), text_parts(text))


def _message(update: Update) -> Message:
    assert update.message is not None  # noqa: S101 - ``admit`` has seen to it
    return update.message
