"""Folders are watched: which files came, changed or went, once they are whole."""

from corpus.watching.settling import Change, Settling
from corpus.watching.states import States, look_over
from corpus.watching.waking import waking

__all__ = ["Change", "Settling", "States", "look_over", "waking"]
