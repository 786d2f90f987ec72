"""Questions and answers, as somebody in a chat sees them."""

import asyncio
import logging

import pytest

from bot.telegram import Pace
from bot.telegram.commands.table import COMMANDS
from bot.words.language import Language
from bot.words.telegram.texts import CHINESE, ENGLISH, Texts
from retriever.errors import BadQuestionError, StorageError

from .conftest import Running
from .factories import QUOTE, Script, answered, group, photo, private, refused, service
from .fake_server import FakeServer, RefusedError
from .markup import cut

QUESTION = "那曲积分超市资金多少"
SOURCE = "《以“党建+积分”模式提升基层治理能力》 记者 张三 · 2023 · 第3版 · 第3段"

#: What everybody may use where there is one archive.
USUAL = [c for c in COMMANDS.values() if c.listed and c.who == "everybody" and not c.several]


async def test_answer_evidence_and_source(server: FakeServer, script: Script, running: Running) -> None:
    script.replies[QUESTION] = answered(QUESTION)
    script.gate(QUESTION)
    async with running():
        await server.push(private(QUESTION))
        await server.until(lambda: server.count("sendChatAction") == 1)
        script.gates[QUESTION].set()
        (message,) = await server.messages()
    assert message.chat == 7
    assert message.reply_to is None
    assert message.text == f"3730万元\n\n{QUOTE}\n{SOURCE}"
    assert [(entity.type, cut(message.text, entity)) for entity in message.entities] == [
        ("bold", "3730万元"),
        ("blockquote", QUOTE),
        ("underline", "3730万元"),
        ("bold", "3730万元"),
    ]


