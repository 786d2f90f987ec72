"""The buttons below an answer: what they show, to whom, and how long."""

import dataclasses
import itertools
from pathlib import Path

import pytest

from bot.dialogue.answer import Alternative, Answer, Item
from bot.telegram.state import State
from bot.telegram.views.buttons import MAX_DATA, Press
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import QUOTE, Script, answered, article, citation, refused
from .fake_server import FakeServer, Sent
from .markup import cut

ARTICLE, SOURCES, MORE, COPY, RAW = (
    CHINESE.button_article,
    CHINESE.button_sources,
    CHINESE.button_more,
    CHINESE.button_copy,
    CHINESE.button_raw,
)
OTHER = "另一篇说的是4000万元。"


def rich(question: str = "甲") -> Answer:
    """An answer with a second source and another value."""
    other = citation(OTHER, (6, 12), paragraph=0)
    return dataclasses.replace(
        answered(question),
        citations=(*answered(question).citations, citation("第二个来源。", paragraph=4)),
        alternatives=(Alternative("4000万元", other),),
        confirming=(citation("又一篇也说是3730万元。", paragraph=0),),
    )


def marked(message: Sent, kind: str) -> list[str]:
    return [cut(message.text, entity) for entity in message.entities if entity.type == kind]


async def test_what_an_answer_offers(server: FakeServer, script: Script, running: Running) -> None:
    script.replies["甲"] = rich()
    async with running():
        answer = await server.user(7).ask("甲")
    assert answer.labels == [ARTICLE, SOURCES, MORE, "👍", "👎", COPY, CHINESE.button_cite]
    assert f"{CHINESE.alternatives}\n• 4000万元 —— 《" in answer.text
    assert f"{CHINESE.confirming.format(1)}\n• 《" in answer.text
    assert marked(answer, "bold")[:2] == ["3730万元", "4000万元"]
    copied = [
        button["copy_text"]["text"] for row in answer.buttons for button in row if "copy_text" in button
    ]
    assert copied == [QUOTE]
    data = [button["callback_data"] for row in answer.buttons for button in row if "callback_data" in button]
    assert all(len(item.encode()) <= MAX_DATA for item in data)


async def test_a_list_is_numbered_and_marked(server: FakeServer, script: Script, running: Running) -> None:
    items = tuple(Item(text, (QUOTE.index(text), QUOTE.index(text) + 3)) for text in ("4万元", "3万元"))
    script.replies["甲"] = dataclasses.replace(answered("甲", "一类村4万元 & 二类村3万元"), items=items)
    async with running():
        answer = await server.user(7).ask("甲")
    assert answer.text.startswith(f"1. 4万元\n2. 3万元\n\n{QUOTE}\n《")
    assert marked(answer, "underline") == ["4万元", "3万元"]


async def test_a_long_quotation_is_cut_for_copying(
    server: FakeServer, script: Script, running: Running
) -> None:
    quote = "😀汉" * 200
    script.replies["甲"] = Answer("甲", "汉", 0.9, citations=(citation(quote, (1, 2)),))
    async with running():
        answer = await server.user(7).ask("甲")
    (copied,) = (b["copy_text"]["text"] for row in answer.buttons for b in row if "copy_text" in b)
    assert copied.endswith("…")
    assert quote.startswith(copied[:-1])
    assert 250 <= len(copied.encode("utf-16-le")) // 2 <= 256


