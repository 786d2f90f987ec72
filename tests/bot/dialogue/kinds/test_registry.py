"""Kinds are tried in order, and one that has nothing to say leaves the question to the next."""

from dataclasses import dataclass

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.kinds import STRATEGIES, answer_by_kind
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from retriever import Retriever
from retriever.question import Question


@dataclass
class Fixed:
    """A kind that recognises questions with a word in them."""

    word: str
    says: str | None
    name: str = "fixed"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        return Plan(self.name, question, about=self.word) if self.word in question.typed else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        return Answer(plan.typed, self.says, 1.0) if self.says else None


def asked(archive: Retriever, question: str, *kinds: Fixed) -> str | None:
    context = StrategyContext(archive, lambda question: Answer(str(question), None, 0.0, kind="refusal"), 0.5)
    answer = answer_by_kind(Question(question), context, kinds)
    return answer.text if answer else None


def test_the_first_kind_that_has_something_to_say_answers(bundled: Retriever) -> None:
    assert (
        asked(bundled, "桥多长", Fixed("路", "甲"), Fixed("桥", None), Fixed("桥", "乙"), Fixed("桥", "丙"))
        == "乙"
    )


def test_a_question_of_no_kind_is_left_to_plain_reading(bundled: Retriever) -> None:
    assert asked(bundled, "桥多长", Fixed("路", "甲"), Fixed("桥", None)) is None


@pytest.mark.parametrize(
    "question",
    [
        "北渠乡产量比上年增长多少",
        "合作社的订单比去年同期多了多少",
        "投资1200万元的是哪座泵站",
        "民族小学的藏文校名是什么",
        "批复的文号是什么",
    ],
)
def test_what_the_pages_print_is_read_and_not_reckoned(question: str, bundled: Retriever) -> None:
    context = StrategyContext(bundled, lambda question: Answer(str(question), None, 0.0, kind="refusal"), 0.5)
    kinds = {kind.name for kind in STRATEGIES if kind.recognise(Question(question), context)}
    assert not kinds & {"compare", "sum", "what"}


def test_a_question_is_parsed_once_for_every_kind(bundled: Retriever) -> None:
    question = Question("三合村有多少户，2021年收入多少")
    context = StrategyContext(bundled, lambda asked: Answer(str(asked), None, 0.0, kind="refusal"), 0.5)
    plans = [plan for kind in STRATEGIES if (plan := kind.recognise(question, context))]
    assert plans
    assert all(plan.question is question for plan in plans)
