"""Everyday words for what the papers write otherwise: 花了多少钱 (投入多少资金), 出动了多少人 (组织多少人参加).

Tried only where the question as it was asked is refused, so that no answer changes that was found without.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.plan import Plan
from bot.dialogue.strategy_context import StrategyContext
from corpus.lazy import lazy_pattern
from retriever.question import Question

#: How people say it, and how papers print it; each by itself, and none that changes what is asked.
_PRINTED: Final = (
    # 花了多少钱 · 用了多少钱 · 砸了几百万: what is spent
    (lazy_pattern(r"(?:一共|总共)?(?:花|用|砸|掏|投)(?:了|掉|进去了?)?多少(?:块?钱|资金)"), "投入资金多少元"),
    # 修公园花了多少钱: what a building costs
    (lazy_pattern(r"(?:一共|总共)?(?:花|用|砸|投)(?:了|进去了?)?多少(?:块?钱|资金)"), "总投资多少元"),
    # 国家出了多少钱
    (lazy_pattern(r"国家(?=[出给拨掏投]了?多少)"), "中央"),
    # 钱一共是多少 · 那笔钱有多少
    (lazy_pattern(r"的?钱(?:一共|总共)?(?:是|有)?多少"), "资金多少元"),
    # 出动了多少人 · 派了多少人去 · 来了多少人: who took part
    (lazy_pattern(r"(?:一共|总共)?(?:出动|动用|派出?|上)了?多少(?:个|名)?人(?:手|马)?"), "组织多少人参与"),
    # 要养多少 · 养多少头
    (lazy_pattern(r"(?<=[^\W\d])养(?=多少|几)"), "养殖"),
    # 盖了几间 · 修了几座 · 弄了几个
    (lazy_pattern(r"(?:盖|弄|整|搞)了(?=多少|几)"), "建成"),
    # 请了多少人干活 · 雇了几个人
    (lazy_pattern(r"[请雇招]了(?:多少|几)(?:个|名)?人(?:干活|做工|做事|帮忙)?"), "聘用了多少人"),
    # 教了多少人 · 办了几期
    (lazy_pattern(r"教了(?=多少|几)"), "培训"),
)


class Everyday:
    """Reads a refused question once more in the words of the papers."""

    name = "everyday"

    def recognise(self, question: Question, context: StrategyContext) -> Plan | None:
        """Return a plan for a question with such words."""
        return Plan(self.name, question) if next(in_print(question.typed), None) else None

    def answer(self, plan: Plan, context: StrategyContext) -> Answer | None:
        """Return the plain reading, else what is read in other words; None where neither says anything."""
        plain = context.read(plan.question)
        if plain.text is not None:
            return plain
        for printed in in_print(plan.typed):
            answer = context.read(printed)
            if answer.text is not None:
                return replace(answer, question=plan.typed)
        return None


def in_print(question: str) -> Iterator[str]:
    """Yield a question with one of its everyday words as the papers print it."""
    for pattern, printed in _PRINTED:
        if pattern.search(question):
            yield pattern.sub(printed, question, count=1)
