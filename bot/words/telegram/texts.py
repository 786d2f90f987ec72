"""The words of the bot in each language."""

from bot.words.language import Language
from bot.words.telegram.chinese import CHINESE
from bot.words.telegram.english import ENGLISH
from bot.words.telegram.vocabulary import Texts

__all__ = ["CHINESE", "ENGLISH", "Texts", "texts_in"]


def texts_in(language: Language) -> Texts:
    """Return the words in this language."""
    return ENGLISH if language == "en" else CHINESE
