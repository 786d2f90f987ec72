"""Groups and channels that an admin lists, posts of channels, other bots, and the bot as a guest."""

from pathlib import Path
from typing import Any

import pytest

from bot.words.telegram.texts import CHINESE
from retriever.errors import RetrieverError

from .conftest import Running
from .factories import BOT, Json, Script, answered, entities, user
from .fake_api.errors import bad
from .fake_server import FakeServer

GROUP, CHANNEL = -1001, -1009
ROBOT = {"id": 77, "is_bot": True, "first_name": "别的机器人", "username": "OtherBot"}


def post(text: str, chat: int = CHANNEL, kind: str = "channel_post", **more: object) -> Json:
    place = {"id": chat, "type": "channel", "title": "早报频道"}
    content = {"text": text, "entities": entities(text), "sender_chat": place}
    return {kind: {"message_id": 55, "date": 1_790_000_000, "chat": place} | content | more}


def guest(text: str, query: str = "g1", sender: int = 7, chat: int = GROUP, **more: object) -> Json:
    place = {"id": chat, "type": "supergroup", "title": "别处的群"}
    content = {"text": text, "entities": entities(text), "from": user(sender), "guest_query_id": query}
    return {"guest_message": {"message_id": 66, "date": 1_790_000_000, "chat": place} | content | more}


async def test_an_admin_lists_a_group_and_takes_it_off(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies["甲"] = answered("甲")
    person, admin = server.user(7), server.user(5)
    asking: dict[str, Any] = {"open": False, "admins": frozenset({5}), "state": tmp_path}
    async with running(**asking):
        assert (await person.ask("/ask 甲", chat=GROUP)).text.startswith(CHINESE.not_allowed_group[:6])
        assert (await admin.ask("/allow", chat=GROUP)).text == CHINESE.listed.format(id=GROUP)
        assert (await person.ask("/ask 甲", chat=GROUP)).text.startswith("3730万元")
        assert (await person.ask("/allow -1005", chat=GROUP)).text == CHINESE.only_admins
    async with running(**asking):
        assert (await person.ask("/ask 甲", chat=GROUP)).text.startswith("3730万元")
        assert str(GROUP) in (await admin.ask("/allow")).text
        assert (await admin.ask("/allow 7")).text == CHINESE.listing_malformed
        assert (await admin.ask("/disallow")).text == CHINESE.listing_malformed
        assert (await admin.ask(f"/disallow {GROUP}")).text == CHINESE.unlisted.format(id=GROUP)
        assert (await admin.ask(f"/disallow {GROUP}")).text == CHINESE.listed_not.format(id=GROUP)
        assert (await person.ask("/ask 甲", chat=GROUP)).text.startswith(CHINESE.not_allowed_group[:6])
    assert script.asked == ["甲", "甲"]


@pytest.mark.parametrize("opened", [True, False])
async def test_only_listed_groups_where_told_so(
    server: FakeServer, script: Script, running: Running, opened: bool
) -> None:
    script.replies["甲"] = answered("甲")
    allowed, admins = frozenset({7, -1003}), frozenset({5})
    async with running(listed_groups=True, open=opened, allowed=allowed, admins=admins):
        person, admin = server.user(7), server.user(5)
        answer = await person.ask("甲")  # in private as ever
        assert answer.text.startswith("3730万元")
        for one in (person, admin):
            assert (await one.ask("/ask 甲", chat=GROUP)).text.startswith(CHINESE.not_allowed_group[:6])
        assert (await person.ask("/ask 甲", chat=-1003)).text.startswith("3730万元")
        await admin.ask("/allow", chat=GROUP)
        assert (await person.ask("/ask 甲", chat=GROUP)).text.startswith("3730万元")


async def test_a_listed_group_keeps_its_place_as_a_supergroup(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(open=False, admins=frozenset({5})):
        await server.user(5).ask("/allow", chat=GROUP)
        await server.user(9).say("", chat=GROUP, migrate_to_chat_id=-1002)
        await server.user(7).ask("/ask 甲", chat=-1002)
    assert script.asked == ["甲"]


async def test_posts_of_a_channel_are_answered_where_it_is_listed(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies |= {"甲": answered("甲"), "乙": answered("乙")}
    async with running(open=False, admins=frozenset({5}), allowed=frozenset({7})):
        await server.push(post("闲话"), post("/ask 甲"))
        refused = (await server.messages(1, CHANNEL))[0]
        assert str(CHANNEL) in refused.text
        await server.user(5).ask(f"/allow {CHANNEL}")
        await server.push(post("@BaozhiBot 甲"))
        answer = (await server.messages(2, CHANNEL))[1]
        assert (answer.text[:7], answer.reply_to) == ("3730万元\n", 55)
        await server.push(post("@BaozhiBot 乙", kind="edited_channel_post", edit_date=1_790_000_009))
        await server.messages(3, CHANNEL)
        await server.user(8).press(CHINESE.button_article, answer)  # all its readers may
        await server.messages(4, CHANNEL)
    assert script.asked == ["甲", "乙"]


async def test_other_bots_are_answered_when_they_name_it_and_may_ask(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies |= {name: answered(name) for name in ("甲", "乙")}
    async with running(open=False, allowed=frozenset({7, 77})):
        first = await server.user(7).ask("/ask 甲", chat=GROUP)
        robot = server.user(77)
        await robot.say("谢谢", chat=GROUP, reply_to=first, **{"from": ROBOT})  # else it would never end
        await robot.say("@BaozhiBot 乙", chat=GROUP, **{"from": ROBOT})
        await server.messages(2, GROUP)
        stranger = ROBOT | {"id": 78}
        await robot.say("@BaozhiBot 丙", chat=GROUP, **{"from": stranger})
        await robot.say("@BaozhiBot 丁", chat=GROUP, **{"from": BOT})
        await server.user(7).ask("/help", chat=GROUP)
        assert len(server.sent_to(GROUP)) == 3  # a bot is refused without a word
    assert script.asked == ["甲", "乙"]


async def test_as_a_guest_it_answers_those_who_may_ask(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies |= {"甲": answered("甲"), "坏": RetrieverError("x")}
    async with running(open=False, allowed=frozenset({7})):
        await server.push(guest("@BaozhiBot 甲", sender=8, query="g0"), guest("@BaozhiBot 甲"))
        await server.until(lambda: "g1" in server.methods.guests)
        await server.push(guest("@BaozhiBot 坏", query="g2"), guest("@BaozhiBot", query="g3"))
        await server.until(lambda: "g2" in server.methods.guests)
        await server.user(7).ask("/help")
    posted = server.methods.guests["g1"]
    assert posted["input_message_content"]["message_text"].startswith("<b>3730万元</b>")
    (button,) = posted["reply_markup"]["inline_keyboard"][0]
    assert button["url"].startswith("https://t.me/BaozhiBot?start=a_")
    assert server.methods.guests["g2"]["input_message_content"]["message_text"] == CHINESE.failed
    assert set(server.methods.guests) == {"g1", "g2"}
    assert script.asked == ["甲", "坏"]
    assert server.sent_to(GROUP) == []


async def test_a_guest_message_that_is_refused_goes_plain(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    refusals = [bad("BUTTON_URL_INVALID")]
    server.trouble = lambda method: refusals.pop() if method == "answerGuestQuery" and refusals else None
    async with running():
        await server.push(guest("@BaozhiBot 甲"))
        await server.until(lambda: "g1" in server.methods.guests)
    posted = server.methods.guests["g1"]
    assert posted["input_message_content"]["message_text"].startswith("3730万元\n\n")
    assert "reply_markup" not in posted
