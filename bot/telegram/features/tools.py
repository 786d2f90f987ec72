"""What commands and buttons work with."""

from dataclasses import dataclass

from bot.telegram.features.asking import Asking
from bot.telegram.features.library import Library
from bot.telegram.service import Service


@dataclass(frozen=True, slots=True)
class Tools:
    """The bot, and the two of its features that remember something: the questions and the documents."""

    service: Service
    asking: Asking
    library: Library
