"""Where an answer goes."""

from dataclasses import dataclass

from telegram import Message
from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: chat, topic in it, and the message that it answers, where that is not the last one."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None

    @property
    def private(self) -> bool:
        """Whether this is the chat with one person."""
        return self.chat > 0

    @classmethod
    def of(cls, message: Message) -> "Place":
        """Return the place of the answer to a message."""
        topic = message.message_thread_id if message.is_topic_message else None
        clear = message.chat.type == ChatType.PRIVATE and message.edit_date is None
        return cls(message.chat.id, topic, None if clear else message.message_id)
