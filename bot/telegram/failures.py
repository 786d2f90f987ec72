"""What is done about an update that went wrong: logged, put off, excused."""

import logging

from telegram import Message, Update
from telegram.error import TelegramError

from bot.telegram.features.incoming import message_of
from bot.telegram.service import Service
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.delivery import DeliveryUncertainError
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason
from bot.workers import WorkersClosedError

_log = logging.getLogger(__name__)


class Failures:
    """Tells the askers of one bot what went wrong, where that helps them."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def handle(self, update: object, error: Exception | None) -> None:
        """Log what went wrong; apologize unless it was the sending that failed."""
        if error is None:
            return
        if isinstance(error, WorkersClosedError):
            await self._put_off(update)
            return
        self._service.events.failed(error)
        if isinstance(error, TelegramError | DeliveryUncertainError):
            cause = reason(error) if isinstance(error, TelegramError) else error
            _log.warning("reply not sent: %s", cause)
            return
        _log.error("unexpected error", exc_info=error)
        if isinstance(update, Update) and isinstance(update.effective_message, Message):
            message = update.effective_message
            await self._try_to_say(message, self._service.texts(message.chat.id).failed)

    async def turn_away(self, update: object) -> None:
        """Say that too many questions are waiting in this chat."""
        message = message_of(update) if isinstance(update, Update) else None
        if message and self._service.access.admits_message(message):
            await self._try_to_say(message, self._service.texts(message.chat.id).too_many)

    async def _put_off(self, update: object) -> None:
        """Leave an update for after the next start, or say that it was not done."""
        if not isinstance(update, Update):
            return
        if self._service.state.lasting:
            self._service.intake.postpone(update.update_id)
        elif isinstance(update.effective_message, Message):
            message = update.effective_message
            await self._try_to_say(message, self._service.texts(message.chat.id).stopping)

    async def _try_to_say(self, message: Message, text: str) -> None:
        try:
            await self._service.outbox.send(Place.of(message), text_parts(text))
        except (TelegramError, DeliveryUncertainError) as error:
            _log.warning("reply not sent: %s", error)
