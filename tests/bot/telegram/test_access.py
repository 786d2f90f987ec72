"""Who is answered, and how somebody becomes the owner."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.telegram import Limits, Pace
from bot.telegram.access import Pairing
from bot.telegram.state import State
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .factories import Script
from .fake_server import FakeServer


def printed_code(capsys: pytest.CaptureFixture[str]) -> str:
    found = re.search(r"/start ([A-Z0-9]{10}) ", capsys.readouterr().err)
    assert found
    return found[1]


async def test_the_owner_is_who_sends_the_code(
    server: FakeServer,
    script: Script,
    running: Running,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(state=tmp_path, open=False, pace=Pace(any_wrong_code=0.2)):
        code = printed_code(capsys)
        assert code not in caplog.text
        assert (await server.user(7).ask("甲")).text == CHINESE.not_allowed.format(id=7)
        assert (await server.user(7).ask("/start")).text == CHINESE.not_allowed.format(id=7)
        for word in ("inline", "ask", "a_0000000000000000"):  # what is no code is no wrong one
            assert (await server.user(8).ask(f"/start {word}")).text == CHINESE.not_allowed.format(id=8)
        assert (await server.user(8).ask("/start WRNGCDEABC")).text == CHINESE.pairing_wrong
        assert (await server.user(8).ask("/start WRNGCDEABC")).text == CHINESE.pairing_wait.format(seconds=5)
        await asyncio.sleep(0.2)  # anybody else may go on
        refused = await server.user(7).ask(f"/start {code}", chat=-1001)
        assert refused.text == CHINESE.not_allowed_group.format(id=7, chat=-1001)
        assert (await server.user(7).ask(f"/start {code.lower()}")).text == CHINESE.paired
        assert "3730万元" in (await server.user(7).ask("甲")).text
        again = await server.user(8).ask(f"/start {code}")
        assert again.text == CHINESE.not_allowed.format(id=8)
    async with running(state=tmp_path, open=False):
        assert capsys.readouterr().err == ""
        assert "3730万元" in (await server.user(7).ask("乙")).text
    state = State(tmp_path)
    assert state.people.owner() == 7
    state.close()


def test_a_code_allows_few_tries_and_not_for_long() -> None:
    now = 1000.0
    told: list[str] = []
    pairing = Pairing(lambda: told.append("used up"), clock=lambda: now)
    assert pairing.redeem(1, "X" * 10) == "closed"
    code = pairing.open()
    for pause in (5, 10, 20):
        assert pairing.redeem(1, "X" * 10) == "wrong"
        assert pairing.redeem(2, code) == "early"  # at once, not even the right one
        assert pairing.seconds(1) == pause
        now += pause + 0.01
    assert pairing.redeem(1, code) == "closed"  # the fourth try of one person
    assert pairing.redeem(2, code) == "right"
    assert pairing.redeem(2, code) == "closed"
    code = pairing.open()
    for person in range(10, 30):
        assert pairing.redeem(person, "X" * 10) == "wrong"
        assert pairing.redeem(person + 100, code) != "right"  # many hands are no faster
        now += 1.01
    assert pairing.redeem(2, code) == "closed"
    assert told == ["used up"]
    code = pairing.open()
    now += Pace().pairing + 1
    assert pairing.redeem(2, code) == "closed"


async def test_a_code_that_is_used_up_says_so(
    server: FakeServer,
    script: Script,
    running: Running,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(state=tmp_path, open=False, limits=Limits(codes=1)):
        code = printed_code(capsys)
        await server.user(8).ask("/start WRNGCDEABC")
        assert (await server.user(7).ask(f"/start {code}")).text == CHINESE.pairing_closed
    assert CHINESE.pairing_used_up in caplog.messages


async def test_a_name_on_the_list_stays_with_the_first_who_bears_it(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    settings = {"state": tmp_path, "open": False, "allowed": frozenset({"@LiSi"})}
    async with running(**settings):
        assert "3730万元" in (await server.user(7, "lisi").ask("甲")).text
        assert (await server.user(8, "lisi").ask("乙")).text == CHINESE.not_allowed.format(id=8)
    async with running(**settings):
        assert (await server.user(8).ask("丙")).text == CHINESE.not_allowed.format(id=8)
        assert "3730万元" in (await server.user(7).ask("丁")).text
    async with running(state=tmp_path, open=False, allowed=frozenset({"@WangWu"})):
        assert (await server.user(7).ask("戊")).text == CHINESE.not_allowed.format(id=7)
    async with running(**settings):  # taken from the list and put on it again
        assert "3730万元" in (await server.user(8).ask("己")).text
    assert script.asked == ["甲", "丁", "己"]


async def test_a_listed_group_stays_so_under_its_new_number(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(open=False, allowed=frozenset({-1001})):
        await server.user(7).ask("/ask 甲", chat=-1001)
        await server.user(7).say("", chat=-1001, migrate_to_chat_id=-1002)
        assert "3730万元" in (await server.user(7).ask("/ask 乙", chat=-1002)).text


def test_codes_differ() -> None:
    codes = {Pairing().open() for _ in range(50)}
    assert len(codes) == 50
    assert all(re.fullmatch("[A-HJ-NP-Z2-9]{10}", code) for code in codes)


async def test_without_a_state_there_is_nobody_to_pair(
    server: FakeServer, script: Script, running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    async with running(open=False):
        await server.user(7).ask("/start ABCDEFGHJK")
    assert capsys.readouterr().err == ""


async def test_admins_are_answered_without_being_listed(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(open=False, admins=frozenset({5})):
        assert "3730万元" in (await server.user(5).ask("甲")).text
        assert "3730万元" in (await server.user(5).ask("/ask 乙", chat=-1001)).text
        refused = await server.user(6).ask("/ask 丙", chat=-1001)
    assert refused.text == CHINESE.not_allowed_group.format(id=6, chat=-1001)
    assert script.asked == ["甲", "乙"]
