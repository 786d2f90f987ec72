"""The HTTP side of the fake server, its faults, and what tests look at."""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from ..factories import Json
from .chats import Chats, Sent
from .errors import RefusedError, bad
from .methods import Methods
from .parameters import Parameters
from .people import Person
from .updates import Updates

_NOW_AND_THEN = 0.1  # seconds

TOKEN = "123456789:AAtestSecretOfTheFakeServer-0123456789"


@dataclass
class FakeServer:
    """A Bot API server for one bot, on the loopback interface.

    Attributes:
        calls: (method, parameters) of every request, refused ones included.
        times: when each of them came, in seconds of the monotonic clock.
        refusals: for each method, refusals for its next calls.
        raw_answers: for a method, the body of its next answer, whatever else it would be.
        slow: for a method, seconds by which its answers come late; what was asked for is done at once.
        lost: for a method, how many of its next calls are carried out without an answer.
        broken_files: how many of the next downloads end before their time.
        trouble: is asked before every call whether to refuse it; ``judge``: the same, with its parameters.
        chats, updates, methods: the parts the server is made of.
    """

    token: str = TOKEN
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    refusals: dict[str, deque[RefusedError]] = field(default_factory=lambda: defaultdict(deque))
    raw_answers: dict[str, bytes] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    broken_files: int = 0
    trouble: Callable[[str], RefusedError | None] = lambda method: None
    judge: Callable[[str, dict[str, str]], RefusedError | None] = lambda method, values: None
    chats: Chats = field(default_factory=Chats)

    def __post_init__(self) -> None:
        self._changed = asyncio.Condition()
        self.updates = Updates(self._changed)
        self.methods = Methods(self.chats, self.updates, at_once=lambda: "getUpdates" in self.raw_answers)
        self._people: dict[int, Person] = {}
        self._port = 0
        self._server: HTTPServer | None = None
        self._webhook: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def sent(self) -> list[Sent]:
        """The bot's messages as they are now, oldest first."""
        return self.chats.sent

    @property
    def offset(self) -> int:
        """Updates below have been confirmed."""
        return self.updates.offset

    async def start(self) -> None:
        sockets = bind_sockets(self._port, "127.0.0.1")
        self._port = sockets[0].getsockname()[1]
        routes = [
            (r"/bot([^/]+)/(\w+)", _Handler, {"fake": self}),
            (r"/file/bot([^/]+)/documents/(\w+)", _Files, {"fake": self}),
        ]
        self._server = HTTPServer(Application(routes, log_function=_silent), max_buffer_size=1 << 26)
        self._server.add_sockets(sockets)
        self._webhook = asyncio.create_task(self.updates.send())

    async def stop(self) -> None:
        """Refuse connections and drop those there are; ``start`` comes back on the same port."""
        if self._server:
            server, self._server = self._server, None
            server.stop()
            if self._webhook:
                self._webhook.cancel()
            await self.updates.disturb()
            await server.close_all_connections()

    async def outage(self, seconds: float) -> None:
        """Be unreachable for a while."""
        await self.stop()
        await asyncio.sleep(seconds)
        await self.start()

    def user(self, number: int, name: str | None = None) -> Person:
        """Return somebody who can write, press buttons and look at a chat."""
        return self._people.setdefault(number, Person(self, number, name))

    async def push(self, *updates: Json) -> None:
        """Let updates come in."""
        for update in updates:
            self.chats.meet(update)
            self.updates.add(update)
        await self.notify()

    async def messages(self, count: int = 1, chat: int | None = None, seconds: float = 5.0) -> list[Sent]:
        """Wait until so many messages have been sent (to a chat) and return them all."""
        await self.until(lambda: len(self.sent_to(chat)) >= count, seconds)
        return self.sent_to(chat)

    def sent_to(self, chat: int | None) -> list[Sent]:
        return [message for message in self.sent if chat is None or message.chat == chat]

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    async def until(self, holds: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something holds: it is looked at with every request and push, and now and then between them."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                while not holds():
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self._changed.wait(), _NOW_AND_THEN)
        except TimeoutError:
            raise AssertionError(f"not within {seconds} s; sent: {self.sent[-20:]}") from None

    async def notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def call(self, method: str, parameters: Parameters) -> object:
        """Carry out a request.

        Raises:
            RefusedError: it is not carried out.
        """
        self.calls.append((method, dict(parameters.values)))
        self.times.append(time.monotonic())
        try:
            if self.refusals[method]:
                raise self.refusals[method].popleft()
            if refused := self.trouble(method) or self.judge(method, dict(parameters.values)):
                raise refused
            if method == "getUpdates" and method in self.raw_answers:
                with suppress(ValueError):
                    self.chats.meet(json.loads(self.raw_answers[method]))
            return await self.methods.named(method)(parameters)
        finally:
            await self.notify()


class _Handler(RequestHandler):
    def initialize(self, fake: FakeServer) -> None:
        self.fake = fake

    def check_xsrf_cookie(self) -> None:
        """Programs have no cookies."""

    async def post(self, token: str, method: str) -> None:
        answer: dict[str, Any]
        try:
            if token != self.fake.token:
                raise RefusedError(401, "Unauthorized")
            answer = {"ok": True, "result": await self.fake.call(method, self._parameters())}
        except RefusedError as refused:
            self.set_status(refused.code)
            answer = {"ok": False, "error_code": refused.code, "description": refused.description}
            if refused.parameters:
                answer["parameters"] = refused.parameters
        if delay := self.fake.slow.get(method):
            await asyncio.sleep(delay)
        if self.fake.lost.get(method):
            self.fake.lost[method] -= 1
            self.request.connection.close()  # type: ignore[union-attr]
            return
        body = self.fake.raw_answers.pop(method, None)
        with suppress(OSError):  # the bot may have hung up
            await self.finish(json.dumps(answer) if body is None else body)

    get = post

    def _parameters(self) -> Parameters:
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            try:
                given = json.loads(self.request.body)
            except ValueError:
                raise bad("can't parse JSON") from None
            values = {k: v if isinstance(v, str) else json.dumps(v) for k, v in given.items()}
            return Parameters(values)
        names = self.request.arguments
        files = {name: (files[0].filename, files[0].body) for name, files in self.request.files.items()}
        return Parameters({name: self.get_argument(name, strip=False) for name in names}, files)


class _Files(RequestHandler):
    def initialize(self, fake: FakeServer) -> None:
        self.fake = fake

    async def get(self, token: str, number: str) -> None:
        if token != self.fake.token or number not in self.fake.methods.files:
            self.set_status(404)
            await self.finish(json.dumps({"ok": False, "error_code": 404, "description": "Not Found"}))
            return
        content = self.fake.methods.files[number][1]
        if self.fake.broken_files:
            self.fake.broken_files -= 1
            self.set_header("Content-Length", str(len(content) + 1))
            self.request.connection.close()  # type: ignore[union-attr]
            return
        await self.finish(content)


def _silent(handler: RequestHandler) -> None:
    """Write no access log."""
