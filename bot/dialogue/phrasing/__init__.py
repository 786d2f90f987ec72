"""A question as it was said → the question as the archive is asked: spoken words, other languages, other spellings."""

from bot.dialogue.phrasing.plainly import Understood, put_plainly

__all__ = ["Understood", "put_plainly"]
