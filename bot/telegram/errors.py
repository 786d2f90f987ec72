"""What can go wrong with the Telegram bot as a whole.

TelegramBotError
├── SettingsError           a missing or malformed token, address or allow-list entry
├── TokenRejectedError      the server does not know the token, or no longer
├── StateError              the file with the state cannot be used
│   └── FolderInUseError    another bot is running over it
└── ServerUnreachableError  no Bot API server answers at the address

Every message is one line that says what is wrong and how to mend it; none contains the token.
"""

from typing import ClassVar

from bot.errors import BotError


class TelegramBotError(BotError):
    """Base of all errors of this package."""

    exit_status: ClassVar[int] = 1


class SettingsError(TelegramBotError):
    """A missing or malformed token, address or allow-list entry."""

    exit_status = 2


class TokenRejectedError(TelegramBotError):
    """The server does not know the token, or no longer."""

    exit_status = 2


class ServerUnreachableError(TelegramBotError):
    """No Bot API server answers at the address."""


class StateError(TelegramBotError):
    """The file with the state is damaged, read-only or from a later version."""


class FolderInUseError(StateError):
    """Another bot is running over the folder of the state."""

    exit_status = 2
