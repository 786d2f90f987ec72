"""Which of two interpretations with the same answer is told."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from bot.dialogue.followups.features import Features
from bot.dialogue.followups.interpretation import Interpretation, Relation
from bot.dialogue.followups.scoring import ScoredInterpretation, drop_strangers, prefer_simplest
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


def told(relation: Relation, quote: str, p: float = 0.6) -> ScoredInterpretation:
    hit = SimpleNamespace(
        citation=SimpleNamespace(article=SimpleNamespace(head=""), quote=quote), before="", after=""
    )
    candidates: Any = SimpleNamespace(best=SimpleNamespace(number=0), hits=[hit], probability=p)
    return replace(scored(relation), candidates=candidates)


def test_a_follow_up_is_not_meant_whose_article_has_no_word_of_what_the_turn_names() -> None:
    turn = Question("食堂几点开门")
    alone = told(Relation.STANDALONE, "食堂上午十一点开门。")
    stranger, akin = told(Relation.JOINED, "他享年83岁。"), told(Relation.JOINED, "食堂在村口。")
    assert drop_strangers(turn, [stranger, alone], 0.4) == [alone]
    assert drop_strangers(turn, [akin, alone], 0.4) == [akin, alone]


def test_it_may_be_meant_where_the_turn_alone_has_no_answer_or_names_nothing() -> None:
    stranger = told(Relation.JOINED, "他享年83岁。")
    unsure = told(Relation.STANDALONE, "食堂上午十一点开门。", p=0.2)
    elsewhere = told(Relation.STANDALONE, "书店九点开门。")
    for alone in (unsure, elsewhere):
        given = [stranger, alone]
        assert drop_strangers(Question("食堂几点开门"), given, 0.4) == given
    given = [stranger, told(Relation.STANDALONE, "九点开门。")]
    assert drop_strangers(Question("几点开门"), given, 0.4) == given
