"""The kinds in the order they are tried, and the one function that tries them."""

from collections.abc import Sequence
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.kinds.across import Across
from bot.dialogue.kinds.catalogue import Catalogue
from bot.dialogue.kinds.changed import Changed
from bot.dialogue.kinds.comparing import Comparison, Sum
from bot.dialogue.kinds.everyday import Everyday
from bot.dialogue.kinds.holders import Holders
from bot.dialogue.kinds.meaning import Meaning
from bot.dialogue.kinds.reached import Reached
from bot.dialogue.kinds.scheme import Scheme
from bot.dialogue.kinds.series import Series
from bot.dialogue.kinds.several import Several
from bot.dialogue.kinds.strategy import Strategy
from bot.dialogue.kinds.summary import Summary
from bot.dialogue.kinds.tabled import Tabled
from bot.dialogue.kinds.timed import Timed
from bot.dialogue.kinds.titled import Titled
from bot.dialogue.kinds.what import What
from bot.dialogue.kinds.who import Who
from bot.dialogue.kinds.yesno import YesNo
from bot.dialogue.strategy_context import StrategyContext
from retriever.question import Question

#: Kinds that ask for articles: each says itself what it is about, whatever was talked about before.
OF_ARTICLES: Final[tuple[Strategy, ...]] = (Catalogue(), Titled(), Summary(), Holders(), Across())
#: Kinds that ask for what the pages say.
OF_FACTS: Final[tuple[Strategy, ...]] = (
    YesNo(),
    Scheme(),
    Series(),
    Reached(),
    Changed(),
    Tabled(),
    Comparison(),
    Sum(),
    Several(),
    Meaning(),
    Who(),
    What(),
    Timed(),
    Everyday(),
)
#: The first that recognises a question and has something to say answers it.
STRATEGIES: Final[tuple[Strategy, ...]] = (*OF_ARTICLES, *OF_FACTS)


def answer_by_kind(
    question: Question, context: StrategyContext, strategies: Sequence[Strategy] = STRATEGIES
) -> Answer | None:
    """Return what the first strategy says that has something to say; None for a plain question.

    Raises:
        BadQuestionError: the question holds no words, or is far too long.
    """
    for strategy in strategies:
        plan = strategy.recognise(question, context)
        if plan is not None and (answer := strategy.answer(plan, context)) is not None:
            return answer
    return None
