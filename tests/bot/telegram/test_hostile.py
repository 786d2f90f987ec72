"""Updates of the wrong shape, and text that is meant to break something."""

import logging

import pytest

from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Json, Script, private
from .fake_server import FakeServer
from .markup import cut

BAD_ENTITIES = [
    {"type": "bot_command", "offset": 0, "length": 1},  # half of a pair
    {"type": "mention", "offset": 1, "length": 99999},
    {"type": "bot_command", "offset": 0, "length": 0},
]


@pytest.mark.parametrize("entity", BAD_ENTITIES)
async def test_entities_that_fall_anywhere(
    entity: Json, server: FakeServer, script: Script, running: Running
) -> None:
    odd = private("😀问题")
    odd["message"]["entities"] = [entity]
    async with running():
        await server.push(odd)
        await server.messages(1)
        assert "3730万元" in (await server.user(7).ask("甲")).text


@pytest.mark.parametrize(
    "change",
    [
        {"text": 5},
        {"text": ["a"]},
        {"message_id": 10**30},
        {"chat": {"id": 10**30, "type": "private"}},
        {"chat": {"id": "7", "type": "private"}},
        {"from": {"id": 2**70, "is_bot": False, "first_name": "x"}},
        {"from": {"id": 7, "is_bot": False, "first_name": "x", "username": 5}},
        {"entities": [{"type": "mention", "offset": -1, "length": 3}]},
        {"entities": [{"type": "mention", "offset": "x", "length": 3}]},
    ],
)
async def test_updates_that_are_not_as_they_should_be(
    change: Json, server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    update = private("甲")
    async with running():
        await server.user(7).ask("先")
        server.updates.add({"message": update["message"] | change})
        await server.notify()
        await server.user(7).ask("后")
    assert script.asked == ["先", "后"]
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("text", ["\ud800半个", "a\0b", "\u202e反\u200b", "<b>粗", "&lt;", "问" * 4000])
async def test_text_that_is_meant_to_break_something(
    text: str, server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        answer = await server.user(7).ask(text)
    assert "3730万元" in answer.text
    bold = [cut(answer.text, entity) for entity in answer.entities if entity.type == "bold"]
    assert set(bold) <= {"3730万元"}


async def test_a_stranger_is_told_a_few_times_and_then_no_more(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(open=False, allowed=frozenset({7})):
        for _ in range(20):
            await server.user(8).say("甲")
        await server.user(7).ask("乙")
    assert [message.text for message in server.sent_to(8)] == [CHINESE.not_allowed.format(id=8)] * 5
