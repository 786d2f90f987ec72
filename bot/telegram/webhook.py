"""Updates that the server sends to us, instead of being asked for them.

The address the server calls belongs to a reverse proxy, which speaks HTTPS and passes the requests on to the
port opened here. Whoever knows that port could invent updates, so each must bring the secret that was handed to
the server at the start; it is made anew each time.
"""

import asyncio
import hmac
import json
import logging
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from tornado.web import Application, RequestHandler

from bot.errors import SettingsError as MalformedPlaceError
from bot.listening import listening_socket, parse_place
from bot.telegram.app import polled
from bot.telegram.errors import SettingsError, StateError
from bot.telegram.service import Service
from bot.telegram.wire.polling import ALLOWED_UPDATES, reason, unless_stopped
from bot.telegram.wire.ports import serve_http
from bot.telegram.wire.requests import readable

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LARGEST = 1 << 20  # bytes of a request; an update has a few thousand

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """A source of updates: where the server sends them to, and where we listen.

    Attributes:
        url: what the server calls; https, or http on this machine for a Bot API server of one's own.
        host, port: where we listen; the path of a request does not matter.
    """

    url: str
    host: str = "127.0.0.1"
    port: int = 8443

    @classmethod
    def parse(cls, url: str, listen: str | None) -> "Webhook":
        """Return the webhook that the options describe.

        Raises:
            SettingsError: an address that the server would not call, or where nobody can listen.
        """
        try:
            parts = urlsplit(url)
            local = parts.hostname in ("127.0.0.1", "localhost", "::1")
            usable = parts.scheme == "https" or (parts.scheme == "http" and local)
        except ValueError:
            usable = False
        if not usable or not parts.hostname or parts.username or any(c.isspace() for c in url):
            raise SettingsError(
                "--webhook: 应当像 https://例.cn/路径 (looks like https://example.org/path, without user name)"
            )
        if listen is None:
            return cls(url)
        try:
            return cls(url, *parse_place(listen))
        except MalformedPlaceError as error:
            raise SettingsError(str(error)) from None

    async def __call__(self, service: Service, stop: asyncio.Event) -> None:
        """Take updates until ``stop`` is set.

        The server keeps what it could not deliver, and goes on trying after a stop: the webhook stays registered.

        Raises:
            SettingsError: the port is taken, or not ours to take.
            InvalidToken: the token has been revoked.
        """
        secret = secrets.token_urlsafe(32)
        try:
            listening = listening_socket(self.host, self.port)
        except OSError as error:
            message = f"--listen {self.host}:{self.port}: 端口用不了 (cannot listen there): {error.strerror}"
            raise SettingsError(message) from error
        handler = (r".*", _Receiver, {"service": service, "secret": secret, "stop": stop})
        server = serve_http(
            Application([handler], log_function=_silent), listening, _LARGEST, service.settings.pace
        )
        try:
            await unless_stopped(stop, self._register(service, secret))
            await stop.wait()
        finally:
            server.stop()
            await server.close_all_connections()

    async def _register(self, service: Service, secret: str) -> None:
        backoff = service.settings.pace.webhook
        delay = backoff.first
        while True:
            try:
                await service.bot.set_webhook(self.url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
            except InvalidToken:
                raise
            except TelegramError as error:
                _log.warning("webhook not registered (%s), next try in %.0f s", reason(error), delay)
                await asyncio.sleep(delay)
                delay = backoff.after(delay)
            else:
                service.events.polled()
                return


async def polled_alone(service: Service, stop: asyncio.Event) -> None:
    """Fetch updates; a webhook that is still registered is removed first, since it would get them instead.

    Raises:
        InvalidToken: the token has been revoked.
    """
    try:
        if (await service.bot.get_webhook_info()).url:
            await service.bot.delete_webhook()
            _log.warning("webhook removed: updates are fetched from now on")
    except InvalidToken:
        raise
    except TelegramError as error:  # the polling will tell, and try again
        _log.warning("webhook not looked at: %s", reason(error))
    await polled(service, stop)


class _Receiver(RequestHandler):
    """Takes one update a request; answers 200 only when it is kept, so that the server sends it again otherwise."""

    def initialize(self, service: Service, secret: str, stop: asyncio.Event) -> None:
        self._service = service
        self._secret = secret
        self._stop = stop

    def check_xsrf_cookie(self) -> None:
        """Servers have no cookies."""

    async def post(self) -> None:
        """Take the update."""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            self.set_status(403)
            return
        update = _update(self.request.body, self._service)
        if update is None:  # not even a number: sent again, it would be no better
            return
        await unless_stopped(self._stop, self._service.chat_queues.room())
        if self._stop.is_set():
            self.set_status(503)
            return
        self._service.events.polled()
        try:
            await self._service.intake.take([update])
        except StateError as error:
            _log.error("update not kept: %s", error)
            self.set_status(500)


def _update(body: bytes, service: Service) -> Update | None:
    value: Any = None
    with suppress(ValueError, RecursionError):
        value = json.loads(body.decode("utf-8", "replace"))
    if not isinstance(value, dict) or not isinstance(value.get("update_id"), int):
        _log.warning("left out a request that holds no update")
        return None
    return Update.de_json(readable(value), service.bot)


def _silent(handler: RequestHandler) -> None:
    """Write no access log."""
