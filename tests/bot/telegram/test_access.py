"""Who is answered, and how somebody becomes the owner."""

import re
from pathlib import Path

import pytest

from bot.telegram import access
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
    async with running(state=tmp_path, open=False):
        code = printed_code(capsys)
        assert code not in caplog.text
        assert (await server.user(7).ask("甲")).text == CHINESE.not_allowed.format(id=7)
        assert (await server.user(7).ask("/start")).text == CHINESE.not_allowed.format(id=7)
        assert (await server.user(8).ask("/start WRONGCODE2")).text == CHINESE.pairing_wrong
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


def test_a_code_allows_few_tries_and_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    pairing = Pairing()
    assert not pairing.redeem(1, "")
    code = pairing.open()
    assert not any(pairing.redeem(1, "X" * 10) for _ in range(3))
    assert not pairing.redeem(1, code)  # the fourth try of one person
    assert pairing.redeem(2, code)
    assert not pairing.redeem(2, code)
    code = pairing.open()
    for person in range(10, 30):
        pairing.redeem(person, "X" * 10)
    assert not pairing.redeem(2, code)
    code = pairing.open()
    now = access.time.monotonic()
    monkeypatch.setattr(access.time, "monotonic", lambda: now + access.PAIRING_MINUTES * 60 + 1)
    assert not pairing.redeem(2, code)


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
