"""What the bot remembers is kept no longer than it may, and deleted when somebody asks."""

import time
from pathlib import Path

from bot.telegram.state import Arrival, State
from bot.words.telegram.texts import CHINESE

from .conftest import Running
from .crashes import files_in
from .factories import Script, answered
from .fake_server import FakeServer


async def test_somebody_who_is_forgotten(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    secret = "只有七号问过的秘密"
    script.replies[secret] = answered(secret)
    script.replies["乙"] = answered("乙")
    async with running(state=tmp_path):
        old = await server.user(7).ask(secret)
        await server.user(8).ask("乙")
        await server.user(7).ask(f"/feedback {secret}")
        await server.user(7).press("👍", old)
        asked = await server.user(7).ask("/forget")
        assert asked.text == CHINESE.forget
        stranger = await server.user(8).forge(asked.buttons[0][0]["callback_data"], server.sent_to(8)[0])
        assert stranger.text == CHINESE.pressed_stale  # no button of that message
        stranger = await server.user(8).forge(asked.buttons[0][0]["callback_data"], asked)
        assert stranger.text == CHINESE.pressed_elsewhere
        await server.user(7).press(CHINESE.button_forget)
        await server.until(lambda: server.user(7).sees()[-1].edits == 1)
        assert server.user(7).sees()[-1].text == CHINESE.forgotten.format(number=4)
        assert (await server.user(7).press(CHINESE.button_article, old)).text == CHINESE.pressed_stale
        assert (await server.user(7).ask("/more")).text.startswith("更多：None")
        await server.user(8).press(CHINESE.button_article)
        await server.messages(2, chat=8)
    kept = b"".join(files_in(tmp_path).values())
    assert secret.encode() not in kept
    assert "乙".encode() in kept


def test_nothing_is_kept_longer_than_it_may(tmp_path: Path) -> None:
    state = State(tmp_path)
    old, new = (state.answers.add((number, 0, number), answered("甲")) for number in (1, 2))
    state.conversations.save((1, 0, 1), {"topic": "甲"})
    state.pending.accept([Arrival(1, 1, 1, "{}"), Arrival(2, 1, 1, "{}")])
    state.pending.done(1)
    state.database.change("UPDATE answer SET at = at - 91 * 86400 WHERE id = ?", old.id)
    state.database.change("UPDATE conversation SET at = at - 91 * 86400")
    state.database.change("UPDATE pending SET at = at - 91 * 86400")
    assert state.purge(90) == 2
    assert state.purge(90) == 0
    assert state.answers.get(old.id) is None
    assert state.answers.get(new.id) is not None
    assert state.conversations.load((1, 0, 1)) is None
    assert [pending.id for pending in state.pending.open()] == [2]  # what waits is no matter of age
    assert state.pending.accept([Arrival(1, 1, 1, "{}")]) == [1]
    state.close()


async def test_housekeeping_runs_at_the_start(
    server: FakeServer, script: Script, running: Running, tmp_path: Path
) -> None:
    state = State(tmp_path)
    old = state.answers.add((7, 0, 7), answered("甲"))
    state.database.change("UPDATE answer SET at = ?", time.time() - 2 * 86400)
    state.close()
    async with running(state=tmp_path, retention_days=1.0):
        answer = await server.user(7).ask("乙")
        assert (await server.user(7).forge(f"open:{old.id}:0", answer)).text == CHINESE.pressed_stale
