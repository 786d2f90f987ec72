"""What the parts of one running bot share."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from telegram import User
from telegram.ext import Application, ExtBot

from bot.telegram.access import Access
from bot.telegram.chats import ArchiveLike, AssistantLike, Conversations
from bot.telegram.events import Events
from bot.telegram.queue.background import Background
from bot.telegram.queue.budgets import Budgets
from bot.telegram.queue.chat_queues import ChatQueues
from bot.telegram.queue.indexer import Indexer
from bot.telegram.queue.intake import Intake
from bot.telegram.settings import TelegramSettings
from bot.telegram.state import State
from bot.telegram.wire.sending import Outbox
from bot.words.language import Language, language_of
from bot.words.telegram.texts import Texts, texts_in
from bot.workers import Workers

AnyApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
AnyBot: TypeAlias = ExtBot[Any]


@dataclass(slots=True)
class Service:
    """One bot.

    Attributes:
        workers: threads that answer; ``maintenance``: the one that takes documents out and makes backups.
        indexer: adds documents; ``index_lock`` is held by the one change of the index that is under way, and
            ``ingesting`` has the task of each document that is on its way, by its hash.
        started: when it was built, in seconds since the epoch.
    """

    assistant: AssistantLike
    settings: TelegramSettings
    events: Events
    state: State
    access: Access
    budgets: Budgets
    conversations: Conversations
    workers: Workers
    maintenance: Workers
    indexer: Indexer
    chat_queues: ChatQueues
    application: AnyApplication
    bot: AnyBot
    outbox: Outbox
    intake: Intake
    index_lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ingesting: dict[str, asyncio.Task[Any]] = field(default_factory=dict)
    background: Background = field(default_factory=Background)
    started: float = field(default_factory=time.time)

    @property
    def archive(self) -> ArchiveLike:
        """What is searched."""
        archive: ArchiveLike = self.assistant.archive
        return archive

    def texts(self, chat: int, person: User | None = None) -> Texts:
        """Return the words in the language of a chat, for somebody who may be new there."""
        return texts_in(self.language(chat, person))

    def language(self, chat: int, person: User | None = None) -> Language:
        """Return the language of a chat: chosen, else that of its person's program, else the bot's own."""
        spoken = language_of(person.language_code) if person else None
        return self.state.people.language(chat) or spoken or self.settings.language

    def move(self, chat: int, new: int) -> None:
        """Let everything of a group go on under the number it has as a supergroup."""
        self.state.move(chat, new)
        self.conversations.move(chat, new)

    def close(self) -> None:
        """Let the threads go and give the files back."""
        self.workers.abandon()
        self.maintenance.abandon()
        self.state.close()
