"""Threads that answer: order, exceptions, and an end that waits for nobody."""

import asyncio
import threading
import time
from functools import partial

import pytest

from bot.telegram.chats import Conversations
from bot.telegram.state import State
from bot.workers import Workers, WorkersClosedError
from tests.bot.telegram.factories import Script


async def test_results_exceptions_and_the_loop_stays_free() -> None:
    workers = Workers(2)
    slow = asyncio.create_task(workers.run(lambda: time.sleep(0.2)))
    began = time.monotonic()
    assert await workers.run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 // 0)
    with pytest.raises(RuntimeError, match="StopIteration"):
        await workers.run(lambda: next(iter(())))
    assert time.monotonic() - began < 0.15
    await slow
    assert workers.unfinished == 0
    workers.close()


async def test_first_come_first_served_by_so_many_threads() -> None:
    workers = Workers(1)
    order: list[int] = []
    await asyncio.gather(*(workers.run(partial(order.append, number)) for number in range(50)))
    assert order == list(range(50))
    workers.close()


async def test_closing_finishes_what_is_under_way_and_gives_back_the_rest() -> None:
    workers, gate = Workers(1), threading.Event()
    under_way = asyncio.create_task(workers.run(lambda: gate.wait(5)))
    waiting = asyncio.create_task(workers.run(lambda: "never"))
    await asyncio.sleep(0.05)
    workers.close()
    workers.close()
    with pytest.raises(WorkersClosedError):
        await waiting
    with pytest.raises(WorkersClosedError):
        await workers.run(lambda: "late")
    gate.set()
    assert await under_way is True


async def test_abandoning_waits_for_nobody() -> None:
    workers, gate = Workers(1), threading.Event()
    under_way = asyncio.create_task(workers.run(lambda: gate.wait(5)))
    await asyncio.sleep(0.05)
    workers.abandon()
    with pytest.raises(WorkersClosedError):
        await under_way
    gate.set()


async def test_cancelled_work_is_not_begun() -> None:
    workers, gate = Workers(1), threading.Event()
    begun: list[str] = []
    first = asyncio.create_task(workers.run(lambda: gate.wait(5)))
    second = asyncio.create_task(workers.run(lambda: begun.append("second")))
    await asyncio.sleep(0.05)
    second.cancel()
    await asyncio.sleep(0)
    gate.set()
    await first
    await workers.run(lambda: begun.append("third"))
    assert begun == ["third"]
    workers.close()


def test_the_conversation_longest_unused_is_forgotten() -> None:
    conversations = Conversations(Script(), State(None), capacity=2)
    one, two = conversations.of((1, 0, 1)), conversations.of((2, 0, 2))
    two.ask("甲")
    conversations.save((2, 0, 2))
    assert conversations.of((1, 0, 1)) is one
    conversations.of((3, 0, 3))
    assert len(conversations) == 2
    assert conversations.of((1, 0, 1)) is one
    assert conversations.of((2, 0, 2)) is not two
    assert conversations.of((2, 0, 2)).state.topic == "甲"
