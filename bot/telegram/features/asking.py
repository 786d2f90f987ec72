"""A question on its way to its answer: asked off the loop, stored, then delivered."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial

from bot.dialogue.answer import Answer
from bot.telegram.chats import ConversationLike
from bot.telegram.features.delivering import Delivery
from bot.telegram.features.suggesting import suggest, wants_suggestions
from bot.telegram.features.turn import Turn
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.words.language import half_in
from bot.workers import WorkersClosedError
from retriever.errors import BadQuestionError, RetrieverError

_log = logging.getLogger(__name__)

#: What is asked of a conversation; blocks.
Work = Callable[[ConversationLike], Answer]


class Asking:
    """Answers questions."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._pending = service.state.pending
        self.delivery = Delivery(service)

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
            await self.delivery.excuse(turn, stored)
            return
        if not stored:
            if pending and pending.tries >= self._service.settings.limits.tries:
                await self.delivery.conclude(turn, self._service.texts(turn.place.chat).failed)
                return
            stored = await self._ask(turn, work)
        if stored:
            message = await self.delivery.show(turn, stored, pending.sent if pending else 0)
            if message and wants_suggestions(self._service, stored):
                self._service.background.start(suggest(self._service, turn, stored, message))

    async def _ask(self, turn: Turn, work: Work) -> StoredAnswer | None:
        """Do the work and store its answer; None where there is none and the asker has been told."""
        service, texts = self._service, self._service.texts(turn.place.chat)
        self._pending.tried(turn.update)
        conversation, archive = self._conversation(turn), service.archive_name(turn.place.chat)
        began = time.monotonic()
        try:
            async with service.outbox.typing(turn.place):
                answer = await self._work(turn, partial(work, conversation))
        except BadQuestionError as error:
            language = service.language(turn.place.chat)
            await self.delivery.conclude(turn, half_in(language, str(error)) or texts.failed)
        except WorkersClosedError:
            if service.state.lasting:
                service.intake.postpone(turn.update)
            else:
                await self.delivery.conclude(turn, texts.stopping)
        except RetrieverError as error:
            # one line, for the owner alone: it may name folders of this machine
            _log.error("question not answered: %s", error)
            service.events.failed(error)
            await self.delivery.conclude(turn, texts.failed)
        else:
            service.events.answered(time.monotonic() - began, refused=answer.kind == "refusal")
            return self._store(turn, answer, conversation, archive)
        return None

    def _store(
        self, turn: Turn, answer: Answer, conversation: ConversationLike, archive: str
    ) -> StoredAnswer:
        """Keep an answer and the state of its conversation, both or neither."""
        service = self._service
        chat = service.outbox.place_of(turn.place).chat
        if chat != turn.key[0]:  # it has moved meanwhile
            turn.key = (chat, 0, turn.key[2])
        with service.state.transaction():
            stored = service.state.answers.add(turn.key, answer, conversation.state.to_json(), archive)
            service.conversations.save(turn.key)
            self._pending.answered(turn.update, stored.id)
        return stored

    def _conversation(self, turn: Turn) -> ConversationLike:
        """Return the conversation of a turn, as it was after the answer that the turn replies to, if it does."""
        service, chat = self._service, turn.place.chat
        how = service.language(chat), service.state.people.caution(chat), service.assistant_of(chat)
        if turn.continues is not None:
            state = service.state.answers.state_at(chat, turn.continues, service.archive_name(chat))
            if state is not None:
                return service.conversations.resume(turn.key, state, *how)
        return service.conversations.of(turn.key, *how)

    async def _work(self, turn: Turn, work: Callable[[], Answer]) -> Answer:
        """Return what the work brings; show a placeholder when that takes long."""
        task = asyncio.ensure_future(self._service.workers.run(work))
        try:
            await asyncio.wait((task,), timeout=self._service.settings.pace.placeholder)
            if not task.done() and turn.placeholder is None:
                await self.delivery.hold_place(turn)
            return await task
        finally:
            task.cancel()
