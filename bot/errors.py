"""What can go wrong between the archive and the user.

BotError
├── SettingsError      an option or an environment variable that cannot be used
├── BatchError         a batch file that is not one
├── ModelFailedError   see bot.dialogue.rephrasing.errors
└── TelegramBotError   see bot.telegram.errors

The packages below keep their own trees: ``corpus.errors``, ``embeddings.errors``, ``retriever.errors``.
Every message is one line that says what is wrong and how to mend it.
"""

from typing import ClassVar


class BotError(Exception):
    """Base of all errors of this package.

    Attributes:
        exit_status: what the program ends with: 2 for the user's mistake, 1 for anything else.
    """

    exit_status: ClassVar[int] = 2


class SettingsError(BotError):
    """An option or an environment variable that cannot be used."""


class BatchError(BotError):
    """A batch file that cannot be read."""
