"""Which of two readings with the same answer is told."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from bot.dialogue.choice import Judged, Signs, plainest_first
from bot.dialogue.followup import Relation, Rewrite


def judged(relation: Relation, *, start: int = 0, in_hand: float = 0.0) -> Judged:
    citation = SimpleNamespace(article="a", paragraph=1)
    weighed: Any = SimpleNamespace(
        best=SimpleNamespace(number=0, start=start, end=start + 4),
        hits=[SimpleNamespace(citation=citation)],
    )
    values = dict.fromkeys(Signs.__slots__, 0.0) | {"in_hand": in_hand, "logit": -20.0}
    return Judged(Rewrite(relation, "问", "问", "问"), [], weighed, Signs(**values))


def relations(*readings: Judged) -> list[Relation]:
    return [one.rewrite.relation for one in plainest_first(list(readings))]


def test_the_turn_as_it_stands_is_told_where_it_gives_the_same_answer_elsewhere() -> None:
    carried, plain = judged(Relation.CARRIED), judged(Relation.PLAIN)
    assert plainest_first([carried, plain]) == [plain, carried]


def test_another_answer_or_one_in_the_article_in_hand_stays_as_it_is() -> None:
    carried = judged(Relation.CARRIED)
    assert relations(carried, judged(Relation.PLAIN, start=9)) == [Relation.CARRIED, Relation.PLAIN]
    in_hand = judged(Relation.CARRIED, in_hand=1.0)
    assert relations(in_hand, judged(Relation.PLAIN)) == [Relation.CARRIED, Relation.PLAIN]
    assert relations() == []


def test_a_reading_whose_evidence_lacks_what_the_turn_names_is_never_meant() -> None:
    carried = judged(Relation.CARRIED, in_hand=1.0)
    assert carried.probability > 0
    assert replace(carried, lacks="四类").probability == 0
