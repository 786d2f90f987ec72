"""What can go wrong with a language model. Nobody is told but the log: the answer stands without it."""

from bot.errors import BotError


class ModelFailedError(BotError):
    """The model gave nothing that can be used."""