async def test_the_command_asks_what_follows_it(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        await server.push(private("/ask 甲 <乙>\n丙"), private("/ask"), private("/ask@BaozhiBot   丁"))
        messages = await server.messages(3)
    assert script.asked == ["甲 <乙>\n丙", "丁"]
    assert messages[1].text == CHINESE.usage.format(question="张三写过哪些报道")


async def test_refusal_shows_the_three_nearest(server: FakeServer, script: Script, running: Running) -> None:
    script.replies["火星"] = refused("火星", nearest=5)
    async with running():
        await server.push(private("火星"))
        (message,) = await server.messages()
    assert message.text.startswith(f"{CHINESE.refused}\n\n{CHINESE.nearest}\n\n1. 《以")
    quotes = [cut(message.text, entity) for entity in message.entities if entity.type == "blockquote"]
    assert quotes == ["第1个<段落>。", "第2个<段落>。", "第3个<段落>。"]
    assert message.text.endswith(
        "第4段\n第3个<段落>。"
    )  # paragraphs count from 0 inside, from 1 for a reader


async def test_a_conversation_for_each_asker(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        for update in (private("甲"), private("乙"), private("丙", sender=8)):
            await server.push(update)
            await server.messages(len(script.asked) + 1)
        await server.push(group("/ask 丁"), group("/ask 戊", sender=8), group("/ask 己"))
        await server.messages(6)
    firsts = [message.text.split("\n")[0] for message in server.sent]
    assert firsts == [
        "按“[1.1] 甲”理解",
        "按“[1.2] 乙”理解",
        "按“[2.1] 丙”理解",
        "按“[3.1] 丁”理解",
        "按“[4.1] 戊”理解",
        "按“[3.2] 己”理解",
    ]


@pytest.mark.parametrize(("language", "texts"), [("zh", CHINESE), ("en", ENGLISH)])
async def test_what_it_says_of_itself(
    language: Language,
    texts: Texts,
    server: FakeServer,
    script: Script,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(language=language):
        await server.push(
            private("/start"),
            private("/help"),
            private("/frobnicate"),
            photo(),
            photo(album="a"),
            photo(album="a"),
            service(),
            private("/help 再来"),
        )
        messages = await server.messages(6)
        await server.until(lambda: server.count("setMyCommands") == 3)
    example = texts.help_example.format(question="张三写过哪些报道")
    commands = "\n".join(command.line(language) for command in USUAL)
    in_groups = texts.help_group.format(name="BaozhiBot")
    explained = f"{texts.help}\n{example}\n\n{commands}\n\n{in_groups}"
    assert [message.text for message in messages] == [
        f"{texts.welcome}\n{texts.welcome_try}",
        explained,
        texts.unknown_command,
        texts.only_text,
        texts.only_text,
        explained,
    ]
    assert script.asked == []
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    menus = [parameters for method, parameters in server.calls if method == "setMyCommands"]
    assert COMMANDS["ask"].summary(language) in menus[0]["commands"].encode().decode("unicode_escape")
    assert [menu.get("language_code") for menu in menus] == [None, "zh", "en"]


async def test_english_around_a_chinese_answer(server: FakeServer, script: Script, running: Running) -> None:
    script.replies["火星"] = refused("火星", nearest=1)
    async with running(language="en"):
        await server.push(private(QUESTION), private("火星"))
        answer, refusal = await server.messages(2)
    assert answer.text.startswith(f"Understood as “[1.1] {QUESTION}”\n\n3730万元\n\n")
    assert answer.text.endswith("第3版 · paragraph 3")
    assert refusal.text.startswith(ENGLISH.refused)


async def test_questions_at_fault_and_other_failures(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    script.replies["长"] = BadQuestionError("问题太长：<最多>1000字")
    script.replies["盘"] = StorageError("/srv/index 读不出")
    script.replies["虫"] = ZeroDivisionError("division")
    async with running():
        await server.push(private("长"), private("盘"), private("虫"), private("好"))
        messages = await server.messages(4)
    assert [message.text for message in messages[:3]] == [
        "问题太长：<最多>1000字",
        CHINESE.failed,
        CHINESE.failed,
    ]
    assert "3730万元" in messages[3].text
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [bool(record.exc_info) for record in errors] == [False, True]
    assert "/srv/index" in errors[0].getMessage()


async def test_a_group_is_answered_where_it_asks(
    server: FakeServer, script: Script, running: Running
) -> None:
    said_by_me = group("早先的回答")["message"] | {"from": {"id": 42, "is_bot": True, "first_name": "报知"}}
    async with running():
        await server.push(
            group("大家聊天"),
            group("/ask@OtherBot 别人的"),
            group("/weather"),
            group("@baozhibot 提到", topic=5),
            group("回复", reply_to_message=said_by_me),
            group("/ask 命令"),
        )
        messages = await server.messages(3)
    assert script.asked == ["提到", "回复", "命令"]
    assert [message.topic for message in messages] == [5, None, None]
    assert all(message.reply_to for message in messages)
    assert server.count("sendChatAction") == 0


async def test_allow_list(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(open=False, allowed=frozenset({7, "@LiSi", -1001})):
        await server.push(
            private("甲", sender=7),
            private("乙", sender=8, name="lisi"),
            private("丙", sender=9, name="wangwu"),
            group("/ask 丁", sender=10),
            group("/ask 戊", sender=11, chat=-1002),
            group("闲话", sender=11, chat=-1002),
            private("/start", sender=9),
        )
        await server.messages(6)
    assert sorted(script.asked) == sorted(["甲", "乙", "丁"])
    refusals = [message.text for message in server.sent_to(9)]
    assert refusals == [CHINESE.not_allowed.format(id=9)] * 2
    assert [message.text for message in server.sent_to(-1002)] == [
        CHINESE.not_allowed_group.format(id=11, chat=-1002)
    ]
    assert CHINESE.nobody_allowed not in caplog.text


async def test_an_empty_list_admits_nobody_and_says_so(
    server: FakeServer, script: Script, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(open=False):
        await server.push(private("甲"))
        (message,) = await server.messages()
    assert message.text == CHINESE.not_allowed.format(id=7)
    assert CHINESE.nobody_allowed in caplog.messages
    assert script.asked == []


async def test_a_slow_chat_keeps_no_other_waiting(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.gate("慢")
    async with running():
        await server.push(private("慢"), private("慢之后"), private("快", sender=8))
        await server.messages(1, chat=8)
        assert server.sent_to(7) == []
        assert script.asked == ["慢", "快"]
        script.gates["慢"].set()
        await server.messages(2, chat=7)
    assert script.asked == ["慢", "快", "慢之后"]


async def test_order_and_bounds(server: FakeServer, script: Script, running: Running) -> None:
    """Many chats at once: each gets its answers in its order, and two are worked on at a time."""
    chats, turns = range(1, 13), range(4)
    async with running():
        await server.push(*(private(f"{chat}-{turn}", sender=chat) for turn in turns for chat in chats))
        await server.messages(48, seconds=15)
    assert len(script.asked) == 48
    assert script.most_busy <= 2
    assert {name.split("-")[0] for name in script.threads} == {"answer"}
    for chat in chats:
        shown = [message.text.split("]")[1].split("”")[0].strip() for message in server.sent_to(chat)]
        assert shown == [f"{chat}-{turn}" for turn in turns]


async def test_a_flood_in_one_chat_is_turned_away_once(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.gate("0")
    async with running():
        await server.push(*(private(str(number)) for number in range(15)))
        (excuse,) = await server.messages()
        await server.push(private("别处", sender=8))
        await server.messages(1, chat=8)
        script.gates["0"].set()
        await server.messages(11, chat=7)
    assert excuse.text == CHINESE.too_many
    assert [question for question in script.asked if question != "别处"] == [str(n) for n in range(10)]


async def test_flood_control_is_waited_for(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        server.refusals["sendMessage"].append(
            RefusedError(429, "Too Many Requests: retry after 1", retry_after=1)
        )
        await server.push(private("甲"))
        await server.until(lambda: server.count("sendMessage") == 1)
        before = asyncio.get_running_loop().time()
        await server.messages()
        assert asyncio.get_running_loop().time() - before >= 1.0
    assert script.asked == ["甲"]
    assert len(server.sent) == 1


async def test_markup_that_is_refused_goes_out_plain(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies[QUESTION] = answered(QUESTION)
    async with running():
        server.refusals["sendMessage"].append(
            RefusedError(
                400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0'
            )
        )
        await server.push(private(QUESTION))
        (message,) = await server.messages()
    assert not message.html
    assert message.text == f"3730万元\n\n{QUOTE}\n{SOURCE}"


async def test_sending_is_tried_again_where_nothing_can_have_arrived(
    server: FakeServer,
    script: Script,
    running: Running,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(pace=Pace(deliveries=(0.01, 0.01))):
        server.refusals["sendMessage"] += [
            RefusedError(502, "Bad Gateway"),
            RefusedError(500, "Internal Server Error"),
        ]
        await server.push(private("甲"))
        await server.messages()
        server.refusals["sendMessage"].append(RefusedError(403, "Forbidden: bot was blocked by the user"))
        await server.push(private("乙"))
        await server.until(lambda: server.count("sendMessage") == 4)
        await server.push(private("丙"))
        await server.messages(2)
    assert script.asked == ["甲", "乙", "丙"]
    warnings = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 3
    assert "blocked" in warnings[2]


async def test_long_evidence_comes_in_parts(server: FakeServer, script: Script, running: Running) -> None:
    answer = answered("长")
    citation = answer.citations[0]
    long = type(citation)(
        citation.article, 0, "前面有话。" * 1500 + "答案😀" + "后面也有。" * 500, (7500, 7503)
    )
    script.replies["长"] = type(answer)("长", "答案😀", 1.0, citations=(long,))
    async with running():
        await server.push(private("长"))
        parts = await server.messages(3)
    quoted = [
        cut(part.text, entity)
        for part in parts
        for entity in part.entities
        if entity.type == "expandable_blockquote"
    ]
    assert "".join(quoted) == long.quote
    marked = [cut(p.text, entity) for p in parts for entity in p.entities if entity.type == "underline"]
    assert marked == ["答案😀"] * 2
