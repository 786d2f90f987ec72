"""The kinds of questions: a module a kind, each a strategy behind one interface, in one registry.

A new kind is one module with a class that keeps to ``Strategy``, and its line in ``registry.OF_ARTICLES``
or ``OF_FACTS``.
"""

from bot.dialogue.kinds.registry import OF_ARTICLES, OF_FACTS, STRATEGIES, answer_by_kind
from bot.dialogue.kinds.strategy import Strategy

__all__ = ["OF_ARTICLES", "OF_FACTS", "STRATEGIES", "Strategy", "answer_by_kind"]
