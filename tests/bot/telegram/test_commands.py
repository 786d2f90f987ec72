"""Commands and the Chinese words for them, deep links, inline mode."""

import json
import re
from pathlib import Path

import pytest

from bot.dialogue.caution import Caution
from bot.telegram.commands.table import COMMANDS
from bot.telegram.features.reading import article_number
from bot.words.language import Language
from bot.words.telegram.texts import CHINESE, ENGLISH

from .conftest import Running
from .factories import QUOTE, Script, answered, article
from .fake_server import FakeServer
from .markup import parse

MENU = [c for c in COMMANDS.values() if c.listed and c.who == "everybody" and not c.several]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (("/more", "更多", "还有吗？"), "更多：甲"),
        (("/sources", "来源", "出处"), "来源：甲"),
        (("/new", "换个话题", "新话题。"), "换话题了"),
    ],
)
async def test_words_that_steer_the_conversation(
    words: tuple[str, ...], reply: str, server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    async with running():
        for word in words:
            await server.user(7).ask("甲")
            assert (await server.user(7).ask(word)).text.startswith(reply)
    assert script.asked == ["甲"] * len(words)


async def test_passages_can_be_opened(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        passages = await server.user(7).ask("/more")
        assert passages.labels == ["1. 第1个<段落>。", "2. 第2个<段落>。"]
        await server.user(7).press("2. ")
        assert (await server.messages(2))[1].text.startswith(QUOTE)


async def test_the_article_of_a_source(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        opened = await server.user(7).ask("/article 2")
        assert opened.text.startswith(
            "以“党建+积分”模式提升基层治理能力\n记者 张三 · 2023 · 第3版\n\n第1段："
        )
        assert opened.labels == [f"{CHINESE.button_on} 2/2", CHINESE.button_link]
        await server.user(7).press(CHINESE.button_on)
        await server.until(lambda: server.sent[0].edits == 1)
        assert (await server.user(7).ask("原文")).text == opened.text


async def test_the_catalogue_and_links_into_it(server: FakeServer, script: Script, running: Running) -> None:
    for number in range(2, 12):
        script.archive.put(article(f"a{number}", paragraphs=3, title=f"第{number}篇"))
    async with running():
        reader = server.user(7)
        listed = await reader.ask("/articles")
        assert listed.text.splitlines()[0] == CHINESE.catalogue.format(number=11)
        assert listed.text.splitlines()[2] == "2. 《第2篇》 记者 张三 · 2023"
        assert listed.labels == [*map(str, range(1, 9)), f"{CHINESE.button_on} 2/2"]
        await reader.press(CHINESE.button_on)
        await server.until(lambda: server.sent[0].edits == 1)
        assert server.sent[0].labels == ["9", "10", "11", f"{CHINESE.button_back} 1/2"]
        await reader.press("10")
        assert (await server.messages(2))[1].text.startswith("第10篇\n")
        number = article_number(script.archive.catalogue()[4].reference)
        linked = await reader.ask(f"/start a_{number}")
        assert linked.text.startswith("第5篇\n")
        assert linked.buttons[0][0]["url"] == f"https://t.me/BaozhiBot?start=a_{number}"
        assert (await reader.ask(f"/article {number}")).text.startswith("第5篇\n")
        assert (await reader.ask("/start a_0000000000000000")).text == CHINESE.article_gone
        assert (await reader.ask("/start a_../../x")).text == CHINESE.article_gone
        script.archive.articles.clear()
        assert (await reader.ask("目录")).text == CHINESE.catalogue_empty


async def test_what_is_told_of_the_archive_and_of_what_is_kept(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(admins=frozenset({9}), retention_days=30.0):
        await server.user(7).ask("甲")
        figures = {"articles": 1, "paragraphs": 30, "answers": 1, "refusals": 0}
        assert (await server.user(7).ask("/stats")).text == CHINESE.stats.format(**figures)
        assert (await server.user(7).ask("/privacy")).text == CHINESE.privacy.format(days=30)
        assert (await server.user(7).ask("/feedback")).text == CHINESE.feedback_usage
        assert (await server.user(7).ask("/feedback 很好")).text == CHINESE.feedback_thanks
        assert CHINESE.help_admin not in (await server.user(7).ask("帮助")).text
        assert CHINESE.help_admin in (await server.user(9).ask("/help")).text
        everything = {"answers": 1, "refusals": 0, "good": 0, "bad": 0, "comments": 1}
        assert CHINESE.stats_all.format(**everything) in (await server.user(9).ask("/stats")).text


async def test_each_chat_chooses_its_language(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        chosen = await server.user(7).ask("/settings")
        assert chosen.labels[:2] == ["✓ 中文", "English"]
        await server.user(7).press("English")
        await server.until(lambda: server.sent[0].edits == 1)
        assert server.sent[0].text == ENGLISH.settings_private
        assert server.sent[0].labels[:2] == ["中文", "✓ English"]
        assert (await server.user(7).ask("/privacy")).text == ENGLISH.privacy.format(days=90)
        assert (await server.user(8).ask("/privacy")).text == CHINESE.privacy.format(days=90)
        assert (await server.user(7).ask("甲")).labels[0] == ENGLISH.button_article


async def test_each_chat_chooses_how_sure_its_answers_are(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path):
        first = await server.user(7).ask("甲")
        chosen = await server.user(7).ask("/settings")
        assert chosen.labels[2:] == ["宽松", "✓ 通常", "严格"]
        await server.user(7).press("严格", chosen)
        await server.until(lambda: server.sent[1].edits == 1)
        assert server.sent[1].labels[2:] == ["宽松", "通常", "✓ 严格"]
        assert "乙" in (await server.user(7).ask("乙")).text  # the conversation goes on, as it was saved
        await server.user(8).ask("丙")
        await server.user(7).ask("丁", reply_to=first)
    async with running(state=tmp_path):
        await server.user(7).ask("戊")
    strict, usual = Caution.STRICT, Caution.USUAL
    assert script.cautions == [usual, strict, usual, strict, strict]


async def test_the_menu_is_complete_in_both_languages(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        await server.until(lambda: len(server.methods.commands) == 3)
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        (menu,) = (menu for (_, code), menu in server.methods.commands.items() if code == language)
        assert menu == [
            {"command": command.name, "description": command.summary(language)} for command in MENU
        ]
    left_out = {"start", "remove", "reindex", "backup", "archive", "allow", "disallow"}
    assert {command.name for command in MENU} == {*COMMANDS} - left_out
    for texts in (CHINESE, ENGLISH):
        explained = re.findall(r"/([a-z]+)", texts.help + texts.help_group + texts.help_admin)
        assert set(explained) <= {*COMMANDS, "setprivacy"}


async def test_help_lists_the_commands_of_its_reader(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(admins=frozenset({9})):
        everybody = (await server.user(7).ask("/help")).text.splitlines()
        admin = (await server.user(9).ask("/help")).text.splitlines()
        script.archive.articles.clear()
        empty = (await server.user(7).ask("/help")).text.splitlines()
    assert [line for line in everybody if line.startswith("/")] == [command.line("zh") for command in MENU]
    assert "/more 更多段落（更多、还有吗）" in everybody
    ours = [line for line in admin if line.startswith("/")]
    assert ours == [
        command.line("zh") for command in COMMANDS.values() if command.listed and not command.several
    ]
    example = CHINESE.help_example.format(question="张三写过哪些报道")  # of this archive, of no other
    assert example in everybody
    assert not [line for line in empty if line.startswith(CHINESE.help_example[:4])]


async def test_a_command_without_its_question_shows_one_that_the_archive_answers(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        asked = await server.user(7).ask("/ask")
        script.archive.articles.clear()
        empty = await server.user(7).ask("/ask")
    assert asked.text == CHINESE.usage.format(question="张三写过哪些报道")
    assert empty.text == CHINESE.usage.format(question=CHINESE.usage_question)


async def test_passages_for_another_chat(server: FakeServer, script: Script, running: Running) -> None:
    async with running(open=False, allowed=frozenset({7})):
        results = await server.user(7).search("积分超市")
        assert [result["type"] for result in results] == ["article"] * 6
        content = results[1]["input_message_content"]
        text, entities = parse(content["message_text"])
        assert text.startswith("第2个<段落>。全文在此。\n《以“党建+积分”模式提升基层治理能力》 记者 张三")
        assert "expandable_blockquote" in {entity.type for entity in entities}
        (link,) = results[1]["reply_markup"]["inline_keyboard"][0]
        assert link["url"].startswith("https://t.me/BaozhiBot?start=a_")
        assert results[1]["description"] == "第2个<段落>。"
        assert await server.user(7).search("") == []
        assert await server.user(8).search("积分超市") == []
    answers = [json.loads(given["button"]) for method, given in server.calls if method == "answerInlineQuery"]
    assert [answer["text"] for answer in answers] == [
        CHINESE.button_ask,
        CHINESE.button_ask,
        CHINESE.not_allowed_inline,
    ]
    assert server.sent == []


async def test_what_was_posted_through_the_bot_is_no_question(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        me = {"id": 42, "is_bot": True, "first_name": "报知", "username": "BaozhiBot"}
        await server.user(7).say("第2个段落", via_bot=me)
        await server.user(7).ask("甲")
    assert script.asked == ["甲"]
