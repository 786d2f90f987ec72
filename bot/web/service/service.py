"""All that the server keeps between requests, in one value, and what runs beside them."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Hashable
from contextlib import suppress
from typing import Any, Final, TypeVar

from starlette.requests import HTTPConnection

from bot.buckets import Buckets
from bot.keys import Doorkeeper
from bot.outward import without_folders
from bot.web.errors import ProblemError
from bot.web.service.conversations import Conversations
from bot.web.service.library import Library
from bot.web.service.metrics import Metrics
from bot.web.service.pool import Pool
from bot.web.service.remembered import Remembered
from bot.web.service.sessions import Sessions
from bot.web.settings import ServerSettings
from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever import Retriever
from retriever.errors import RetrieverError

_T = TypeVar("_T")
_log = logging.getLogger(__name__)
_LOOK_SECONDS: Final = 2.0
"""Between two looks at whether the index has changed on disk."""


class Service:
    """What requests share. Its methods are called in the thread of the event loop."""

    def __init__(self, settings: ServerSettings, library: Library) -> None:
        self.settings = settings
        self.library = library
        self.pool = Pool(settings.threads, settings.waiting)
        self.conversations = Conversations(settings.conversations, settings.idle)
        self.remembered = Remembered()
        self.sessions = Sessions()
        self.mending = asyncio.Lock()  # one correction after the other
        self.metrics = Metrics()
        self.budgets = Buckets(settings.budget) if settings.budget else None
        self.doorkeeper = Doorkeeper(settings.keys)
        self.metrics.inside.set_function(lambda: self.pool.inside)
        self.metrics.conversations.set_function(lambda: len(self.conversations))
        self._beside: set[asyncio.Task[None]] = set()

    def outward(self, value: Any) -> Any:
        """Return JSON as its reader may see it: the folders of this machine are for programs on it alone."""
        return value if self.settings.local else without_folders(value)

    def spend(self, who: Hashable, now: float) -> None:
        """Take one request out of somebody's budget.

        Raises:
            ProblemError: it is used up.
        """
        if self.budgets is None:
            return
        wait = self.budgets.wait(who, now)
        if wait:
            raise ProblemError(
                429,
                "over_budget",
                f"请求太多，请 {wait:.0f} 秒后再来 (too many requests: wait {wait:.0f} s)",
                wait,
            )
        self.budgets.take(who, now)

    async def with_archive(self, work: Callable[[Retriever], _T]) -> _T:
        """Do some work with the archive, in a thread, where there is room.

        Raises:
            ProblemError: there is none.
        """

        def lent() -> _T:
            with self.library.lend() as assistant:
                return work(assistant.archive)

        with self.pool.place():
            return await self.pool.run(lent)

    async def begin(self) -> None:
        """Load what is needed, and watch the index from now on."""
        await self.pool.run(self.library.warm)
        self._start(self._watch)

    def reload(self) -> None:
        """Open the archive anew beside what goes on."""
        self._start(lambda: self._renew(self.library.reload))

    async def end(self) -> None:
        """Stop what runs beside the requests, and close the archive."""
        for task in list(self._beside):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self.pool.close()
        self.library.close()

    def _start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        task = asyncio.create_task(work())
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _renew(self, how: Callable[[], None]) -> None:
        try:
            await self.pool.run(how)
        except ProblemError:
            return  # the server is ending
        except (RetrieverError, EncoderError, CorpusError, OSError) as error:
            _log.warning("the archive could not be opened anew, the one in use stays: %s", error)
            self.metrics.reloaded(done=False)
        else:
            self.metrics.reloaded(done=True)

    async def _watch(self) -> None:
        """Take over what changes on disk."""
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                changed = await self.pool.run(self.library.changed)
            except (RetrieverError, OSError) as error:  # as while its folder is being replaced
                _log.info("the index cannot be looked at: %s", error)
                continue
            except ProblemError:
                return  # the server is ending
            if changed:
                await self._renew(self.library.refresh)


def service_of(connection: HTTPConnection) -> Service:
    """Return the service that a request has come to."""
    service: Service = connection.app.state.service
    return service
