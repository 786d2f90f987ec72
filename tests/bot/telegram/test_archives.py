"""Several archives in one bot: which a chat asks, how it changes, and what stays with an answer."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.errors import SettingsError
from bot.telegram import Shelf
from bot.terminal.naming import archives_in
from bot.terminal.parser import build_parser
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Script, answered, article
from .fake_server import FakeServer

GROUP = -1001


@pytest.fixture
def evening() -> Script:
    other = Script()
    other.archive.articles.clear()
    other.archive.put(article("e1", title="河堤夜巡"))
    for question in ("甲", "乙"):
        other.replies[question] = answered(question, "4万元")
    return other


@pytest.fixture
def shelf(script: Script, evening: Script) -> Shelf:
    for question in ("甲", "乙"):
        script.replies[question] = answered(question)
    return Shelf({"早报": script, "晚报": evening})


async def test_a_chat_asks_the_first_until_it_chooses(
    server: FakeServer, script: Script, evening: Script, shelf: Shelf, running: Running, tmp_path: Path
) -> None:
    person = server.user(7)
    async with running(shelf=shelf, state=tmp_path):
        assert (await person.ask("甲")).text.startswith("3730万元")
        listed = await person.ask("/archive")
        assert listed.labels == ["✓ 早报", "晚报"]
        assert "2. 晚报：1 篇文章" in listed.text
        await person.press("晚报", listed)
        await server.until(lambda: server.sent_to(7)[1].labels == ["早报", "✓ 晚报"])
        assert (await person.ask("甲")).text.startswith("4万元")
        assert "河堤夜巡" in (await person.ask("/articles")).text
        assert (await server.user(8).ask("甲")).text.startswith("3730万元")  # another chat
    async with running(shelf=shelf, state=tmp_path):
        assert (await person.ask("乙")).text.startswith("4万元")
        assert (await person.ask("/archive 早报")).text == CHINESE.archive_chosen.format(name="早报")
        assert (await person.ask("乙")).text.startswith("3730万元")
        assert (await person.ask("/archive 2")).text == CHINESE.archive_chosen.format(name="晚报")
        assert (await person.ask("/archive 午报")).text == CHINESE.archive_unknown


async def test_what_was_talked_about_stays_with_its_archive(
    server: FakeServer, script: Script, evening: Script, shelf: Shelf, running: Running
) -> None:
    person = server.user(7)
    async with running(shelf=shelf):
        first = await person.ask("甲")
        await person.ask("/archive 晚报")
        assert (await person.ask("/more")).text.startswith("更多：None")
        await person.ask("乙", reply_to=first)  # an answer of the other archive is nothing to go on from
        assert (await person.ask("/more")).text.startswith("更多：乙")
        await person.press(CHINESE.button_article, first)  # its buttons open what it came from
        opened = (await server.messages(6, 7))[5]
        assert "党建+积分" in opened.text
        (link,) = (button["url"] for row in opened.buttons for button in row if "url" in button)
        shown = await person.ask(f"/start {link.partition('start=')[2]}")
        assert "党建+积分" in shown.text


async def test_a_list_that_is_turned_stays_in_its_archive(
    server: FakeServer, script: Script, shelf: Shelf, running: Running
) -> None:
    for number in range(2, 12):
        script.archive.put(article(f"a{number}", title=f"早报第{number}篇"))
    person = server.user(7)
    async with running(shelf=shelf):
        listed = await person.ask("/articles")
        await person.ask("/archive 晚报")
        await person.press(CHINESE.button_on, listed)
        await server.until(lambda: "早报第11篇" in server.sent_to(7)[0].text)


async def test_in_a_group_its_admins_choose(
    server: FakeServer, script: Script, shelf: Shelf, running: Running
) -> None:
    async with running(shelf=shelf):
        refused = await server.user(7).ask("/archive 晚报", chat=GROUP)
        assert refused.text == CHINESE.pressed_not_admin
        listed = await server.user(7).ask("/archive", chat=GROUP)
        assert (await server.user(7).press("晚报", listed)).text == CHINESE.pressed_not_admin
        server.methods.admins.add((GROUP, 9))
        assert (await server.user(9).press("晚报", listed)).text == ""
        assert (await server.user(7).ask("/ask 甲", chat=GROUP)).text.startswith("4万元")


async def test_documents_go_into_the_first(
    server: FakeServer, script: Script, shelf: Shelf, running: Running, tmp_path: Path
) -> None:
    owner = server.user(5)
    async with running(shelf=shelf, state=tmp_path, admins=frozenset({5})):
        await owner.ask("/archive 晚报")
        await owner.send_file("消息.txt", "一则消息".encode())
        said = (await server.messages(2, 5))[1].text
    assert said == CHINESE.document_elsewhere.format(name="早报")
    assert script.archive.added == []


async def test_with_one_archive_there_is_nothing_to_choose(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running():
        assert (await server.user(7).ask("/archive")).text == CHINESE.unknown_command
        assert "/archive" not in (await server.user(7).ask("/help")).text
        await server.user(7).say("/archive", chat=GROUP)  # may be another bot's
        await server.user(7).ask("/help", chat=GROUP)
        assert len(server.sent_to(GROUP)) == 1
        menus = [entry["command"] for menu in server.methods.commands.values() for entry in menu]
        assert "archive" not in menus


def test_the_archives_that_options_name(tmp_path: Path) -> None:
    def named(*options: str) -> dict[str, str | None]:
        return archives_in(build_parser().parse_args(["telegram", *options]))

    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert named() == {"": None}
    assert named("--index", one) == {"": one}
    assert named("--archive", f"早报={one}") == {"早报": one}
    assert named("--index", one, "--index", two) == {"one": one, "two": two}
    assert named("--index", one, "--archive", f"晚 报={two}") == {"one": one, "晚 报": two}
    for wrong in (
        ("--archive", "早报"),
        ("--archive", f"={one}"),
        ("--archive", f"早报={one}", "--archive", f"早报={two}"),
        ("--index", one, "--index", one),
    ):
        with pytest.raises(SettingsError):
            named(*wrong)


def test_a_name_that_is_gone_means_the_first(script: Script, evening: Script) -> None:
    shelf = Shelf({"早报": script, "晚报": evening})
    assert (shelf.known("午报"), shelf.known(None), shelf.known("晚报")) == ("早报", "早报", "晚报")
    assert (shelf.find(" 2 "), shelf.find("3"), shelf.find("0")) == ("晚报", None, None)
    assert shelf.by_key(shelf.key("晚报")) == "晚报"
    assert Shelf.of(SimpleNamespace()).names == ("",)  # type: ignore[arg-type]
