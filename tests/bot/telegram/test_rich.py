"""Answers as Rich Messages, where they are wanted and the server knows them; else as ever."""

import html
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.telegram.views.rich import rich_answer
from bot.words.telegram.texts import CHINESE
from retriever import ArticleReference, Citation

from .conftest import Running
from .factories import QUOTE, Script, answered, refused
from .fake_api import bad
from .fake_server import FakeServer, RefusedError
from .markup import MarkupError
from .rich_markup import parse_rich

LONG = f"前面有话。{'一' * 150}。桥长426米 & <宽>。后面也有。"


def long_answer(question: str) -> Answer:
    start = LONG.index("426米")
    cited = Citation(ArticleReference("a1", "桥<通>车", date="2025-03-12"), 0, LONG, (start, start + 4))
    return Answer(question, "426米", 0.9, citations=(cited,))


def test_an_answer_has_marks_its_sentence_its_paragraph_folded_and_its_footnote() -> None:
    shown = rich_answer(long_answer("多长"), CHINESE, "桥多长")
    assert shown is not None
    lines = parse_rich(shown).split("\n")
    assert lines[0] == CHINESE.asked.format(question="桥多长")
    assert lines[1:4] == ["426米 [1]", "桥长426米 & <宽>。", "整段 [1]"]
    assert lines[4] == LONG
    assert lines[5].startswith("[1] 《桥<通>车》") and len(lines) == 6
    assert f"<details><summary>整段 [1]</summary><blockquote>{html.escape(LONG[:20])}" in shown
    assert "<b><u>426米</u></b>" in shown


def test_a_short_paragraph_stands_open() -> None:
    shown = rich_answer(answered("甲"), CHINESE)
    assert shown is not None and "<details>" not in shown
    assert parse_rich(shown).split("\n")[1] == QUOTE


def test_what_is_no_answer_has_no_rich_form() -> None:
    assert rich_answer(refused("甲"), CHINESE) is None
    assert rich_answer(Answer("甲", "3个", 0.9), CHINESE) is None


@pytest.mark.parametrize("markup", ["<p>a", "a", "<p>a\nb</p>", '<p><a href="#x">1</a></p>', "<h9>a</h9>"])
def test_the_reader_of_these_tests_is_strict(markup: str) -> None:
    with pytest.raises(MarkupError):
        parse_rich(markup)


async def test_an_answer_goes_as_a_rich_message_with_its_buttons(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["长"] = long_answer("长")
    async with running(rich=True):
        answer = await server.user(7).ask("长")
        assert answer.text.split("\n")[0] == "426米 [1]"
        assert CHINESE.button_article in answer.labels
        await server.user(7).press(CHINESE.button_article, answer)
        await server.messages(2)
        assert server.count("sendRichMessage") == 1
        script.replies["无"] = refused("无")
        await server.user(7).ask("无")
    assert server.count("sendRichMessage") == 1


async def test_nothing_rich_is_sent_unasked(server: FakeServer, running: Running) -> None:
    async with running():
        await server.user(7).ask("甲")
    assert server.count("sendRichMessage") == 0


async def test_a_server_that_knows_no_rich_messages_is_asked_once(
    server: FakeServer, running: Running, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def unknown(method: str, values: dict[str, str]) -> RefusedError | None:
        return RefusedError(404, "Not Found") if method == "sendRichMessage" else None

    server.judge = unknown
    async with running(rich=True, state=tmp_path):
        answers = [await server.user(7).ask(question) for question in "甲乙"]
    assert all(QUOTE in answer.text and answer.entities for answer in answers)
    assert server.count("sendRichMessage") == 1
    assert len(server.sent) == 2
    assert "takes no Rich Messages" in caplog.text


async def test_what_is_refused_as_a_rich_message_arrives_once_and_is_tried_three_times(
    server: FakeServer, running: Running
) -> None:
    server.judge = lambda method, values: bad("RICH_MESSAGE_INVALID") if "Rich" in method else None
    async with running(rich=True):
        for question in "甲乙丙丁戊":
            assert QUOTE in (await server.user(7).ask(question)).text
    assert len(server.sent) == 5
    assert server.count("sendRichMessage") == 3
