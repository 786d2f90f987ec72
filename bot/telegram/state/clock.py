"""Time by which things grow old: a leap of the machine's clock must not make all of them old at once.

What the clock says is believed where it goes on as the time since the last look does, or where the program was
off for no longer than a week. After a leap forward the old time goes on, until the new one has lasted for a day.
"""

from bot.telegram.state.database import Database

_DAY = 86400.0
_OFF = 7 * _DAY  # the bot may have been off for so long
_LASTED = _DAY  # the clock has been as it is now for so long
_SLACK = 300.0  # seconds: what is set right in passing


class Clock:
    """The table of the clock: the latest time that was believed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        row = database.row("SELECT seen FROM clock")
        self._clocks = database.clocks
        self._wall, self._ticks = self._clocks.wall(), self._clocks.ticks()
        doubted = row is not None and self._wall > row["seen"] + _OFF
        self._believed: float = row["seen"] if doubted else self._wall
        self._since: float | None = self._ticks if doubted else None  # when the doubt began

    def now(self) -> float:
        """Return the time, in seconds since the epoch, as far as it is believed."""
        wall, ticks = self._clocks.wall(), self._clocks.ticks()
        passed = ticks - self._ticks
        leapt = wall - self._wall > passed + _SLACK
        self._wall, self._ticks = wall, ticks
        if leapt:
            self._since = ticks
        if self._since is not None and ticks - self._since < _LASTED:
            self._believed += passed
        else:
            self._believed, self._since = wall, None
        self._database.change("INSERT OR REPLACE INTO clock VALUES (1, ?)", self._believed)
        return self._believed
