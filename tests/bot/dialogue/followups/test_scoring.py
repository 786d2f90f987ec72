"""Which of two interpretations with the same answer is told."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from bot.dialogue.followups.features import Features
from bot.dialogue.followups.interpretation import Interpretation, Relation
from bot.dialogue.followups.scoring import ScoredInterpretation, prefer_simplest
from retriever.question import Question

ASKED = Question("问")


def scored(
    relation: Relation, *, start: int = 0, current: float = 0.0, asked: Question = ASKED
) -> ScoredInterpretation:
    citation = SimpleNamespace(article="a", paragraph=1)
    candidates: Any = SimpleNamespace(
        best=SimpleNamespace(number=0, start=start, end=start + 4),
        hits=[SimpleNamespace(citation=citation)],
    )
    values = dict.fromkeys(Features.__slots__, 0.0) | {"current_article": current, "logit": -20.0}
    return ScoredInterpretation(
        Interpretation(relation, asked, asked, asked), [], candidates, Features(**values)
    )


def relations(*given: ScoredInterpretation) -> list[Relation]:
    return [one.relation for one in prefer_simplest(list(given))]


def test_the_turn_as_it_stands_is_told_where_it_gives_the_same_answer_elsewhere() -> None:
    joined, standalone = scored(Relation.JOINED), scored(Relation.STANDALONE)
    assert prefer_simplest([joined, standalone]) == [standalone, joined]


def test_another_answer_or_one_in_the_current_article_stays_as_it_is() -> None:
    joined = scored(Relation.JOINED)
    assert relations(joined, scored(Relation.STANDALONE, start=9)) == [Relation.JOINED, Relation.STANDALONE]
    within = scored(Relation.JOINED, current=1.0)
    assert relations(within, scored(Relation.STANDALONE)) == [Relation.JOINED, Relation.STANDALONE]
    assert relations() == []


def test_a_turn_that_names_a_thing_is_told_as_it_stands_in_the_current_article_too() -> None:
    within = scored(Relation.JOINED, current=1.0)
    standalone = scored(Relation.STANDALONE, asked=Question("食堂几点开门"))
    assert relations(within, standalone) == [Relation.STANDALONE, Relation.JOINED]


def test_an_interpretation_whose_evidence_lacks_what_the_turn_names_is_never_meant() -> None:
    joined = scored(Relation.JOINED, current=1.0)
    assert joined.probability > 0
    assert replace(joined, unsupported="四类").probability == 0