async def test_the_article_opens_where_it_is_cited_and_turns_its_pages(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["甲"] = answered("甲")
    async with running():
        reader = server.user(7)
        await reader.ask("甲")
        await reader.press(ARTICLE)
        _, page = await server.messages(2)
        assert "第1段：" in page.text
        assert marked(page, "underline") == ["3730万元"]
        assert marked(page, "blockquote") == [QUOTE]
        texts = [page.text]
        assert page.labels == [f"{CHINESE.button_on} 2/2", CHINESE.button_link]
        await reader.press(CHINESE.button_on)
        await server.until(lambda: reader.sees()[1].edits == 1)
        texts.append(reader.sees()[1].text)
        assert reader.sees()[1].labels == [f"{CHINESE.button_back} 1/2", CHINESE.button_link]
        await reader.press(CHINESE.button_back)
        await server.until(lambda: reader.sees()[1].edits == 2)
    assert len(reader.sees()) == 2
    assert reader.sees()[1].text == texts[0]
    whole = "".join(texts)
    assert all(f"第{number}段：" in whole for number in (1, 2, 4, 5, 6, 12))


async def test_who_presses_twice_is_not_scolded(server: FakeServer, script: Script, running: Running) -> None:
    script.archive.put(article("a1", paragraphs=60))
    async with running():
        reader = server.user(7)
        await reader.ask("甲")
        await reader.press(ARTICLE)
        page = (await server.messages(2))[1]
        on = next(b["callback_data"] for row in page.buttons for b in row if CHINESE.button_on in b["text"])
        await reader.forge(on, page)
        await server.until(lambda: reader.sees()[1].edits == 1)
        assert not (await reader.forge(on, reader.sees()[1])).alert


async def test_other_sources_and_more_passages(server: FakeServer, script: Script, running: Running) -> None:
    script.replies["甲"] = rich()
    async with running():
        reader = server.user(7)
        await reader.ask("甲")
        await reader.press(SOURCES)
        await server.messages(2)
        await reader.press(MORE)
        (_, sources, more) = await server.messages(3)
        assert QUOTE not in sources.text
        assert marked(sources, "underline") == ["4000万元"]
        assert "第二个来源。" in sources.text
        assert marked(more, "blockquote") == [
            f"第{n}个<段落>。" for n in (1, 3, 5, 6, 7)
        ]  # 2 and 4 were shown
        assert (await reader.press(MORE)).text == CHINESE.no_more_passages
        await reader.press(f"{ARTICLE} 2", sources)
        await server.messages(4)


async def test_a_refusal_offers_its_passages(server: FakeServer, script: Script, running: Running) -> None:
    script.replies["火星"] = refused("火星", nearest=4)
    async with running():
        reader = server.user(7)
        refusal = await reader.ask("火星")
        assert refusal.labels == [*(f"{n}. 第{n}个<段落>。" for n in (1, 2, 3)), MORE, "👍", "👎"]
        await reader.press("2. ")
        passage = (await server.messages(2))[1]
        assert passage.text.startswith(QUOTE)
        assert passage.labels == [ARTICLE, COPY, CHINESE.button_cite]
        await reader.press(ARTICLE, passage)
        assert "第1段：" in (await server.messages(3))[2].text


async def test_not_what_was_meant(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        reader = server.user(7)
        answer = await reader.ask("一类村呢")
        assert answer.text.startswith("按“[1.1] 一类村呢”理解")
        assert answer.labels[-1] == RAW
        await reader.press(RAW)
        await server.messages(2)
    assert script.asked == ["一类村呢", "raw 一类村呢"]


async def test_votes_are_kept_and_changed(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path):
        reader = server.user(7)
        await reader.ask("甲")
        assert (await reader.press("👍")).text == CHINESE.pressed_thanks
        await server.until(lambda: "✓ 👍" in reader.sees()[0].labels)
        await reader.press("👎")
        await server.until(lambda: reader.sees()[0].edits == 2)
        assert {"👍", "✓ 👎", COPY} <= set(reader.sees()[0].labels)
    state = State(tmp_path)
    assert state.answers.counts() == {"answers": 1, "refusals": 0, "good": 0, "bad": 1, "comments": 0}
    assert state.answers.counts(8)["bad"] == 0
    state.close()


async def test_buttons_work_after_a_restart(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    script.replies["甲"] = rich()
    async with running(state=tmp_path):
        await server.user(7).ask("甲")
    async with running(state=tmp_path):
        reader = server.user(7)
        for label in (ARTICLE, SOURCES, MORE):
            before = len(reader.sees())
            await reader.press(label)
            await server.messages(before + 1)
    assert script.asked == ["甲"]


async def test_an_answer_is_its_askers_in_its_chat(
    server: FakeServer, script: Script, running: Running
) -> None:
    script.replies["密"] = answered("密")
    async with running():
        answer = await server.user(7).ask("密")
        shared = await server.user(7).ask("/ask 密", chat=-1001)
        await server.user(8).ask("别的")
        before = len(server.sent)
        buttons = [b["callback_data"] for row in answer.buttons for b in row if "callback_data" in b]
        for data in buttons:
            notice = await server.user(8).forge(data, server.sent_to(8)[0])
            assert (notice.text, notice.alert) == (CHINESE.pressed_elsewhere, True)
            elsewhere = await server.user(7).forge(data, shared)
            assert elsewhere.text == CHINESE.pressed_elsewhere
        in_group = shared.buttons[0][0]["callback_data"]
        assert (await server.user(8).forge(in_group, shared)).text == CHINESE.pressed_elsewhere
        assert len(server.sent) == before
        await server.user(7).forge(in_group, shared)
        await server.messages(before + 1)


async def test_nobody_can_overwrite_the_answer_of_another(
    server: FakeServer, script: Script, running: Running
) -> None:
    """A program can press what no message has, and whatever message of the bot it likes."""
    group = -1001
    async with running():
        answer = await server.user(7).ask("/ask 甲", chat=group)
        listed = await server.user(8).ask("/articles", chat=group)
        opener = listed.buttons[0][0]["callback_data"]
        number = answer.buttons[0][0]["callback_data"].split(":")[1]
        forged = ("catalogue:-:0", "catalogue:-:0@8", "leaf:0000000000000000:0", "turn:0000000000000000:0@8")
        for data in (*forged, opener, "language:en", "forget:8", f"page:{number}:0:0"):
            notice = await server.user(8).forge(data, answer)
            assert notice.alert, data
            assert notice.text in (
                CHINESE.pressed_elsewhere,
                CHINESE.pressed_stale,
                CHINESE.pressed_not_admin,
            )
        assert (await server.user(7).forge(opener, listed)).text == CHINESE.pressed_elsewhere
        assert (
            await server.user(7).forge(opener.partition("@")[0] + "@7", listed)
        ).text == CHINESE.pressed_stale
        await server.user(8).forge("catalogue:-:0@8")  # on a message that is not shown: nothing is changed
        await server.messages(1, chat=8)
        assert [message.edits for message in server.sent] == [0, 0, 0]
        await server.user(8).forge(opener, listed)
        assert "第1段：" in (await server.messages(3, chat=group))[2].text


@pytest.mark.parametrize(
    "data",
    ["open:AAAAAAAAAAAAAAAA:0", "open", "", "x" * 64, "good:;drop", "open:../../etc:0", "mode:-", "卖"],
)
async def test_stale_and_forged_buttons_say_so(
    data: str, server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        answer = await server.user(7).ask("甲")
        notice = await server.user(7).forge(data or "-", answer)
    assert notice.text == CHINESE.pressed_stale
    assert notice.alert
    assert len(server.sent) == 1


async def test_numbers_that_an_answer_does_not_have(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        answer = await server.user(7).ask("甲")
        number = answer.buttons[0][0]["callback_data"].split(":")[1]
        for data in (f"open:{number}:99", f"passage:{number}:1", f"page:{number}:7:0"):
            assert (await server.user(7).forge(data, answer)).text == CHINESE.pressed_stale
        page = await server.user(7).forge(
            f"page:{number}:0:999", answer
        )  # no button of this message turns pages
        assert page.text == CHINESE.pressed_stale
        more = await server.user(7).forge(f"more:{number}:99", answer)
        assert more.text == CHINESE.no_more_passages
        await server.user(7).forge(
            f"page:{number}:0:999"
        )  # a message too old to be shown; the last page there is
        (_, page) = await server.messages(2)
    assert server.sent[0].edits == 0
    assert "第12段：" in page.text


async def test_an_article_that_has_gone(server: FakeServer, script: Script, running: Running) -> None:
    async with running():
        await server.user(7).ask("甲")
        script.archive.articles.clear()
        await server.user(7).press(ARTICLE)
        assert (await server.messages(2))[1].text == CHINESE.article_gone


async def test_somebody_struck_off_the_list_presses_in_vain(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    async with running(state=tmp_path, open=False, allowed=frozenset({7})):
        await server.user(7).ask("甲")
    async with running(state=tmp_path, open=False, allowed=frozenset({8})):
        notice = await server.user(7).press(ARTICLE)
    assert notice.text == CHINESE.pressed_not_allowed.format(id=7)
    assert len(server.sent) == 1


def test_what_a_button_carries_is_read_back() -> None:
    subjects, numbers = ("", "Ab_-0123456789xy"), ((), (0,), (3, 99999))
    for subject, given in itertools.product(subjects, numbers):
        read = Press.read(str(Press("open", subject, given)))
        assert read is not None
        assert (read.action, read.subject.strip("-"), read.numbers) == ("open", subject.strip("-"), given)
        assert len(str(read)) <= MAX_DATA
    assert Press.read(None) is None
    assert Press.read("open:a:1:2:3") is None
    assert Press.read("open:a:١") is None
