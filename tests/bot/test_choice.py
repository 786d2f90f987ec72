"""Which of two readings with the same answer is told."""

from types import SimpleNamespace
from typing import Any

from bot.choice import Judged, Signs, plainest_first
from bot.followup import Relation, Rewrite


def judged(relation: Relation, likelihood: float, *, start: int = 0, in_hand: float = 0.0) -> Judged:
    citation = SimpleNamespace(article="a", paragraph=1)
    weighed: Any = SimpleNamespace(
        best=SimpleNamespace(number=0, start=start, end=start + 4),
        hits=[SimpleNamespace(citation=citation)],
    )
    values = dict.fromkeys(Signs.__slots__, 0.0) | {"in_hand": in_hand, "logit": -20.0}
    return Judged(Rewrite(relation, "问", "问", "问"), [], weighed, Signs(**values), at_least=likelihood)


def relations(*readings: Judged) -> list[Relation]:
    return [one.rewrite.relation for one in plainest_first(list(readings))]


def test_the_turn_as_it_stands_is_told_where_it_gives_the_same_answer_elsewhere() -> None:
    carried, plain = judged(Relation.CARRIED, 0.8), judged(Relation.PLAIN, 0.6)
    first, second = plainest_first([carried, plain])
    assert (first.rewrite.relation, first.probability) == (Relation.PLAIN, 0.8)
    assert second is carried


def test_another_answer_or_one_in_the_article_in_hand_stays_as_it_is() -> None:
    carried = judged(Relation.CARRIED, 0.8)
    assert relations(carried, judged(Relation.PLAIN, 0.6, start=9)) == [Relation.CARRIED, Relation.PLAIN]
    in_hand = judged(Relation.CARRIED, 0.8, in_hand=1.0)
    assert relations(in_hand, judged(Relation.PLAIN, 0.6)) == [Relation.CARRIED, Relation.PLAIN]
    assert relations() == []
