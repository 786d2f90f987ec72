"""The chats of one bot: who is there, and what its messages show at the moment."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..factories import BOT, Json
from ..markup import Entity
from .errors import RefusedError, bad
from .keyboards import Rows
from .parameters import Parameters


@dataclass(frozen=True)
class Sent:
    """A message of the bot as the chat sees it now.

    Attributes:
        reply_to, topic: numbers of the message it answers and of the forum topic it stands in.
        html: whether it was formatted.
        id: its number in the chat.
        buttons: rows of inline buttons, as the Bot API writes them.
        edits: how often it was changed.
        document: name and content of the file it carries; its text is the caption.
    """

    chat: int
    text: str
    entities: list[Entity]
    html: bool
    reply_to: int | None
    topic: int | None
    id: int = 0
    buttons: Rows = ()
    edits: int = 0
    document: tuple[str, bytes] | None = None

    @property
    def labels(self) -> list[str]:
        """The words on its buttons."""
        return [button["text"] for row in self.buttons for button in row]


@dataclass
class Chats:
    """Keeps the bot's messages and knows the chats and the messages of others.

    Attributes:
        sent: the bot's messages that are not deleted, oldest first, as they are now.
        moved: the new numbers of groups that became supergroups.
        closed: chats that refuse messages, and the description they refuse them with.
    """

    sent: list[Sent] = field(default_factory=list)
    closed: dict[int, str] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    _chats: dict[int, Json] = field(default_factory=dict)
    _topics: set[tuple[int, int]] = field(default_factory=set)
    _others: dict[tuple[int, int], Json] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(9001))

    def meet(self, value: object) -> None:
        """Remember chats, topics and messages of an update, however deep in it."""
        if isinstance(value, list):
            for item in value:
                self.meet(item)
        if not isinstance(value, dict):
            return
        chat = value.get("chat")
        if isinstance(chat, dict) and isinstance(number := chat.get("id"), int):
            if isinstance(chat.get("type"), str):
                self._chats[number] = {k: v for k, v in chat.items() if isinstance(v, str | int)}
            if isinstance(topic := value.get("message_thread_id"), int):
                self._topics.add((number, topic))
            if isinstance(message := value.get("message_id"), int):
                self._others[number, message] = value
        for item in value.values():
            self.meet(item)

    def move(self, old: int, new: int) -> None:
        """Let a group become a supergroup; nobody is told but who writes to the old one."""
        self._chats[new] = {**self._chats[old], "id": new, "type": "supergroup"}
        self.moved[old] = new

    def reached(self, parameters: Parameters) -> int:
        """Return the chat a request names, which must be one the bot may write to."""
        text = parameters.text("chat_id", "")
        if not text:
            raise bad("chat_id is empty")
        named = [chat["id"] for chat in self._chats.values() if f"@{chat.get('username')}" == text]
        number = named[0] if named else parameters.integer("chat_id") if not text.startswith("@") else 0
        if new := self.moved.get(number):
            raise RefusedError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new
            )
        if number in self.closed:
            raise RefusedError(403, f"Forbidden: {self.closed[number]}")
        if number not in self._chats:
            if number > 0:
                raise RefusedError(403, "Forbidden: bot can't initiate conversation with a user")
            raise bad("chat not found")
        return number

    def add(self, parameters: Parameters, sent: Sent) -> Json:
        """Put a new message into its chat."""
        topic = parameters.integer("message_thread_id") if "message_thread_id" in parameters else None
        if topic is not None and (sent.chat, topic) not in self._topics:
            raise bad("message thread not found")
        message = replace(
            sent, id=next(self._numbers), topic=topic, reply_to=self._replied(parameters, sent.chat)
        )
        self.sent.append(message)
        return self.json(message)

    def find(self, chat: int, number: int, verb: str) -> int:
        """Return the place of one of the bot's messages in ``sent``."""
        for place, message in enumerate(self.sent):
            if (message.chat, message.id) == (chat, number):
                return place
        if (chat, number) in self._others:
            raise bad(f"message can't be {'deleted for everyone' if verb == 'delete' else 'edited'}")
        raise bad(f"message to {verb} not found")

    def change(self, place: int, **changes: Any) -> Json:
        """Edit the message at a place of ``sent``; it must become another."""
        old = self.sent[place]
        new = replace(old, **changes)
        if (new.text, new.entities, new.buttons) == (old.text, old.entities, old.buttons):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        self.sent[place] = replace(new, edits=old.edits + 1)
        return self.json(self.sent[place])

    def json(self, message: Sent) -> Json:
        """Return a message as the Bot API writes it."""
        chat = self._chats.get(message.chat, {"id": message.chat, "type": "private"})
        result: Json = {"message_id": message.id, "date": 1_790_000_001, "chat": chat, "from": BOT}
        words, marks = ("caption", "caption_entities") if message.document else ("text", "entities")
        result[words] = message.text
        result[marks] = [vars(entity) for entity in message.entities]
        if message.buttons:
            result["reply_markup"] = {"inline_keyboard": [list(row) for row in message.buttons]}
        if message.topic is not None:
            result |= {"message_thread_id": message.topic, "is_topic_message": True}
        if message.edits:
            result["edit_date"] = 1_790_000_002
        if message.document:
            name, content = message.document
            unique = f"sent{message.id}"
            result["document"] = {"file_id": unique, "file_unique_id": unique, "file_name": name} | {
                "file_size": len(content)
            }
        return result

    def _replied(self, parameters: Parameters, chat: int) -> int | None:
        reply = parameters.json("reply_parameters", dict, {})
        if "message_id" not in reply:
            return None
        number = reply["message_id"]
        if not isinstance(number, int):
            raise bad("wrong type of reply_parameters.message_id")
        if (chat, number) in self._others or any((m.chat, m.id) == (chat, number) for m in self.sent):
            return number
        if reply.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
