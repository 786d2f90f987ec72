"""Updates on their way in: kept on disk before they are confirmed, worked on, and crossed off."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot, Update

from bot.telegram.state import Arrival, State


class Intake:
    """Takes updates over from the server, each once.

    Args:
        state: where they are kept.
        queue: where they wait to be worked on.
        room: waits while there are too many.
        concerns: whether an update is to be kept: it asks for something, and may.
    """

    def __init__(
        self,
        state: State,
        queue: "asyncio.Queue[object]",
        room: Callable[[], Awaitable[None]],
        concerns: Callable[[Update], bool],
    ) -> None:
        self._state = state
        self._queue = queue
        self._room = room
        self._concerns = concerns
        self._postponed: set[int] = set()

    async def room(self) -> None:
        """Wait while too much is under way for another update."""
        await self._room()

    async def take(self, updates: Sequence[Update]) -> None:
        """Take updates over, oldest first; they may be confirmed to the server when this returns."""
        kept = {update.update_id: update for update in updates if self._concerns(update)}
        new = set(self._state.pending.accept(_arrival(update) for update in kept.values()))
        for update in updates:
            if update.update_id in new or update.update_id not in kept:
                self._queue.put_nowait(update)

    def reopen(self, bot: Bot) -> int:
        """Take up again what was under way when the program ended, and return how many updates that is."""
        number = 0
        for pending in self._state.pending.open():
            if pending.status == "sending" and pending.answer is None:
                self._state.pending.done(pending.id)  # a word on a command; nobody waits for it any more
                continue
            update = Update.de_json(json.loads(pending.data), bot)
            self._queue.put_nowait(update)
            number += 1
        return number

    def postpone(self, number: int) -> None:
        """Leave an update for after the next start."""
        self._postponed.add(number)

    def resume(self, number: int, bot: Bot) -> None:
        """Take up an update that was postponed, now that it can be worked on."""
        if pending := self._state.pending.get(number):
            self._queue.put_nowait(Update.de_json(json.loads(pending.data), bot))

    def finished(self, update: object) -> None:
        """Cross an update off, unless it was postponed."""
        if not isinstance(update, Update):
            return
        if update.update_id in self._postponed:
            self._postponed.discard(update.update_id)
        else:
            self._state.pending.done(update.update_id)


def _arrival(update: Update) -> Arrival:
    chat, person = update.effective_chat, update.effective_user
    return Arrival(update.update_id, chat.id if chat else 0, person.id if person else 0, update.to_json())
