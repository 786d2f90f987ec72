"""Somebody with a Telegram app: writes, presses buttons, sends files, and sees what the chat shows."""

import itertools
from typing import TYPE_CHECKING, Any

from ..factories import Json, group, private, user
from .chats import Sent
from .methods import Notice

if TYPE_CHECKING:
    from .server import FakeServer

_ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_numbers = itertools.count(1)


class Person:
    """One user, in the private chat with the bot unless another chat is named."""

    def __init__(self, server: "FakeServer", number: int, name: str | None) -> None:
        self._server = server
        self.id = number
        self.name = name

    async def say(
        self,
        text: str,
        chat: int | None = None,
        *,
        topic: int | None = None,
        reply_to: Sent | None = None,
        anonymous: bool = False,
        **more: Any,
    ) -> Json:
        """Write a message, in a group as its anonymous admin where told so; return the message."""
        if reply_to:
            more["reply_to_message"] = self._server.chats.json(reply_to)
        if chat is None:
            update = private(text, self.id, self.name, **more)
        else:
            update = group(text, self.id, chat, topic, **more)
            update["message"]["from"] |= {"username": self.name} if self.name else {}
        message: Json = update["message"]
        if anonymous:
            message |= {"from": _ANONYMOUS, "sender_chat": message["chat"]}
        await self._server.push(update)
        return message

    async def ask(self, text: str, chat: int | None = None, seconds: float = 5.0, **more: Any) -> Sent:
        """Write a message and return the next one that the bot sends to the chat."""
        place = self.id if chat is None else chat
        before = len(self._server.sent_to(place))
        await self.say(text, chat, **more)
        return (await self._server.messages(before + 1, place, seconds))[before]

    def sees(self, chat: int | None = None) -> list[Sent]:
        """Return the bot's messages in the chat, as they are after all changes, oldest first."""
        return self._server.sent_to(self.id if chat is None else chat)

    async def press(self, label: str, message: Sent | None = None, seconds: float = 5.0) -> Notice:
        """Press a button, of the newest message that has it; return how the bot answered the press."""
        shown = [message] if message else self._server.sent[::-1]
        for candidate in shown:
            if message is None and candidate.chat != self.id:
                continue
            for row in candidate.buttons:
                for button in row:
                    if label in button["text"] and "callback_data" in button:
                        return await self.forge(button["callback_data"], candidate, seconds)
        raise AssertionError(f"no button {label!r}: {[candidate.labels for candidate in shown[:5]]}")

    async def forge(self, data: str, message: Sent | None = None, seconds: float = 5.0) -> Notice:
        """Send callback data of one's own making, as if from a button of a message.

        Without a message it comes from one too old to be shown.
        """
        old = {"message_id": 1, "date": 0, "chat": private("", self.id)["message"]["chat"]}
        query = str(next(_numbers))
        server = self._server
        server.methods.notices[query] = None
        await server.push(
            {
                "callback_query": {
                    "id": query,
                    "from": user(self.id, self.name),
                    "message": server.chats.json(message) if message else old,
                    "chat_instance": "1",
                    "data": data,
                }
            }
        )
        await server.until(lambda: server.methods.notices[query] is not None, seconds)
        return server.methods.notices[query] or Notice()

    async def search(self, query: str, offset: str = "", seconds: float = 5.0) -> list[Json]:
        """Type ``@bot QUERY`` in some chat and return the results that are offered."""
        number = str(next(_numbers))
        server = self._server
        server.methods.results[number] = None
        inline = {"id": number, "from": user(self.id, self.name), "query": query, "offset": offset}
        await server.push({"inline_query": inline})
        await server.until(lambda: server.methods.results[number] is not None, seconds)
        return server.methods.results[number] or []

    async def send_photo(self, content: bytes, caption: str | None = None) -> None:
        """Send a photo: two sizes of it, the larger one last."""
        number = f"photo{next(_numbers)}"
        self._server.methods.files[number] = ("", content)
        small = {"file_id": "small", "file_unique_id": "small", "width": 90, "height": 60}
        large = {"file_id": number, "file_unique_id": number, "width": 1280, "height": 853}
        message = private("", self.id, self.name)["message"]
        del message["text"], message["entities"]
        message |= {"photo": [small, large | {"file_size": len(content)}]}
        await self._server.push({"message": message | ({"caption": caption} if caption else {})})

    async def send_file(
        self, name: str | None, content: bytes, caption: str | None = None, chat: int | None = None
    ) -> None:
        """Send a document; its name is the sender's choice and may be anything."""
        number = f"file{next(_numbers)}"
        self._server.methods.files[number] = (name or "", content)
        document: Json = {"file_id": number, "file_unique_id": number, "file_size": len(content)}
        if name is not None:
            document["file_name"] = name
        update = private("", self.id, self.name) if chat is None else group("", self.id, chat)
        message = update["message"]
        del message["text"], message["entities"]
        message |= {"document": document} | ({"caption": caption} if caption else {})
        await self._server.push(update)
