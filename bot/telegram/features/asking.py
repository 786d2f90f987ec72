"""A question on its way to its answer: asked off the loop, stored, sent once."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.dialogue.answer import Answer
from bot.telegram.chats import ConversationLike
from bot.telegram.features.reading import cited_page
from bot.telegram.queue.workers import WorkersClosedError
from bot.telegram.service import Service
from bot.telegram.state import Key, PendingUpdates, StoredAnswer
from bot.telegram.views.buttons import Keyboard, answer_buttons, button
from bot.telegram.views.message import answer_parts
from bot.telegram.views.runs import Part, text_parts
from bot.telegram.wire.delivery import DeliveryUncertainError
from bot.telegram.wire.fallbacks import is_nowhere
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason
from bot.words.language import half_in
from retriever.errors import BadQuestionError, RetrieverError

_QUESTION = 60  # code points of a question that are repeated to its asker

_log = logging.getLogger(__name__)

#: What is asked of a conversation; blocks.
Work = Callable[[ConversationLike], Answer]


@dataclass(slots=True)
class Turn:
    """One update that wants an answer.

    Attributes:
        update: its number.
        place: where the answer goes.
        key: whose conversation it is.
        continues: a message of the bot that it replies to: the conversation goes on from there.
        echo: the question, where nobody sees it otherwise: it was asked with a button.
    """

    update: int
    place: Place
    key: Key
    continues: int | None = None
    echo: str | None = None
    placeholder: int | None = None


@dataclass(frozen=True, slots=True)
class _PendingMark:
    """Writes down how an answer fares."""

    pending: PendingUpdates
    update: int

    def sending(self) -> None:
        self.pending.sending(self.update)

    def unsent(self) -> None:
        self.pending.unsent(self.update)

    def sent(self) -> None:
        self.pending.sent(self.update)


class Asking:
    """Answers questions."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._pending = service.state.pending

    def is_begun(self, update: int) -> bool:
        """Return whether work on an update began before a restart, so that it is not charged again."""
        pending = self._pending.get(update)
        return bool(pending and (pending.tries or pending.answer))

    async def answer(self, turn: Turn, work: Work) -> None:
        """Do the work and send its answer, or go on where an earlier run of the program ended.

        Raises:
            TelegramError: something could not be sent.
        """
        pending = self._pending.get(turn.update)
        turn.placeholder = pending.placeholder if pending else None
        stored = self._service.state.answers.get(pending.answer) if pending and pending.answer else None
        if pending and stored and pending.status == "sending":
            await self._excuse(turn, stored)
            return
        if not stored:
            if pending and pending.tries >= self._service.settings.limits.tries:
                await self._conclude(turn, self._service.texts(turn.place.chat).failed)
                return
            stored = await self._ask(turn, work)
        if stored:
            await self.show(turn, stored, pending.sent if pending else 0)

    async def _ask(self, turn: Turn, work: Work) -> StoredAnswer | None:
        """Do the work and store its answer; None where there is none and the asker has been told."""
        service, texts = self._service, self._service.texts(turn.place.chat)
        self._pending.tried(turn.update)
        conversation = self._conversation(turn)
        began = time.monotonic()
        try:
            async with service.outbox.typing(turn.place):
                answer = await self._work(turn, partial(work, conversation))
        except BadQuestionError as error:
            language = service.language(turn.place.chat)
            await self._conclude(turn, half_in(language, str(error)) or texts.failed)
        except WorkersClosedError:
            if service.state.lasting:
                service.intake.postpone(turn.update)
            else:
                await self._conclude(turn, texts.stopping)
        except RetrieverError as error:
            # one line, for the owner alone: it may name folders of this machine
            _log.error("question not answered: %s", error)
            service.events.failed(error)
            await self._conclude(turn, texts.failed)
        else:
            chat = service.outbox.place_of(turn.place).chat
            if chat != turn.key[0]:  # it has moved meanwhile
                turn.key = (chat, 0, turn.key[2])
            service.events.answered(time.monotonic() - began, refused=answer.kind == "refusal")
            with service.state.transaction():
                stored = service.state.answers.add(turn.key, answer, conversation.state.to_json())
                service.conversations.save(turn.key)
                self._pending.answered(turn.update, stored.id)
            return stored
        return None

    def _conversation(self, turn: Turn) -> ConversationLike:
        """Return the conversation of a turn, as it was after the answer that the turn replies to, if it does."""
        service, chat = self._service, turn.place.chat
        language = service.language(chat)
        if turn.continues is not None:
            state = service.state.answers.state_at(chat, turn.continues)
            if state is not None:
                return service.conversations.resume(turn.key, state, language)
        return service.conversations.of(turn.key, language)

    async def _work(self, turn: Turn, work: Callable[[], Answer]) -> Answer:
        """Return what the work brings; show a placeholder when that takes long."""
        task = asyncio.ensure_future(self._service.workers.run(work))
        try:
            await asyncio.wait((task,), timeout=self._service.settings.pace.placeholder)
            if not task.done() and turn.placeholder is None:
                texts = self._service.texts(turn.place.chat)
                try:
                    parts = text_parts(texts.placeholder)
                    turn.placeholder = await self._service.outbox.send(turn.place, parts)
                    self._pending.placed(turn.update, turn.placeholder)
                except (TelegramError, DeliveryUncertainError) as error:
                    _log.warning("placeholder not sent: %s", error)
            return await task
        finally:
            task.cancel()

    async def show(self, turn: Turn, stored: StoredAnswer, first: int = 0) -> None:
        """Send a stored answer from one of its messages on; the placeholder, if any, becomes the first.

        Where it is refused in every form, its asker is told.
        """
        mark = _PendingMark(self._pending, turn.update)
        parts, keyboard = await self._shown(turn, stored)

        def sent(chat: int, message: int) -> None:
            self._service.state.answers.shown(stored.id, chat, message)

        try:
            for number, part in enumerate(parts[first:], first):
                buttons = keyboard if number == len(parts) - 1 else None
                if number == 0 and turn.placeholder and await self._becomes(turn, part, buttons):
                    sent(self._service.outbox.place_of(turn.place).chat, turn.placeholder)
                    mark.sent()
                else:
                    await self._service.outbox.send(turn.place, [part], buttons, mark, sent)
        except DeliveryUncertainError as error:
            _log.warning("answer may not have arrived: %s", error)
            await self._excuse(turn, stored)
        except (BadRequest, Forbidden, ChatMigrated) as error:
            await self._undelivered(turn, stored, error)
        except (NetworkError, RetryAfter) as error:  # the next start will find it unsent
            _log.warning("answer not sent: %s", reason(error))
            self._service.intake.postpone(turn.update)

    async def _shown(self, turn: Turn, stored: StoredAnswer) -> tuple[list[Part], Keyboard]:
        texts = self._service.texts(stored.key[0])
        if stored.answer.kind == "article" and stored.answer.citations:
            part, keyboard = await cited_page(self._service, stored, 0, None)
            return [part], keyboard
        return answer_parts(stored.answer, texts, turn.echo), answer_buttons(stored, texts)

    async def _undelivered(self, turn: Turn, stored: StoredAnswer, error: TelegramError) -> None:
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

    async def _excuse(self, turn: Turn, stored: StoredAnswer) -> None:
        """Say that an answer may not have arrived, and offer it again."""
        texts = self._service.texts(turn.place.chat)
        short = _short(stored.answer.question)
        keyboard = InlineKeyboardMarkup([[button(texts.button_resend, "resend", stored.id)]])
        await self._tell(turn, text_parts(texts.uncertain.format(question=short)), keyboard)

    async def _conclude(self, turn: Turn, text: str) -> None:
        """Say something instead of an answer."""
        parts = text_parts(text)
        if not await self._becomes(turn, parts[0], None):
            await self._tell(turn, parts)

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

    async def _becomes(self, turn: Turn, part: Part, keyboard: Keyboard) -> bool:
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
