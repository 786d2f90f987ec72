"""What happens in the bot, told to whoever counts it."""


class Events:
    """Hears of everything worth counting; this one counts nothing.

    The methods are called in the thread of the event loop, must be quick and may not raise.
    """

    def answered(self, seconds: float, *, refused: bool) -> None:
        """A question was answered, or refused for want of an answer, so long after work on it began."""

    def failed(self, error: BaseException) -> None:
        """Something went wrong that its asker was told of, or nobody."""

    def flooded(self, seconds: float) -> None:
        """The server asked to wait so long (429)."""

    def queued(self, length: int) -> None:
        """So many updates are being worked on or waiting now."""

    def polled(self) -> None:
        """The server answered a request for updates, or sent one."""
