"""Starting, polling through trouble, stopping, starting again."""

import asyncio
import json
import logging
import time
from dataclasses import replace

import pytest

from bot.telegram import (
    Backoff,
    Limits,
    Pace,
    ServerUnreachableError,
    TelegramSettings,
    Token,
    TokenRejectedError,
    serve,
)
from bot.telegram.wire import polling
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Script, private
from .fake_server import TOKEN, FakeServer, RefusedError


def settings(server: FakeServer, token: str = TOKEN) -> TelegramSettings:
    return TelegramSettings(Token(token), server.url, open=True)


async def test_a_wrong_token(server: FakeServer, script: Script) -> None:
    with pytest.raises(TokenRejectedError) as caught:
        await serve(script, settings(server, "1:wrongwrongwrong"), asyncio.Event())
    assert caught.value.exit_status == 2
    assert caught.value.__context__ is None  # it would show the token


async def test_an_unreachable_server(server: FakeServer, script: Script) -> None:
    await server.stop()
    with pytest.raises(ServerUnreachableError, match=server.url) as caught:
        await serve(script, settings(server), asyncio.Event())
    assert caught.value.exit_status == 1
    assert "\n" not in str(caught.value)


async def test_a_server_of_another_kind(server: FakeServer, script: Script) -> None:
    server.raw_answers["getMe"] = b'{"hello": "world"}'
    with pytest.raises(ServerUnreachableError):
        await serve(script, settings(server), asyncio.Event())


async def test_a_token_revoked_while_running(server: FakeServer, script: Script) -> None:
    task = asyncio.create_task(serve(script, settings(server), asyncio.Event()))
    await server.until(lambda: server.count("getUpdates") > 0)
    server.token = "1:new"
    await server.push(private("甲"))
    with pytest.raises(TokenRejectedError):
        await asyncio.wait_for(task, 5)


async def test_nothing_is_answered_twice_over_a_restart(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        await server.push(private("甲"))
        await server.messages(1)
    assert server.offset == 5001
    await server.push(private("关机时问的"))
    async with running():
        await server.messages(2)
        await server.push(private("乙"))
        await server.messages(3)
    assert script.asked == ["甲", "关机时问的", "乙"]


async def test_an_outage_is_waited_out(
    server: FakeServer,
    script: Script,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(pace=Pace(polling=Backoff(0.05, 30.0))):
        await server.push(private("甲"))
        await server.messages(1)
        await server.stop()
        await asyncio.sleep(0.4)
        await server.start()
        await server.push(private("乙"))
        await server.messages(2)
    assert script.asked == ["甲", "乙"]
    trouble = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert 2 <= len(trouble) <= 6  # ever more slowly
    assert all(record.name == polling.__name__ and not record.exc_info for record in trouble)
    assert all("\n" not in record.getMessage() for record in trouble)


async def test_a_stop_during_an_outage_does_not_wait_for_the_next_try(
    server: FakeServer, script: Script
) -> None:
    stop, slow = asyncio.Event(), Pace(polling=Backoff(30.0, 30.0))
    task = asyncio.create_task(serve(script, replace(settings(server), pace=slow), stop))
    await server.until(lambda: server.count("getUpdates") > 0)
    await server.stop()
    await asyncio.sleep(0.1)
    stop.set()
    await asyncio.wait_for(task, 2)


async def test_flood_control_of_the_polling_is_waited_for(
    server: FakeServer, script: Script, running: Running
) -> None:
    server.refusals["getUpdates"].append(RefusedError(429, "Too Many Requests: retry after 1", retry_after=1))
    began = time.monotonic()
    async with running():
        await server.push(private("甲"))
        await server.messages()
    assert time.monotonic() - began >= 1.0


async def test_updates_that_cannot_be_read_are_passed_over(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    good = private("好的")["message"]
    batch = [
        {"update_id": 5000, "message": {"message_id": "x", "date": "soon", "chat": 5}},
        {"update_id": 5001, "message": good | {"from": []}},
        {"update_id": 5002, "message": good},
        {"update_id": 5003, "a_kind_to_come": {"x": 1}},
        {"update_id": 5004, "message": good | {"chat": {"id": 7, "type": "planet"}}},
    ]
    server.raw_answers["getUpdates"] = json.dumps({"ok": True, "result": batch}).encode()
    async with running():
        await server.messages()
        await server.until(lambda: server.offset == 5005)
    assert script.asked == ["好的"]
    assert sum("cannot be read" in message for message in caplog.messages) == 2


@pytest.mark.parametrize(
    "answer", [b"", b"<html>", b"[]", b'{"ok": true}', b'{"ok": true, "result": [{"update_id": "x"}]}']
)
async def test_answers_of_another_shape_are_asked_for_again(
    answer: bytes, server: FakeServer, script: Script, running: Running
) -> None:
    server.raw_answers["getUpdates"] = answer
    async with running(pace=Pace(polling=Backoff(0.01, 30.0))):
        await server.push(private("甲"))
        await server.messages()
    assert script.asked == ["甲"]


async def test_a_stop_finishes_one_answer_and_excuses_the_others(
    server: FakeServer, script: Script, running: Running
) -> None:
    gates = [script.gate(name) for name in ("甲", "乙")]
    async with running() as stop:
        await server.push(private("甲", 1), private("乙", 2), private("丙", 3), private("丁", 1))
        await server.until(lambda: server.count("sendChatAction") == 3)
        stop.set()
        await server.messages(1, chat=3)
        for gate in gates:
            gate.set()
        await server.messages(4)
    assert "甲" in server.sent_to(1)[0].text
    assert "乙" in server.sent_to(2)[0].text
    assert server.sent_to(1)[1].text == server.sent_to(3)[0].text == CHINESE.stopping
    assert server.offset == 5004


async def test_an_answer_that_never_ends_is_excused_too(
    server: FakeServer, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    script.gate("慢")
    stop = asyncio.Event()
    hurried = replace(settings(server), pace=Pace(finishing=0.2))
    task = asyncio.create_task(serve(script, hurried, stop))
    await server.push(private("慢"))
    await server.until(lambda: script.asked == ["慢"])
    stop.set()
    await asyncio.wait_for(task, 2)
    script.gates["慢"].set()
    assert [message.text for message in server.sent] == [CHINESE.stopping]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_no_more_is_fetched_than_can_be_kept(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.gate("0")
    script.gate("1")
    async with running(limits=Limits(waiting=3)) as stop:
        await server.push(*(private(str(number), sender=number + 1) for number in range(10)))
        await server.until(lambda: len(script.asked) == 2)
        await asyncio.sleep(0.1)
        stop.set()
    answered_or_told = len(server.sent)
    assert 3 <= answered_or_told <= 5
    assert server.offset == 5000 + answered_or_told
    async with running():
        await server.messages(10)
    assert len(server.sent) == 10
