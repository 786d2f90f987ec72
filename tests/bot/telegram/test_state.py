"""The tables of what the bot remembers: what comes back, in which versions, and on a full disk."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.telegram import StateError
from bot.telegram.state import Arrival, State
from bot.telegram.state.schema import MIGRATIONS

from .factories import answered, refused
from .test_buttons import rich


def test_every_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    for answer in (rich(), refused("火星"), answered("甲", rewritten="甲乙")):
        state = State(tmp_path)
        number = state.answers.add((1, 2, 3), answer).id
        state.close()
        state = State(tmp_path)
        stored = state.answers.get(number)
        assert stored is not None
        assert stored.key == (1, 2, 3)
        assert stored.answer.to_json() == answer.to_json()
        state.close()


def test_an_update_that_is_done_stays_done() -> None:
    state = State(None)
    assert state.pending.accept([Arrival(1, 7, 7, "{}"), Arrival(2, 7, 7, "{}")]) == [1, 2]
    state.pending.done(1)
    for late in (state.pending.sending, state.pending.unsent, state.pending.sent, state.pending.tried):
        late(1)
    assert [pending.id for pending in state.pending.open()] == [2]
    assert state.pending.accept([Arrival(1, 7, 7, "{}"), Arrival(3, 7, 7, "{}")]) == [3]
    state.close()


def test_all_or_nothing() -> None:
    state = State(None)
    with pytest.raises(ZeroDivisionError), state.transaction():
        state.answers.add((1, 0, 1), answered("甲"))
        raise ZeroDivisionError
    assert state.answers.counts()["answers"] == 0
    state.close()


def test_migrations_keep_what_is_there(tmp_path: Path) -> None:
    state = State(tmp_path)
    number = state.answers.add((1, 0, 1), answered("甲")).id
    state.close()
    state = State(tmp_path, migrations=(*MIGRATIONS, ("ALTER TABLE answer ADD COLUMN note TEXT",)))
    assert state.answers.get(number) is not None
    assert state.database.row("SELECT note FROM answer")["note"] is None
    state.close()
    with pytest.raises(StateError, match="later version") as caught:
        State(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_state_of_the_first_version_goes_on(tmp_path: Path) -> None:
    answer = json.dumps(answered("甲").to_json(), ensure_ascii=False)
    with closing(sqlite3.connect(tmp_path / "state.db", isolation_level=None)) as connection:
        for statement in MIGRATIONS[0]:
            connection.execute(statement)
        connection.execute("PRAGMA user_version = 1")
        connection.execute("INSERT INTO answer VALUES ('x', 7, 0, 7, 'answer', ?, ?)", (time.time(), answer))
        connection.execute("INSERT INTO document VALUES ('h', '一.md', 9, 7, 3, 'indexed', 1.0)")
        connection.execute("INSERT INTO chat VALUES (7, NULL, 'en')")
        connection.execute("INSERT INTO person VALUES (7, 'owner', 1.0)")
    state = State(tmp_path)
    stored = state.answers.get("x")
    assert stored is not None
    assert stored.answer.text == "3730万元"
    (document,) = state.documents.all()
    assert (document.name, document.indexed, document.tries, document.aside) == ("一.md", True, 0, False)
    state.people.hear(7, "zh")
    assert (state.people.language(7), state.people.owner()) == ("en", 7)
    state.answers.shown("x", 7, 9001)
    assert state.answers.state_at(7, 9001) is None  # it was not kept then
    assert state.forget(7) == 1
    assert state.database.row("SELECT count(*) FROM shown")[0] == 0
    state.close()


def test_a_file_that_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"something else" * 1000)
    with pytest.raises(StateError, match=r"state\.db"):
        State(tmp_path)


def test_the_folder_is_closed_to_others(tmp_path: Path) -> None:
    state = State(tmp_path / "telegram")
    state.close()
    assert (tmp_path / "telegram").stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(tmp_path / "telegram" / "state.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    state = State(tmp_path)
    number = state.answers.add((1, 0, 1), answered("甲")).id
    state.database.row("PRAGMA max_page_count = 1")  # SQLite raises it to what is in use
    with pytest.raises(StateError, match="full") as caught:
        for _ in range(200):
            state.pending.accept([Arrival(_, 1, 1, "x" * 4000)])
    assert "\n" not in str(caught.value)
    assert state.answers.get(number) is not None
    state.close()


def test_the_log_is_moved_into_the_file(tmp_path: Path) -> None:
    state = State(tmp_path)
    before = (tmp_path / "state.db").stat().st_size
    for number in range(50):
        state.answers.add((number, 0, 1), answered("甲"))
    assert (tmp_path / "state.db").stat().st_size == before
    state.database.checkpoint()
    assert (tmp_path / "state.db").stat().st_size > before
    state.close()


def test_a_refusal_comes_back_with_the_name_it_misses() -> None:
    state = State(None)
    answer = Answer("红石镇有多少摊位", None, 0.2, kind="refusal", unsaid=("红石镇",), instead="青螺镇")
    stored = state.answers.get(state.answers.add((1, 0, 1), answer).id)
    assert stored is not None
    assert (stored.answer.unsaid, stored.answer.instead) == (("红石镇",), "青螺镇")
    state.close()
