"""The first words, in the right language, and everything that is a question although it is no plain message."""

from pathlib import Path

import pytest

from bot.words.telegram.texts import CHINESE, ENGLISH, Texts

from .conftest import Running
from .factories import BOT, Json, Script, answered, article, edited, photo, private
from .fake_server import FakeServer

GROUP = -1001


def speaking(update: Json, code: str) -> Json:
    update["message"]["from"]["language_code"] = code
    return update


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("en-GB", ENGLISH),
        ("zh-hans", CHINESE),
        ("de", CHINESE),
        ("", CHINESE),
    ],
)
async def test_the_first_word_is_in_the_language_of_the_persons_program(
    code: str, texts: Texts, server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path):
        await server.push(speaking(private("/start"), code))
        (message,) = await server.messages()
        assert message.text == f"{texts.welcome}\n{texts.welcome_try}"
        await server.user(7).press(message.labels[0])  # a press brings no code, and needs none
        assert (await server.messages(2))[1].text.startswith(texts.asked.partition("{")[0])


async def test_a_choice_goes_before_the_language_of_the_program(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        await server.push(speaking(private("/settings"), "en"))
        (shown,) = await server.messages()
        assert shown.labels[:2] == ["中文", "✓ English"]
        await server.user(7).press("中文")
        await server.until(lambda: server.sent[0].edits == 1)
        await server.push(speaking(private("/privacy"), "en"))
        assert (await server.messages(2))[1].text == CHINESE.privacy.format(days=90)


async def test_who_is_refused_is_told_in_their_language(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path, open=False):
        await server.push(speaking(private("甲"), "en"))
        assert (await server.messages())[0].text == ENGLISH.not_allowed.format(id=7)


async def test_start_is_three_lines_with_questions_to_press(
    server: FakeServer, script: Script, running: Running
) -> None:
    for number in range(2, 9):
        script.archive.put(article(f"a{number}", paragraphs=3, title=f"第{number}篇"))
    async with running():
        welcome = await server.user(7).ask("/start")
        assert len(welcome.text.splitlines()) == 3
        assert welcome.labels == ["张三写过哪些报道", "《以“党建+积分”模式提升基层治理能力》讲了什么"]
        question = welcome.labels[1]
        script.replies[question] = answered(question)
        await server.user(7).press(question)
        answer = (await server.messages(2))[1]
        assert answer.text.startswith(f"{CHINESE.asked.format(question=question)}\n\n3730万元")
        assert script.asked == [question]
        inline = await server.user(7).ask("/start inline")  # as the button of an inline query starts it
        assert inline.text == welcome.text
        script.archive.articles.clear()
        assert (await server.user(7).press(question, welcome)).text == CHINESE.pressed_stale
        empty = await server.user(7).ask("/start")
        assert (empty.text, empty.labels) == (f"{CHINESE.welcome}\n{CHINESE.welcome_help}", [])


async def test_what_is_written_below_a_picture_is_a_question(
    server: FakeServer, script: Script, running: Running
) -> None:
    picture = photo()
    picture["message"] |= {"caption": "图里的桥多长"}
    one, two = photo(album="a"), photo(album="a")
    one["message"] |= {
        "caption": "/ask 册子里的呢",
        "caption_entities": [{"type": "bot_command", "offset": 0, "length": 4}],
    }
    async with running():
        await server.push(picture, one, two, photo())
        messages = await server.messages(3)
    assert script.asked == ["图里的桥多长", "册子里的呢"]
    assert messages[2].text == CHINESE.only_text


async def test_a_picture_in_a_group_asks_where_it_names_the_bot(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        for caption in ("风景", "@BaozhiBot 图里的桥多长"):
            picture = photo()["message"]
            mention = {"type": "mention", "offset": 0, "length": 10}
            picture |= {
                "chat": {"id": GROUP, "type": "supergroup", "title": "读报小组"},
                "caption": caption,
                "caption_entities": [mention] if caption.startswith("@") else [],
            }
            await server.push({"message": picture})
        await server.messages(1)
    assert script.asked == ["图里的桥多长"]


async def test_a_changed_question_is_asked_again_and_a_changed_look_is_not(
    server: FakeServer, script: Script, running: Running
) -> None:
    first = private("清河县修路多少里")
    second = edited("清河县修路多少公里")
    second["edited_message"]["message_id"] = first["message"]["message_id"]
    async with running():
        await server.push(first)
        await server.messages(1)
        await server.push(second, second)  # the second time nothing but its look has changed
        await server.push(private("乙"))
        messages = await server.messages(3)
    assert script.asked == ["清河县修路多少里", "清河县修路多少公里", "乙"]
    assert [bool(message.reply_to) for message in messages] == [False, True, False]
    assert messages[1].reply_to == first["message"]["message_id"]


async def test_a_reply_to_an_old_answer_goes_on_from_there(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies |= {name: answered(name) for name in "甲乙丙"}
    async with running(state=tmp_path):
        old = await server.user(7).ask("甲")
        await server.user(7).ask("乙")
        assert (await server.user(7).ask("更多")).text.startswith("更多：乙")
        assert (await server.user(7).ask("更多", reply_to=old)).text.startswith("更多：甲")
        assert (await server.user(7).ask("更多")).text.startswith("更多：甲")
        shared = await server.user(7).ask("/ask 丙", chat=GROUP)
    async with running(state=tmp_path):
        assert (await server.user(7).ask("更多", reply_to=old)).text.startswith("更多：甲")
        group = await server.user(8).ask(
            "更多", chat=GROUP, reply_to=shared
        )  # somebody else's, in the same group
        assert group.text.startswith("更多：丙")
        await server.user(7).ask("/forget")
        await server.user(7).press(CHINESE.button_forget)
        await server.until(lambda: "已删除" in server.sent[-1].text)
        assert (await server.user(7).ask("更多", reply_to=old)).text.startswith("更多：None")


def membership(old: str, new: str, chat: int = GROUP, code: str = "zh") -> Json:
    person = {"id": 7, "is_bot": False, "first_name": "U7", "language_code": code}
    kind = (
        {"id": chat, "type": "supergroup", "title": "读报小组"} if chat < 0 else {"id": 7, "type": "private"}
    )
    return {
        "my_chat_member": {
            "chat": kind,
            "from": person,
            "date": 1_790_000_000,
            "old_chat_member": {"user": BOT, "status": old},
            "new_chat_member": {"user": BOT, "status": new},
        }
    }


async def test_a_group_is_greeted_when_the_bot_comes(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        await server.push(
            membership("left", "member"), membership("member", "left"), membership("member", "member")
        )
        await server.push(membership("left", "member", chat=7))
        await server.user(7).ask("/ask 甲", chat=GROUP)
        await server.push(membership("left", "member", chat=-1002, code="en"))
        (english,) = await server.messages(1, chat=-1002)
    hello, _ = server.sent_to(GROUP)
    assert hello.text == CHINESE.hello_group.format(name="BaozhiBot")
    assert english.text == ENGLISH.hello_group.format(name="BaozhiBot")
    assert len(server.sent) == 3


async def test_a_group_that_is_not_on_the_list_is_told_its_number(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(open=False, allowed=frozenset({9})):
        await server.push(membership("left", "member"))
        (told,) = await server.messages()
    assert told.text == CHINESE.not_allowed_group.format(id=7, chat=GROUP)


@pytest.mark.parametrize(
    "content",
    [
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 3}},
        {
            "poll": {
                "id": "1",
                "question": "去不去",
                "options": [{"text": "去", "voter_count": 0}, {"text": "不去", "voter_count": 0}],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
            }
        },
        {"location": {"latitude": 1.0, "longitude": 2.0}},
    ],
    ids=["voice", "poll", "place"],
)
async def test_what_is_no_text_gets_a_word(
    content: Json, server: FakeServer, script: Script, running: Running
) -> None:
    message = private("")
    del message["message"]["text"], message["message"]["entities"]
    message["message"] |= content
    async with running():
        await server.push(message)
        assert (await server.messages())[0].text == CHINESE.only_text
