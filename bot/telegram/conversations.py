"""What the bot asks, and the memory of who has asked it what."""

from collections import OrderedDict
from typing import Protocol

from bot.answer import Answer

Key = tuple[int, int]  # chat id, id of the one who asks in it


class ConversationLike(Protocol):
    """A conversation with follow-up questions."""

    def ask(self, question: str) -> Answer:
        """Return the answer; blocks, and is not asked twice at a time.

        Raises:
            RetrieverError: the question or the index is at fault; the message is one line.
        """
        ...


class AssistantLike(Protocol):
    """Something that conversations can be held with, in several threads at a time."""

    def conversation(self) -> ConversationLike:
        """Return a new conversation; quick."""
        ...


class Conversations:
    """One conversation for each asker in each chat; the one longest unused is forgotten first."""

    def __init__(self, assistant: AssistantLike, capacity: int) -> None:
        self._assistant = assistant
        self._capacity = capacity
        self._conversations: OrderedDict[Key, ConversationLike] = OrderedDict()

    def __len__(self) -> int:
        return len(self._conversations)

    def of(self, key: Key) -> ConversationLike:
        """Return the conversation under this key, a new one where there is none."""
        conversation = self._conversations.get(key)
        if conversation is None:
            conversation = self._conversations[key] = self._assistant.conversation()
        self._conversations.move_to_end(key)
        while len(self._conversations) > self._capacity:
            self._conversations.popitem(last=False)
        return conversation
