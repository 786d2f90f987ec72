"""What every kind of question has: a way to be told, and a way to be answered."""

from typing import Protocol

from bot.dialogue.answer import Answer
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from retriever.question import Question


class Strategy(Protocol):
    """One kind of question. None, from either step, leaves it to the next strategy and at last to plain reading."""

    @property
    def name(self) -> str:
        """The name of the kind, as plans and the table of confusions give it."""
        ...

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return how a question is understood that is of this kind; None for any other. Reads nothing."""
        ...

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return what the archive says to it: an answer, or a refusal; None where this kind has nothing to say."""
        ...
