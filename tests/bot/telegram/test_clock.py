"""A leap of the clock makes nothing old."""

from pathlib import Path

import pytest

from bot.telegram.state import Clocks, State

from .factories import answered

DAY = 86400.0


class Time:
    """Two clocks that a test moves on."""

    def __init__(self) -> None:
        self._wall, self._ticks = 1_790_000_000.0, 1000.0
        self.clocks = Clocks(lambda: self._wall, lambda: self._ticks)

    def passes(self, days: float, truly: float | None = None) -> None:
        """Let time pass on the machine's clock, and in truth as far as said."""
        self._wall += days * DAY
        self._ticks += (days if truly is None else truly) * DAY


@pytest.fixture
def time() -> Time:
    return Time()


def test_a_leap_forward_purges_nothing_until_it_has_lasted(time: Time) -> None:
    state = State(None, clocks=time.clocks)
    stored = state.answers.add((7, 0, 7), answered("甲"))
    assert state.purge(90) == 0
    time.passes(400, truly=0.001)
    assert state.purge(90) == 0
    time.passes(-400, truly=0.001)
    assert state.purge(90) == 0
    assert state.answers.get(stored.id)
    time.passes(91)
    assert state.purge(90) == 1  # in its own time


def test_a_clock_that_is_a_year_ahead_after_a_start_is_not_believed_at_once(
    time: Time, tmp_path: Path
) -> None:
    state = State(tmp_path, clocks=time.clocks)
    stored = state.answers.add((7, 0, 7), answered("甲"))
    state.purge(90)
    state.close()
    time.passes(365, truly=0.01)
    state = State(tmp_path, clocks=time.clocks)
    assert state.purge(90) == 0
    time.passes(0.5)
    assert state.purge(90) == 0
    time.passes(0.6)
    assert state.purge(90) == 1  # a day later: it was off for a year
    assert state.answers.get(stored.id) is None
    state.close()


def test_what_was_written_while_the_clock_was_ahead_grows_old_too(time: Time) -> None:
    state = State(None, clocks=time.clocks)
    time.passes(1000, truly=0)
    state.answers.add((7, 0, 7), answered("甲"))
    time.passes(-1000, truly=0.001)
    assert state.purge(90) == 0
    time.passes(91)
    assert state.purge(90) == 1
