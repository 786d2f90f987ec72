"""A conversation over an archive, and its front ends.

Names are looked up when they are asked for, so that a command of the program that needs no index does
not wait for the libraries of one.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answer import Answer
    from bot.assistant import Assistant, AssistantSettings
    from bot.conversation import Conversation
    from bot.state import ConversationState

_HOMES = {
    "Answer": "bot.answer",
    "Assistant": "bot.assistant",
    "AssistantSettings": "bot.assistant",
    "Conversation": "bot.conversation",
    "ConversationState": "bot.state",
}
__all__ = ["Answer", "Assistant", "AssistantSettings", "Conversation", "ConversationState"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
