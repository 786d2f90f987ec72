"""A leap of the clock makes nothing old."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.telegram.state import State

from .factories import answered

DAY = 86400.0


@pytest.fixture
def let_pass(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let time pass on the machine's clock, and in truth as far as said."""
    wall, ticks = time.time(), time.monotonic()

    def go(days: float, truly: float | None = None) -> None:
        nonlocal wall, ticks
        wall += days * DAY
        ticks += (days if truly is None else truly) * DAY
        monkeypatch.setattr("time.time", lambda: wall)
        monkeypatch.setattr("time.monotonic", lambda: ticks)

    return go


def test_a_leap_forward_purges_nothing_until_it_has_lasted(let_pass: Callable[..., None]) -> None:
    state = State(None)
    stored = state.answers.add((7, 0, 7), answered("甲"))
    assert state.purge(90) == 0
    let_pass(400, truly=0.001)
    assert state.purge(90) == 0
    let_pass(-400, truly=0.001)
    assert state.purge(90) == 0
    assert state.answers.get(stored.id)
    let_pass(91)
    assert state.purge(90) == 1  # in its own time


def test_a_clock_that_is_a_year_ahead_after_a_start_is_not_believed_at_once(
    let_pass: Callable[..., None], tmp_path: Path
) -> None:
    state = State(tmp_path)
    stored = state.answers.add((7, 0, 7), answered("甲"))
    state.purge(90)
    state.close()
    let_pass(365, truly=0.01)
    state = State(tmp_path)
    assert state.purge(90) == 0
    let_pass(0.5)
    assert state.purge(90) == 0
    let_pass(0.6)
    assert state.purge(90) == 1  # a day later: it was off for a year
    assert state.answers.get(stored.id) is None
    state.close()


def test_what_was_written_while_the_clock_was_ahead_grows_old_too(let_pass: Callable[..., None]) -> None:
    state = State(None)
    let_pass(1000, truly=0)
    state.answers.add((7, 0, 7), answered("甲"))
    let_pass(-1000, truly=0.001)
    assert state.purge(90) == 0
    let_pass(91)
    assert state.purge(90) == 1
