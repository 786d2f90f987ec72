"""A small Bot API server on the loopback interface, as strict as the real one where it matters."""

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from .factories import BOT, Json
from .markup import Entity, MarkupError, parse, units

TOKEN = "123456789:AAtestSecretOfTheFakeServer-0123456789"


@dataclass(frozen=True)
class Sent:
    """A message as the chat sees it."""

    chat: int
    text: str
    entities: list[Entity]
    html: bool
    reply_to: int | None
    topic: int | None


class RefusedError(Exception):
    """An answer other than 200."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass
class FakeServer:
    """Keeps the updates of one bot and what the bot sends.

    Attributes:
        sent: messages that arrived, in their order.
        calls: (method, parameters) of every request, refused ones included.
        refusals: for each method, refusals for its next calls.
        raw_answers: for a method, the body of its next answer, whatever else it would be.
        offset: updates below have been confirmed.
    """

    token: str = TOKEN
    sent: list[Sent] = field(default_factory=list)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    refusals: dict[str, deque[RefusedError]] = field(default_factory=lambda: defaultdict(deque))
    offset: int = 0
    raw_answers: dict[str, bytes] = field(default_factory=dict)
    _updates: list[Json] = field(default_factory=list)
    _next_update: int = 5000
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _poll: int = 0
    _port: int = 0
    _server: HTTPServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        sockets = bind_sockets(self._port, "127.0.0.1")
        self._port = sockets[0].getsockname()[1]
        handler = r"/bot([^/]+)/(\w+)"
        self._server = HTTPServer(Application([(handler, _Handler, {"fake": self})], log_function=_silent))
        self._server.add_sockets(sockets)

    async def stop(self) -> None:
        """Refuse connections and drop those there are; ``start`` comes back on the same port."""
        if self._server:
            server, self._server = self._server, None
            server.stop()
            self._poll += 1
            await self._notify()
            await server.close_all_connections()

    async def push(self, *updates: Json) -> None:
        """Let messages come in."""
        for update in updates:
            self._updates.append({"update_id": self._next_update} | update)
            self._next_update += 1
        await self._notify()

    async def messages(self, count: int = 1, chat: int | None = None, seconds: float = 5.0) -> list[Sent]:
        """Wait until so many messages have been sent (to a chat) and return them all."""
        await self.until(lambda: len(self.sent_to(chat)) >= count, seconds)
        return self.sent_to(chat)

    def sent_to(self, chat: int | None) -> list[Sent]:
        return [message for message in self.sent if chat is None or message.chat == chat]

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.calls)

    async def until(self, holds: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something holds that a request or a push can bring about."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(holds)
        except TimeoutError:
            raise AssertionError(f"not within {seconds} s; sent: {self.sent}") from None

    async def call(self, method: str, parameters: dict[str, str]) -> object:
        self.calls.append((method, parameters))
        try:
            if self.refusals[method]:
                raise self.refusals[method].popleft()
            methods = {
                "getMe": self._get_me,
                "getUpdates": self._get_updates,
                "sendMessage": self._send_message,
                "sendChatAction": self._send_chat_action,
                "setMyCommands": self._set_my_commands,
                "deleteWebhook": self._delete_webhook,
            }
            if method not in methods:
                raise RefusedError(404, "Not Found")
            return await methods[method](parameters)
        finally:
            await self._notify()

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _get_me(self, parameters: dict[str, str]) -> Json:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False}

    async def _set_my_commands(self, parameters: dict[str, str]) -> bool:
        for command in json.loads(parameters["commands"]):
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]) or not command["description"]:
                raise RefusedError(400, "Bad Request: BOT_COMMAND_INVALID")
        return True

    async def _delete_webhook(self, parameters: dict[str, str]) -> bool:
        return True

    async def _get_updates(self, parameters: dict[str, str]) -> list[Json]:
        self._poll += 1
        mine = self._poll
        self.offset = max(self.offset, int(parameters.get("offset", 0)))
        self._updates = [update for update in self._updates if update["update_id"] >= self.offset]
        try:
            async with asyncio.timeout(float(parameters.get("timeout", 0)) or 0.001), self._changed:
                self._changed.notify_all()
                await self._changed.wait_for(lambda: self._updates or self._poll != mine or self.raw_answers)
        except TimeoutError:
            return []
        if self._poll != mine:
            raise RefusedError(409, "Conflict: terminated by other getUpdates request")
        return self._updates[: int(parameters.get("limit", 100))]

    async def _send_chat_action(self, parameters: dict[str, str]) -> bool:
        if parameters["action"] != "typing":
            raise RefusedError(400, "Bad Request: wrong parameter action in request")
        return True

    async def _send_message(self, parameters: dict[str, str]) -> Json:
        mode = parameters.get("parse_mode")
        text, entities = parameters.get("text", ""), list[Entity]()
        if mode == "HTML":
            try:
                text, entities = parse(text)
            except MarkupError as error:
                raise RefusedError(400, f"Bad Request: can't parse entities: {error}") from None
        elif mode:
            raise RefusedError(400, "Bad Request: unsupported parse_mode")
        if not text.strip():
            raise RefusedError(400, "Bad Request: message text is empty")
        if units(text) > 4096:
            raise RefusedError(400, "Bad Request: message is too long")
        if len(entities) > 100:
            raise RefusedError(400, "Bad Request: too many entities")  # the real one drops the rest
        reply = json.loads(parameters.get("reply_parameters", "{}")).get("message_id")
        chat = int(parameters["chat_id"])
        topic = int(parameters["message_thread_id"]) if "message_thread_id" in parameters else None
        self.sent.append(Sent(chat, text, entities, mode == "HTML", reply, topic))
        kind = {"id": chat, "type": "private" if chat > 0 else "supergroup"}
        return {"message_id": 9000 + len(self.sent), "date": 1_790_000_001, "chat": kind, "text": text}


class _Handler(RequestHandler):
    def initialize(self, fake: FakeServer) -> None:
        self.fake = fake

    def check_xsrf_cookie(self) -> None:
        """Programs have no cookies."""

    async def post(self, token: str, method: str) -> None:
        parameters = {name: self.get_body_argument(name, strip=False) for name in self.request.body_arguments}
        answer: dict[str, Any]
        try:
            if token != self.fake.token:
                raise RefusedError(401, "Unauthorized")
            answer = {"ok": True, "result": await self.fake.call(method, parameters)}
        except RefusedError as refused:
            self.set_status(refused.code)
            answer = {"ok": False, "error_code": refused.code, "description": refused.description}
            if refused.parameters:
                answer["parameters"] = refused.parameters
        body = self.fake.raw_answers.pop(method, None)
        with suppress(OSError):  # the bot may have hung up
            await self.finish(json.dumps(answer) if body is None else body)

    get = post


def _silent(handler: RequestHandler) -> None:
    """Write no access log."""
