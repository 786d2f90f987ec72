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
from bot.telegram.shelf import Shelf
from bot.telegram.state import State, StoredAnswer
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
        shelf: the archives that are asked.
        workers: threads that answer; ``maintenance``: the one that takes documents out and makes backups;
            ``suggesting``: the one that looks for questions to go on with.
        indexer: adds documents; ``index_lock`` is held by the one change of the index that is under way, and
            ``ingesting`` has the task of each document that is on its way, by its hash.
        started: when it was built, in seconds since the epoch.
    """

    shelf: Shelf
    settings: TelegramSettings
    events: Events
    state: State
    access: Access
    budgets: Budgets
    conversations: Conversations
    workers: Workers
    maintenance: Workers
    suggesting: Workers
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
        """The first of the archives, which takes documents."""
        archive: ArchiveLike = self.shelf.usual.archive
        return archive

    def archive_name(self, chat: int) -> str:
        """Return which archive a chat asks."""
        return self.shelf.known(self.state.people.archive(chat) if self.shelf.several else None)

    def assistant_of(self, chat: int) -> AssistantLike:
        """Return what answers a chat."""
        return self.shelf.named(self.archive_name(chat))

    def archive_of(self, chat: int) -> ArchiveLike:
        """Return what is searched for a chat."""
        archive: ArchiveLike = self.assistant_of(chat).archive
        return archive

    def archive_behind(self, stored: StoredAnswer) -> ArchiveLike:
        """Return the archive that an answer came from, whatever its chat asks now."""
        archive: ArchiveLike = self.shelf.named(stored.archive).archive
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
        self.suggesting.abandon()
        self.state.close()
