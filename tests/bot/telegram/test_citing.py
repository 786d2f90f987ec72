"""The button that cites an answer's articles, in each style, each article once."""

import json
from dataclasses import replace

import pytest

from bot.dialogue.answer import Alternative, Answer
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import MAX_DATA, Press
from bot.telegram.views.citing import cited_parts, style_buttons
from bot.words.telegram.texts import CHINESE
from corpus.citing import STYLES
from retriever import ArticleReference, Citation

from .conftest import Running
from .factories import Script, answered, citation, refused
from .fake_server import FakeServer
from .markup import cut

CITE = CHINESE.button_cite
OTHER = Citation(
    ArticleReference("b7", "灯会 <开幕>", "李木", date="2020-02-08", newspaper="澄江日报"), 0, "灯会。"
)


def several() -> Answer:
    """An answer from two articles, one of them cited twice."""
    twice = (*answered("甲").citations, citation("第二个来源。", paragraph=4))
    return replace(answered("甲"), citations=twice, alternatives=(Alternative("4000万元", OTHER),))


async def test_an_answer_is_cited_and_the_style_changed_in_place(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = several()
    async with running():
        reader = server.user(7)
        await reader.ask("甲")
        await reader.press(CITE)
        cited = (await server.messages(2))[1]
        assert cited.text.split("\n") == [
            "张三. 以“党建+积分”模式提升基层治理能力[N]. 2023.",
            "李木. 灯会 <开幕>[N]. 澄江日报, 2020-02-08.",
        ]
        assert [cut(cited.text, one) for one in cited.entities if one.type == "pre"] == [cited.text]
        assert cited.labels == ["✓ GB/T 7714", "BibTeX", "RIS", "CSL-JSON"]
        await reader.press("CSL-JSON")
        await server.until(lambda: reader.sees()[1].edits == 1)
        assert [one["id"] for one in json.loads(reader.sees()[1].text)] == ["a1", "b7"]
        assert reader.sees()[1].labels == ["GB/T 7714", "BibTeX", "RIS", "✓ CSL-JSON"]
        assert len(reader.sees()) == 2


async def test_one_passage_of_a_refusal_is_cited_alone(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["火星"] = refused("火星")
    async with running():
        reader = server.user(7)
        await reader.ask("火星")
        await reader.press("2. ")
        await server.messages(2)
        await reader.press(CITE)
        await server.messages(3)
        await reader.press("RIS")
        await server.until(lambda: reader.sees()[2].edits == 1)
        lines = reader.sees()[2].text.split("\n")
        assert (lines[0], lines[1], lines.count("TY  - NEWS")) == ("TY  - NEWS", "ID  - a1", 1)


@pytest.mark.parametrize("style", range(len(STYLES)))
def test_much_is_cited_in_several_messages_and_buttons_are_short(style: int) -> None:
    many = tuple(replace(OTHER, article=replace(OTHER.article, id=f"b{n}")) for n in range(60))
    stored = StoredAnswer("x" * 16, (-1, 0, 7), replace(answered("甲"), citations=many))
    parts = cited_parts(stored, style, 0)
    assert "".join(part.plain for part in parts).count("灯会") == 60
    assert (len(parts) > 1) == bool(style)
    data = [one.callback_data for row in style_buttons(stored, style, 999).inline_keyboard for one in row]
    assert all(isinstance(one, str) and len(one) <= MAX_DATA and Press.read(one) for one in data)


async def test_a_style_or_source_that_is_none_is_told(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = several()
    async with running():
        reader = server.user(7)
        await reader.ask("甲")
        await reader.press(CITE)
        await server.messages(2)
        message = server.sent[1]
        for row in message.buttons:
            for one in row:
                one["callback_data"] = one["callback_data"].rsplit(":", 1)[0] + ":9"
        notice = await reader.press("RIS", message)
        assert (notice.text, notice.alert) == (CHINESE.pressed_stale, True)
