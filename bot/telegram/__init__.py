"""The Telegram bot: questions in a chat, answers with the paragraph that proves them."""

from bot.telegram.app import run, serve
from bot.telegram.conversations import AssistantLike, ConversationLike
from bot.telegram.errors import ServerUnreachableError, SettingsError, TelegramBotError, TokenRejectedError
from bot.telegram.settings import TelegramSettings, Token

__all__ = [
    "AssistantLike",
    "ConversationLike",
    "ServerUnreachableError",
    "SettingsError",
    "TelegramBotError",
    "TelegramSettings",
    "Token",
    "TokenRejectedError",
    "run",
    "serve",
]
