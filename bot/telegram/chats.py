"""What the bot asks, and the memory of who has asked it what."""

from collections import OrderedDict
from pathlib import Path
from typing import Any, Protocol

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.dialogue.state import ConversationState
from bot.telegram.state import Key, State
from bot.words.language import Language
from corpus.model import Article, Place
from retriever import ArticleReference, CatalogueEntry, Citation, Hit, IndexInfo, IndexReport


class ConversationLike(Protocol):
    """A conversation with follow-up questions; see ``bot.dialogue.conversation``. Its methods block."""

    state: ConversationState

    def ask(self, question: str) -> Answer:
        """Return the answer to the next turn.

        Raises:
            RetrieverError: the question or the index is at fault; the message is one line.
        """
        ...

    def raw(self, question: str) -> Answer:
        """Return the answer to a question taken word for word."""
        ...

    def more(self) -> Answer:
        """Return the next passages."""
        ...

    def sources(self) -> Answer:
        """Return all sources of the last answer."""
        ...

    def open(self, number: int = 1) -> Answer:
        """Return the article around a source of the last answer."""
        ...

    def clear(self) -> Answer:
        """Forget what was talked about."""
        ...


class ArchiveLike(Protocol):
    """What is searched; see ``retriever.Retriever``. Its methods block."""

    @property
    def folder(self) -> Path:
        """Where the index is."""
        ...

    def search(self, question: str, k: int = 5) -> list[Hit]:
        """Return the best passages."""
        ...

    def article(self, reference: ArticleReference) -> Article | None:
        """Return a whole article."""
        ...

    def boxes(self, citation: Citation) -> tuple[Place, ...]:
        """Return where the lines of a paragraph are printed."""
        ...

    def catalogue(self) -> list[CatalogueEntry]:
        """Return what there is."""
        ...

    def info(self) -> IndexInfo:
        """Return how much there is."""
        ...

    def remove(self, *sources: str | Path) -> IndexReport:
        """Take files and folders out."""
        ...


class AssistantLike(Protocol):
    """Something that conversations can be held with, in several threads at a time."""

    @property
    def archive(self) -> Any:
        """An ``ArchiveLike``: what is searched."""
        ...

    def conversation(
        self,
        state: ConversationState | None = None,
        language: Language = "zh",
        caution: Caution | None = None,
    ) -> ConversationLike:
        """Return a conversation, new or gone on with; quick."""
        ...


class Conversations:
    """One conversation for each asker in each topic of each chat.

    The one longest unused leaves the memory first; it comes back from the state.
    """

    def __init__(self, assistant: AssistantLike, state: State, capacity: int) -> None:
        self._assistant = assistant
        self._state = state
        self._capacity = capacity
        self._conversations: OrderedDict[Key, ConversationLike] = OrderedDict()

    def __len__(self) -> int:
        return len(self._conversations)

    def of(
        self,
        key: Key,
        language: Language = "zh",
        caution: Caution | None = None,
        assistant: AssistantLike | None = None,
    ) -> ConversationLike:
        """Return the conversation under this key, a new one (with another assistant, if told) where there is none."""
        conversation = self._conversations.get(key)
        if conversation is None:
            saved = self._state.conversations.load(key)
            state = ConversationState.from_json(saved) if saved else None
            conversation = (assistant or self._assistant).conversation(state, language, caution)
        return self._kept(key, conversation)

    def resume(
        self,
        key: Key,
        saved: dict[str, Any],
        language: Language = "zh",
        caution: Caution | None = None,
        assistant: AssistantLike | None = None,
    ) -> ConversationLike:
        """Return the conversation under this key, put back to the state that its JSON tells."""
        state = ConversationState.from_json(saved)
        return self._kept(key, (assistant or self._assistant).conversation(state, language, caution))

    def _kept(self, key: Key, conversation: ConversationLike) -> ConversationLike:
        self._conversations[key] = conversation
        self._conversations.move_to_end(key)
        while len(self._conversations) > self._capacity:
            self._conversations.popitem(last=False)
        return conversation

    def save(self, key: Key) -> None:
        """Save the conversation under this key."""
        if conversation := self._conversations.get(key):
            self._state.conversations.save(key, conversation.state.to_json())

    def move(self, chat: int, new: int) -> None:
        """Let the conversations of a chat go on under its new number."""
        for key in [key for key in self._conversations if key[0] == chat]:
            self._conversations[new, 0, key[2]] = self._conversations.pop(key)

    def release(self, *, chat: int | None = None, person: int | None = None) -> None:
        """Let go of the conversations of a chat or a person; they come back as they were saved, if they were."""
        for key in list(self._conversations):
            if key[0] == chat or key[2] == person:
                del self._conversations[key]
