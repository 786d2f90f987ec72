"""Events told to several listeners."""

from bot.telegram.events import Events


class Broadcast(Events):
    """Passes every event on to its listeners, in their order."""

    def __init__(self, *listeners: Events) -> None:
        self._listeners = listeners

    def answered(self, seconds: float, *, refused: bool) -> None:
        """Tell of an answer or a refusal."""
        for listener in self._listeners:
            listener.answered(seconds, refused=refused)

    def failed(self, error: BaseException) -> None:
        """Tell of an error."""
        for listener in self._listeners:
            listener.failed(error)

    def flooded(self, seconds: float) -> None:
        """Tell that the server asked to wait."""
        for listener in self._listeners:
            listener.flooded(seconds)

    def queued(self, length: int) -> None:
        """Tell the length of the queue."""
        for listener in self._listeners:
            listener.queued(length)

    def polled(self) -> None:
        """Tell of a sign of life."""
        for listener in self._listeners:
            listener.polled()
