"""A conversation over an archive, and its front ends.

Names are looked up when they are asked for, so that a command of the program that needs no index does
not wait for the libraries of one.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.answer import Answer
    from bot.dialogue.assistant import Assistant, AssistantSettings
    from bot.dialogue.caution import Caution
    from bot.dialogue.conversation import Conversation
    from bot.dialogue.state import ConversationState
    from bot.dialogue.timeline.timeline import Timeline, make_timeline

_HOMES = {
    "Answer": "bot.dialogue.answer",
    "Assistant": "bot.dialogue.assistant",
    "AssistantSettings": "bot.dialogue.assistant",
    "Caution": "bot.dialogue.caution",
    "Conversation": "bot.dialogue.conversation",
    "ConversationState": "bot.dialogue.state",
    "Timeline": "bot.dialogue.timeline.timeline",
    "make_timeline": "bot.dialogue.timeline.timeline",
}
__all__ = [
    "Answer",
    "Assistant",
    "AssistantSettings",
    "Caution",
    "Conversation",
    "ConversationState",
    "Timeline",
    "make_timeline",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
