"""A conversation over an archive, and its front ends.

Names are looked up when they are asked for, so that a command of the program that needs no index does
not wait for the libraries of one.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.assistant import Assistant, AssistantSettings, Conversation

__all__ = ["Answer", "Assistant", "AssistantSettings", "Conversation"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("bot.answer" if name == "Answer" else "bot.assistant"), name)
