"""Many chats at once, one message at a time within a chat."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.ext import BaseUpdateProcessor


@dataclass(slots=True)
class _ChatQueue:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)  # first come, first served
    inside: int = 0
    full: bool = False  # the sender has been told


class ChatQueues(BaseUpdateProcessor):
    """Runs the updates of one chat in their order and those of different chats side by side.

    Args:
        chat_of: the chat of an update; None for one that need not wait for its turn.
        turned_away: is awaited with the first update that finds its queue full; further ones are
            dropped in silence until the queue has had room again.
        finished: is called with every update that was worked on or turned away.
        changed: is called with the number of updates kept whenever it changes.
        depth: how many updates of a chat are kept, the one under way included.
        capacity: how many updates are kept in all, before ``room`` waits.
    """

    def __init__(
        self,
        chat_of: Callable[[object], int | None],
        turned_away: Callable[[object], Awaitable[None]],
        finished: Callable[[object], None],
        changed: Callable[[int], None],
        *,
        depth: int,
        capacity: int,
    ) -> None:
        # the library's own limit lies beyond ours: it would let a busy chat hold up the others
        super().__init__(max_concurrent_updates=1_000_000)
        self._chat_of = chat_of
        self._turned_away = turned_away
        self._finished = finished
        self._changed = changed
        self._depth = depth
        self._capacity = capacity
        self._queues: dict[int, _ChatQueue] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def initialize(self) -> None:
        """Do nothing: there is nothing to prepare."""

    async def shutdown(self) -> None:
        """Do nothing: the application has waited for all updates."""

    async def room(self) -> None:
        """Wait until there is room for another update."""
        await self._has_room.wait()

    def __len__(self) -> int:
        return len(self._tasks)

    def cancel(self) -> int:
        """Cancel what is under way or waiting and return how many updates these were."""
        for task in self._tasks:
            task.cancel()
        return len(self._tasks)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the coroutine when it is the update's turn."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine always runs in a task
        self._tasks.add(task)
        self._changed(len(self._tasks))
        if len(self._tasks) >= self._capacity:
            self._has_room.clear()
        try:
            await self._in_turn(update, coroutine)
            self._finished(update)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # turned away, or cancelled while it waited; no matter otherwise
            self._tasks.discard(task)
            self._changed(len(self._tasks))
            if len(self._tasks) < self._capacity:
                self._has_room.set()

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = self._chat_of(update)
        if chat is None:
            await coroutine
            return
        queue = self._queues.setdefault(chat, _ChatQueue())
        if queue.inside >= self._depth:
            if not queue.full:
                queue.full = True
                await self._turned_away(update)
            return
        queue.inside += 1
        try:
            async with queue.turn:
                await coroutine
        finally:
            queue.inside -= 1
            queue.full = False
            if not queue.inside:
                del self._queues[chat]
