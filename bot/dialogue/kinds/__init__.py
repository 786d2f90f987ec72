"""The kinds of questions: a module a kind, each a strategy behind one interface, in one registry.

A new kind is one module with a class that keeps to ``Strategy``, and its line in ``registry.STRATEGIES``.
"""

from bot.dialogue.kinds.registry import STRATEGIES, answer_by_kind
from bot.dialogue.kinds.strategy import Strategy

__all__ = ["STRATEGIES", "Strategy", "answer_by_kind"]
