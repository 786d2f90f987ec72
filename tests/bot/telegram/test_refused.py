"""What a server refuses arrives in a simpler form, elsewhere, or its asker is told."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.telegram import Pace
from bot.telegram.wire.fallbacks import Form, simpler
from bot.words.telegram.texts import CHINESE
from retriever import ArticleReference, Citation

from .conftest import Running
from .factories import QUOTE, Script, answered, group
from .fake_api import bad
from .fake_server import FakeServer, RefusedError
from .markup import cut

GROUP, NEW = -1001, -1002


def old_server(method: str, values: dict[str, str]) -> RefusedError | None:
    """A server that knows no buttons but those with an address or data."""
    if "copy_text" in values.get("reply_markup", ""):
        return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return None


async def test_a_server_that_knows_no_copying_still_answers(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    server.judge = old_server
    async with running():
        answers = [await server.user(7).ask(question) for question in "甲乙丙"]
        assert server.count("sendMessage") == 6  # each once refused, once sent
        answers.append(await server.user(7).ask("丁"))
        await server.user(7).press(CHINESE.button_article, answers[-1])
        await server.messages(5)
    for answer in answers:
        assert QUOTE in answer.text
        assert answer.html
        assert CHINESE.button_article in answer.labels
        assert CHINESE.button_copy not in answer.labels
    assert server.count("sendMessage") == 8  # and never again tried in vain
    assert "left out from now on" in caplog.text


async def test_a_message_that_is_too_long_for_a_server_comes_in_pieces(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    quote = "前面有话。" * 500 + "答案在此。" + "后面也有。" * 100
    found = Citation(ArticleReference("a1", "长文"), 0, quote, (2500, 2502))
    script.replies["长"] = Answer("长", "答案", 1.0, citations=(found,))

    def judge(method: str, values: dict[str, str]) -> RefusedError | None:
        too_long = method == "sendMessage" and len(values["text"]) > 1700
        return bad("MESSAGE_TOO_LONG") if too_long else None

    server.judge = judge
    async with running(state=tmp_path):
        await server.user(7).say("长")
        await server.until(lambda: bool(server.sent) and bool(server.sent[-1].labels))
        pieces = len(server.sent)
        await server.user(7).ask("乙")
    folded = [cut(m.text, e) for m in server.sent for e in m.entities if e.type == "expandable_blockquote"]
    assert "".join(folded) == quote
    assert [bool(message.labels) for message in server.sent] == [False] * (pieces - 1) + [True, True]


@pytest.mark.parametrize(
    "words", ["message is too long", "BUTTON_DATA_INVALID", "ENTITY_TEXTURL_INVALID", "strange"]
)
async def test_an_answer_that_is_refused_once_arrives_once(
    words: str, server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path):
        server.refusals["sendMessage"].append(bad(words))
        answer = await server.user(7).ask("甲")
        assert "3730万元" in answer.text
        assert "3730万元" in (await server.user(7).ask("乙")).text
        await asyncio.sleep(0.2)
    assert len(server.sent) == 2


@pytest.mark.parametrize("placeholder", [60.0, 0.05])
async def test_an_answer_follows_a_group_to_its_new_chat(
    placeholder: float,
    server: FakeServer,
    script: Script,
    running: Running,
    tmp_path: Path,
) -> None:
    pace = Pace(placeholder=placeholder)
    script.replies["甲"] = answered("甲")
    async with running(state=tmp_path, open=False, allowed=frozenset({GROUP}), pace=pace):
        await server.user(7).ask("/ask 起头", chat=GROUP)
        server.chats.move(GROUP, NEW)
        script.gate("甲")
        await server.user(7).say("/ask 甲", chat=GROUP)
        await server.until(lambda: "甲" in script.asked)
        if placeholder < 1:
            await server.messages(1, chat=NEW)
        script.gates["甲"].set()
        await server.until(lambda: [m.text != CHINESE.placeholder for m in server.sent_to(NEW)] == [True])
        (answer,) = server.sent_to(NEW)
        assert answer.text.startswith("3730万元")
        assert answer.reply_to is None
        more = await server.user(7).ask("/more", chat=NEW)  # the conversation goes on there
        assert more.text.startswith("更多：甲")
    async with running(state=tmp_path, open=False, allowed=frozenset({GROUP})):
        assert (await server.user(7).ask("/more", chat=NEW)).text.startswith("更多：甲")


async def test_what_no_form_brings_through_is_told(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    server.judge = lambda method, values: bad("strange") if "3730万元" in values.get("text", "") else None
    async with running():
        assert (await server.user(7).ask("甲")).text == CHINESE.undelivered
        server.judge = lambda method, values: None
        assert "3730万元" in (await server.user(7).ask("乙")).text
    assert "answer not sent" in caplog.text


async def test_an_asker_in_a_group_where_the_bot_may_not_write_is_told_in_private(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        await server.user(7).ask("早")
        server.judge = lambda method, values: (
            bad("not enough rights to send text messages to the chat")
            if values.get("chat_id") == str(GROUP)
            else None
        )
        await server.push(group("/ask 甲", chat=GROUP))
        (_, told) = await server.messages(2, chat=7)
    assert told.text == CHINESE.undelivered_group.format(question="甲")
    assert server.sent_to(GROUP) == []


async def test_a_placeholder_that_cannot_become_the_answer_goes_away(
    server: FakeServer, script: Script, running: Running
) -> None:
    server.judge = lambda method, values: (
        bad("message can't be edited") if method == "editMessageText" else None
    )
    script.gate("甲")
    async with running(pace=Pace(placeholder=0.01)):
        await server.user(7).say("甲")
        await server.until(lambda: [message.text for message in server.sent] == [CHINESE.placeholder])
        script.gates["甲"].set()
        await server.until(lambda: bool(server.sent) and "3730万元" in server.sent[-1].text)
    assert len(server.sent) == 1


async def test_a_closed_topic_and_a_message_that_is_gone_are_left_out(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    async with running():
        server.refusals["sendMessage"].append(bad("message thread not found"))
        answer = await server.user(7).ask("/ask 甲", chat=GROUP, topic=5)
        assert (answer.topic, bool(answer.labels), answer.html) == (None, True, True)
        server.refusals["sendMessage"].append(bad("message to be replied not found"))
        answer = await server.user(7).ask("/ask 乙", chat=GROUP)
        assert (answer.reply_to, bool(answer.labels), answer.html) == (None, True, True)


async def test_many_refusals_in_a_row_end_in_words_alone(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        server.refusals["sendMessage"] += [bad("BUTTON_TYPE_INVALID")] * 4
        answer = await server.user(7).ask("甲")
        assert "3730万元" in answer.text
        assert not answer.labels


@pytest.mark.parametrize(
    "words", ["strange", "message is too long", "can't parse entities", "reply", "topic"]
)
def test_every_way_down_ends(words: str) -> None:
    form: Form | None = Form()
    for _ in range(20):
        form = simpler(form, f"Bad Request: {words}", None) if form else None
    assert form is None
