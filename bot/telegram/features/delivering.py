"""A stored answer on its way to its asker: sent once, or its asker is told that it may be lost."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.telegram.features.reading import cited_page
from bot.telegram.features.turn import PendingMark, Turn
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Keyboard, answer_buttons, button
from bot.telegram.views.message import answer_parts
from bot.telegram.views.rich import rich_answer
from bot.telegram.views.runs import Part, text_parts
from bot.telegram.wire.delivery import DeliveryUncertainError
from bot.telegram.wire.fallbacks import is_nowhere
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason

_QUESTION = 60  # code points of a question that are repeated to its asker

_log = logging.getLogger(__name__)


class Delivery:
    """Sends answers, and what is said in their stead."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._pending = service.state.pending

    async def show(self, turn: Turn, stored: StoredAnswer, first: int = 0) -> int:
        """Send a stored answer from one of its messages on; the placeholder, if any, becomes the first.

        Where it is refused in every form, its asker is told.

        Returns:
            The number of the last message, which has the buttons; 0 where it did not arrive.
        """
        mark = PendingMark(self._pending, turn.update)
        parts, keyboard = await self._parts(turn, stored)

        last = 0

        def sent(chat: int, message: int) -> None:
            nonlocal last
            last = message
            self._service.state.answers.shown(stored.id, chat, message)

        try:
            for number, part in enumerate(parts[first:], first):
                buttons = keyboard if number == len(parts) - 1 else None
                if number == 0 and turn.placeholder and await self._replace(turn, part, buttons):
                    sent(self._service.outbox.place_of(turn.place).chat, turn.placeholder)
                    mark.sent()
                else:
                    await self._service.outbox.send(turn.place, [part], buttons, mark, sent)
        except DeliveryUncertainError as error:
            _log.warning("answer may not have arrived: %s", error)
            await self.excuse(turn, stored)
        except (BadRequest, Forbidden, ChatMigrated) as error:
            await self._tell_of_refusal(turn, stored, error)
        except (NetworkError, RetryAfter) as error:  # the next start will find it unsent
            _log.warning("answer not sent: %s", reason(error))
            self._service.intake.postpone(turn.update)
        else:
            return last
        return 0

    async def excuse(self, turn: Turn, stored: StoredAnswer) -> None:
        """Say that an answer may not have arrived, and offer it again."""
        texts = self._service.texts(turn.place.chat)
        short = _short(stored.answer.question)
        keyboard = InlineKeyboardMarkup([[button(texts.button_resend, "resend", stored.id)]])
        await self._tell(turn, text_parts(texts.uncertain.format(question=short)), keyboard)

    async def conclude(self, turn: Turn, text: str) -> None:
        """Say something instead of an answer."""
        parts = text_parts(text)
        if not await self._replace(turn, parts[0], None):
            await self._tell(turn, parts)

    async def hold_place(self, turn: Turn) -> None:
        """Say that the answer is being looked for, in a message that is to become the answer."""
        parts = text_parts(self._service.texts(turn.place.chat).placeholder)
        try:
            turn.placeholder = await self._service.outbox.send(turn.place, parts)
            self._pending.placed(turn.update, turn.placeholder)
        except (TelegramError, DeliveryUncertainError) as error:
            _log.warning("placeholder not sent: %s", error)

    async def _parts(self, turn: Turn, stored: StoredAnswer) -> tuple[list[Part], Keyboard]:
        texts = self._service.texts(stored.key[0])
        if stored.answer.kind == "article" and stored.answer.citations:
            part, keyboard = await cited_page(self._service, stored, 0, None)
            return [part], keyboard
        questions = self._service.state.answers.suggested(stored.id)
        parts = answer_parts(stored.answer, texts, turn.echo)
        if self._service.settings.rich and len(parts) == 1:
            parts = [replace(parts[0], rich=rich_answer(stored.answer, texts, turn.echo))]
        return parts, answer_buttons(stored, texts, questions)

    async def _tell_of_refusal(self, turn: Turn, stored: StoredAnswer, error: TelegramError) -> None:
        """Say that an answer was refused in every form: where it was asked, else to the asker alone."""
        _log.warning("answer not sent: %s", reason(error))
        self._service.events.failed(error)
        texts = self._service.texts(turn.place.chat)
        if not isinstance(error, Forbidden) and not is_nowhere(str(error)):
            with suppress(TelegramError):
                await self._tell(turn, text_parts(texts.undelivered))
                return
        person = turn.key[2]
        if not turn.place.private and person > 0:
            words = texts.undelivered_group.format(question=_short(stored.answer.question))
            with suppress(TelegramError, DeliveryUncertainError):
                await self._service.outbox.send(Place(person), text_parts(words))

    async def _tell(self, turn: Turn, parts: list[Part], keyboard: Keyboard = None) -> None:
        """Say something that it does no harm to hear twice."""
        for pause in self._service.settings.pace.excuses:
            try:
                await self._service.outbox.send(turn.place, parts, keyboard)
            except DeliveryUncertainError as error:
                _log.warning("reply may not have arrived: %s", error)
                await asyncio.sleep(pause)
            else:
                return

    async def _replace(self, turn: Turn, part: Part, keyboard: Keyboard) -> bool:
        """Let the placeholder become this; return whether there was one."""
        if turn.placeholder is None:
            return False
        outbox = self._service.outbox
        chat = outbox.place_of(turn.place).chat
        if await outbox.edit(chat, turn.placeholder, part, keyboard):
            return True
        await outbox.withdraw(chat, turn.placeholder)
        turn.placeholder = None
        return False


def _short(question: str) -> str:
    return question if len(question) <= _QUESTION else question[: _QUESTION - 1] + "…"
