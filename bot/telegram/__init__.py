"""The Telegram bot: questions in a chat, answers with the paragraph that proves them."""

from bot.telegram.app import run, serve
from bot.telegram.chats import AssistantLike, ConversationLike
from bot.telegram.errors import (
    FolderInUseError,
    ServerUnreachableError,
    SettingsError,
    StateError,
    TelegramBotError,
    TokenRejectedError,
)
from bot.telegram.events import Events
from bot.telegram.pace import Backoff, Limits, Pace
from bot.telegram.settings import TelegramSettings, Token
from bot.telegram.shelf import Shelf

__all__ = [
    "AssistantLike",
    "Backoff",
    "ConversationLike",
    "Events",
    "FolderInUseError",
    "Limits",
    "Pace",
    "ServerUnreachableError",
    "SettingsError",
    "Shelf",
    "StateError",
    "TelegramBotError",
    "TelegramSettings",
    "Token",
    "TokenRejectedError",
    "run",
    "serve",
]
