"""Updates on their way to the bot: fetched by one poller at a time, or sent to its webhook."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from ..factories import Json
from .errors import RefusedError

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(frozen=True)
class Webhook:
    """Where updates are sent to."""

    url: str
    secret: str | None = None


@dataclass
class Updates:
    """The updates a bot has not confirmed.

    Attributes:
        offset: updates below have been confirmed, or were thrown away.
        allowed: the kinds the bot wants; all but a few where None.
        webhook: where they are sent to; None where the bot fetches them.
        last_error: what the webhook's last failure was.
        fetched: how often each update was handed out, by its number.
    """

    changed: asyncio.Condition
    offset: int = 0
    allowed: frozenset[str] | None = None
    webhook: Webhook | None = None
    last_error: str | None = None
    waiting: list[Json] = field(default_factory=list)
    fetched: dict[int, int] = field(default_factory=dict)
    _next: int = 5000
    _poll: int = 0

    def add(self, update: Json) -> None:
        """Take an update in, unless its kind is not wanted; one may bring its own number."""
        kind = next((name for name in update if name != "update_id"), "")
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        if wanted or not kind:
            self.waiting.append({"update_id": self._next} | update)
            self._next = max(self._next, self.waiting[-1]["update_id"]) + 1

    def allow(self, kinds: list[str] | None) -> None:
        """Remember the kinds a bot asks for; an empty list asks for the usual ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget the updates below an offset; a negative one counts from the end."""
        if offset < 0:
            offset = self.waiting[offset:][0]["update_id"] if self.waiting else self.offset
        self.offset = max(self.offset, offset)
        self.waiting = [update for update in self.waiting if update["update_id"] >= self.offset]

    def drop(self) -> None:
        """Throw all waiting updates away."""
        self.confirm(self._next)

    async def disturb(self) -> None:
        """End the poll under way, as another poller would."""
        self._poll += 1
        async with self.changed:
            self.changed.notify_all()

    async def fetch(self, limit: int, seconds: float, at_once: Callable[[], bool]) -> list[Json]:
        """Return waiting updates, or none after some seconds; ``at_once`` ends the wait early."""
        if self.webhook:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        mine = self._poll
        try:
            async with asyncio.timeout(seconds or 0.001), self.changed:
                self.changed.notify_all()
                await self.changed.wait_for(lambda: self.waiting or self._poll != mine or at_once())
        except TimeoutError:
            return []
        if self._poll != mine:
            raise RefusedError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        for update in (updates := self.waiting[: min(max(limit, 1), 100)]):
            self.fetched[update["update_id"]] = self.fetched.get(update["update_id"], 0) + 1
        return updates

    async def send(self) -> None:
        """Send updates to the webhook, one after the other, each until it is taken; never returns."""
        client = AsyncHTTPClient(force_instance=True)
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: bool(self.webhook and self.waiting))
            if self.webhook and self.waiting and not await self._taken(client, self.webhook, self.waiting[0]):
                await asyncio.sleep(0.05)

    async def _taken(self, client: AsyncHTTPClient, webhook: Webhook, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        request = HTTPRequest(webhook.url, "POST", headers, json.dumps(update), request_timeout=10)
        number = update["update_id"]
        self.fetched[number] = self.fetched.get(number, 0) + 1
        try:
            await client.fetch(request)
        except HTTPClientError as error:
            self.last_error = f"Wrong response from the webhook: {error.code} {error.message}"
            return False
        except OSError:
            self.last_error = "Connection refused"
            return False
        with suppress(ValueError):
            self.waiting.remove(update)
        self.offset = max(self.offset, number + 1)
        async with self.changed:
            self.changed.notify_all()
        return True
