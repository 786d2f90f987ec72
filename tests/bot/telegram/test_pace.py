"""How fast it goes: placeholders, the typing action, budgets, floods."""

import asyncio
from pathlib import Path

import pytest

from bot.buckets import Buckets
from bot.telegram import Events, Pace
from bot.telegram.queue.budgets import Budgets
from bot.words.telegram.texts import CHINESE
from retriever.errors import StorageError

from .conftest import Running
from .factories import Script, answered, group, private, refused
from .fake_api import flood
from .fake_server import FakeServer

IMPATIENT = Pace(placeholder=0.1)


async def test_a_slow_answer_replaces_its_placeholder(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    script.gate("甲")
    async with running(pace=IMPATIENT):
        placeholder = await server.user(7).ask("甲")
        assert placeholder.text == CHINESE.placeholder
        await asyncio.sleep(0.3)
        assert [message.text for message in server.sent] == [CHINESE.placeholder]
        script.gates["甲"].set()
        await server.until(lambda: server.sent[0].edits == 1)
        await server.user(7).ask("乙")
    assert server.sent[0].text.startswith("3730万元")
    assert server.sent[0].labels[0] == CHINESE.button_article
    assert (server.sent[0].edits, len(server.sent)) == (1, 2)


async def test_a_quick_answer_has_no_placeholder(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(pace=IMPATIENT):
        await server.user(7).ask("甲")
        await asyncio.sleep(0.2)
    assert len(server.sent) == 1


async def test_a_failure_replaces_the_placeholder_too(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = StorageError("盘")
    script.gate("甲")
    async with running(pace=IMPATIENT):
        await server.user(7).ask("甲")
        script.gates["甲"].set()
        await server.until(lambda: server.sent[0].edits == 1)
    assert [message.text for message in server.sent] == [CHINESE.failed]


async def test_a_long_answer_follows_its_placeholder(
    server: FakeServer, script: Script, running: Running
) -> None:
    answer = answered("长")
    citation = answer.citations[0]
    long = type(citation)(citation.article, 0, "前面有话。" * 1500 + "答案", (7500, 7502))
    script.replies["长"] = type(answer)("长", "答案", 1.0, citations=(long,))
    script.gate("长")
    async with running(pace=IMPATIENT):
        await server.user(7).ask("长")
        script.gates["长"].set()
        await server.messages(2)
    assert server.sent[0].text.startswith("答案")
    assert server.sent[0].labels == []
    assert server.sent[1].labels[0] == CHINESE.button_article


async def test_a_placeholder_outlives_a_restart(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies["甲"] = answered("甲")
    script.gate("甲")
    async with running(state=tmp_path, pace=IMPATIENT) as stop:
        await server.user(7).ask("甲")
        stop.set()
        await asyncio.sleep(2.2)
    script.gates.clear()
    async with running(state=tmp_path, pace=IMPATIENT):
        await server.until(lambda: server.sent[0].edits == 1)
    assert len(server.sent) == 1
    assert server.sent[0].text.startswith("3730万元")


async def test_typing_is_kept_up_in_private_alone(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.gate("甲")
    script.gate("乙")
    async with running(pace=Pace(typing=0.05, placeholder=9.0)):
        await server.push(group("/ask 乙"))
        async with asyncio.timeout(5):
            while script.asked != ["乙"]:  # noqa: ASYNC110 - a thread asks; the server hears nothing of it
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.15)
        assert server.count("sendChatAction") == 0
        await server.push(private("甲"))
        await server.until(lambda: server.count("sendChatAction") >= 3)


async def test_whoever_asks_too_fast_is_told_once(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(questions_per_minute=3):
        for number in range(7):
            await server.push(private(f"问{number}"))
        await server.messages(4)
        await server.user(7).ask("/help")  # words about the bot itself cost nothing
        await server.user(8).ask("别人问")
    assert script.asked == ["问0", "问1", "问2", "别人问"]
    told = [message.text for message in server.sent_to(7)[3:4]]
    assert told == [CHINESE.over_budget.format(seconds=20)]
    assert len(server.sent_to(7)) == 5


async def test_a_chat_has_a_budget_of_its_own(server: FakeServer, script: Script, running: Running) -> None:
    async with running(chat_questions_per_minute=2):
        for sender in range(1, 5):
            await server.push(group("/ask 甲", sender=sender))
        await server.messages(4)
        await server.user(1).ask("乙")
    assert script.asked == ["甲", "甲", "乙"]


def test_buckets_fill_up_with_time() -> None:
    buckets = Buckets(per_minute=6)  # one each ten seconds
    for _ in range(6):
        assert buckets.wait(1, now=100.0) == 0
        buckets.take(1, now=100.0)
    assert buckets.wait(1, now=100.0) == pytest.approx(10.0)
    assert buckets.wait(1, now=104.0) == pytest.approx(6.0)
    assert buckets.wait(1, now=110.0) == pytest.approx(0.0)
    assert buckets.wait(2, now=100.0) == 0
    for _ in range(6):
        buckets.take(1, now=9999.0)  # never fuller than full
    assert buckets.wait(1, now=9999.0) == pytest.approx(10.0)


def test_a_question_that_is_turned_down_costs_nothing() -> None:
    budgets = Budgets(per_person=1, per_chat=2)
    assert budgets.spend(1, -1, now=0.0) == 0
    assert all(budgets.spend(1, -1, now=0.0) == pytest.approx(60.0) for _ in range(5))
    assert budgets.spend(2, -1, now=0.0) == 0
    assert budgets.spend(3, -1, now=0.0) == pytest.approx(30.0)
    assert [budgets.tell(3, -1), budgets.tell(3, -1)] == [True, False]
    assert budgets.spend(3, -1, now=30.0) == pytest.approx(0.0)
    assert budgets.tell(3, -1)


async def test_floods_beyond_the_librarys_patience_are_waited_for(
    server: FakeServer, script: Script, running: Running
) -> None:
    server.refusals["sendMessage"] += [flood(0), flood(0)]
    async with running(pace=Pace(deliveries=(0.01,) * 3, flood_retries=0)):
        await server.user(7).ask("甲")
    assert server.count("sendMessage") == 3
    assert len(server.sent) == 1


async def test_what_is_counted(server: FakeServer, script: Script, running: Running) -> None:
    heard: list[tuple[str, object]] = []

    class Counting(Events):
        def answered(self, seconds: float, *, refused: bool) -> None:
            heard.append(("answered", refused))
            assert 0 <= seconds < 5

        def failed(self, error: BaseException) -> None:
            heard.append(("failed", type(error)))

        def flooded(self, seconds: float) -> None:
            heard.append(("flooded", seconds))

        def queued(self, length: int) -> None:
            heard.append(("queued", length))

    script.replies["无"] = refused("无")
    script.replies["虫"] = ZeroDivisionError("a bug")
    server.refusals["sendMessage"].append(flood(1))
    async with running(events=Counting()):
        await server.user(7).ask("甲")
        await server.user(7).ask("无")
        await server.user(7).ask("虫")
    told = [event for event in heard if event[0] != "queued"]
    assert told == [
        ("answered", False),
        ("flooded", 1.0),
        ("answered", True),
        ("failed", ZeroDivisionError),
    ]
    assert ("queued", 1) in heard
    assert heard[-1] == ("queued", 0)
