"""Groups and topics: when it speaks up, where, and what it keeps apart."""

from pathlib import Path

import pytest

from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Script, answered
from .fake_server import FakeServer, Notice

GROUP = -1001


async def choose(server: FakeServer, label: str, person: int, **more: bool) -> Notice:
    """Let somebody open the settings of the group and press a button there."""
    shown = await server.user(person).ask("/settings", chat=GROUP, **more)
    return await server.user(person).press(label, shown)


@pytest.mark.parametrize(
    ("mode", "answered_to"),
    [
        (None, ["提到", "回复", "命令"]),
        (CHINESE.mode_all, ["闲话", "提到", "回复", "命令"]),
        (CHINESE.mode_command, ["命令"]),
    ],
)
async def test_when_a_group_is_answered(
    mode: str | None, answered_to: list[str], server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        first = await server.user(9).ask("/ask 起头", chat=GROUP)
        if mode:
            server.methods.admins.add((GROUP, 9))
            await choose(server, mode, 9)
        person = server.user(7)
        await person.say("闲话", chat=GROUP)
        await person.say("@BaozhiBot 提到", chat=GROUP)
        await person.say("回复", chat=GROUP, reply_to=first)
        await person.say("/weather", chat=GROUP)
        await person.ask("/help", chat=GROUP)
        before = len(server.sent)
        await person.say("/ask@baozhibot 命令", chat=GROUP)
        await server.messages(before + 1)
        await server.until(lambda: len(script.asked) == 1 + len(answered_to))
    assert script.asked == ["起头", *answered_to]


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(
    server: FakeServer, script: Script, running: Running
) -> None:
    new = -1002
    async with running():
        server.methods.admins.add((GROUP, 9))
        await server.user(9).ask("/ask 起头", chat=GROUP)
        await choose(server, CHINESE.mode_all, 9)
        await server.user(9).say("", chat=GROUP, migrate_to_chat_id=new)
        await server.user(7).ask("闲话", chat=new)
    assert script.asked == ["起头", "闲话"]


async def test_only_its_admins_change_a_group(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path, admins=frozenset({5})):
        server.methods.admins.add((GROUP, 9))
        refused = await choose(server, CHINESE.mode_all, 7)
        assert (refused.text, refused.alert) == (CHINESE.pressed_not_admin, True)
        assert (await choose(server, CHINESE.mode_command, 9)).text == ""
        shown = await server.user(7).ask("/settings", chat=GROUP)
        assert shown.labels[2] == f"✓ {CHINESE.mode_command}"
        assert (await choose(server, "English", 5)).text == ""  # the bot's own admin
    async with running(state=tmp_path):
        shown = await server.user(7).ask("/settings", chat=GROUP)
        assert shown.labels[2].startswith("✓ ")
        assert shown.labels[4] == "✓ English"


async def test_a_topic_keeps_to_itself(server: FakeServer, script: Script, running: Running) -> None:
    script.replies |= {name: answered(name) for name in ("甲", "乙", "丙")}
    async with running():
        asker = server.user(7)
        one = await asker.ask("/ask 甲", chat=GROUP, topic=5)
        two = await asker.ask("/ask 乙", chat=GROUP, topic=6)
        assert (one.topic, two.topic) == (5, 6)
        assert (await asker.ask("/more", chat=GROUP, topic=5)).text.startswith("更多：甲")
        more = await asker.ask("/more", chat=GROUP, topic=6)
        assert more.text.startswith("更多：乙")
        assert more.topic == 6
        await asker.press(CHINESE.button_article, one)
        opened = (await server.messages(5, chat=GROUP))[4]
        assert (opened.topic, opened.reply_to) == (5, one.id)


async def test_what_is_said_in_private_stays_there(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["私事"] = answered("私事")
    async with running():
        await server.user(7).ask("私事")
        assert (await server.user(7).ask("/more", chat=GROUP)).text.startswith("更多：None")
        assert (await server.user(8).ask("/more", chat=GROUP)).text.startswith("更多：None")
        assert (await server.user(7).ask("/more")).text.startswith("更多：私事")


async def test_an_anonymous_admin_asks_in_the_name_of_the_group(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    async with running(open=False, allowed=frozenset({GROUP})):
        answer = await server.user(7).ask("/ask 甲", chat=GROUP, anonymous=True)
        assert answer.text.startswith("3730万元")
        assert (await server.user(7).ask("/more", chat=GROUP, anonymous=True)).text.startswith("更多：甲")
        assert (await server.user(8).ask("/more", chat=GROUP)).text.startswith("更多：None")
        await server.user(8).press(CHINESE.button_article, answer)  # nobody else can be told from it
        await server.messages(4)


async def test_help_explains_the_privacy_mode(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        text = (await server.user(7).ask("/help", chat=GROUP)).text
    assert "隐私模式" in text
    assert "@BaozhiBot" in text


async def test_what_a_linked_channel_posts_is_no_question(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        server.methods.admins.add((GROUP, 9))
        await choose(server, CHINESE.mode_all, 9)
        await server.user(7).say("频道的帖子", chat=GROUP, is_automatic_forward=True)
        await server.user(7).ask("问题", chat=GROUP)
    assert script.asked == ["问题"]
