"""How likely each interpretation of a turn is, from the answer that was found for it.

A logistic regression over ``Features``, fitted on dialogues of our own (training/followups/fit.py).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.dialogue.followups.features import Features
from bot.dialogue.followups.interpretation import Interpretation, Relation
from corpus.chinese.names import squeezed
from retriever import ArticleReference, Hit
from retriever.question import Question
from retriever.reader.wording import is_said, nouns_of, things_of

if TYPE_CHECKING:
    from retriever.reader.scored import ScoredCandidates

#: A follow-up must be so much surer than a standalone question (docs/conversation.md).
FOLLOW_UP_MARGIN: Final = 0.07
#: The regression: its bias, and its weights by the names of the features.
BIAS: Final = -0.307
WEIGHTS: Final[Mapping[str, float]] = {
    "logit": 0.916,
    "standalone": -0.721,
    "joined": -0.116,
    "slot_replaced": -0.468,
    "standalone_pronoun": 0.383,
    "standalone_short": -1.967,
    "standalone_new": 1.298,
    "current_article": 1.823,
    "other_article": 1.889,
    "repeated": -1.77,
    "uncovered": -0.698,
    "kind": -0.159,
    "missing_nearby": -0.386,
    "slot_missing_nearby": -0.401,
    "missing_in_clause": -0.601,
    "names": 2.469,
}


@dataclass(frozen=True, slots=True)
class ScoredInterpretation:
    """An interpretation of a turn, what was found for it, and how likely that makes it.

    Attributes:
        hits: the paragraphs found.
        candidates: the answers in the first of them.
        unsupported: something that the turn names and the evidence for a follow-up does not, or None.
    """

    interpretation: Interpretation
    hits: list[Hit]
    candidates: "ScoredCandidates"
    features: Features
    unsupported: str | None = None

    @property
    def relation(self) -> Relation:
        """How the interpretation uses the question before the turn."""
        return self.interpretation.relation

    @property
    def probability(self) -> float:
        """That its answer is the wanted one, in [0, 1): 0 where something named is unsupported."""
        return 0.0 if self.unsupported else probability(self.features)

    @property
    def hit(self) -> Hit:
        """The paragraph that its best answer stands in."""
        return self.candidates.hits[self.candidates.best.number]

    @property
    def told(self) -> str:
        """The article of that paragraph, as far as it was found with it, as names are compared."""
        hit = self.hit
        return squeezed(f"{hit.citation.article.head}\n{hit.before}\n{hit.citation.quote}\n{hit.after}")

    @property
    def place(self) -> tuple[ArticleReference, int, int, int]:
        """Where its best answer stands: article, paragraph, offsets."""
        best, citation = self.candidates.best, self.hit.citation
        return citation.article, citation.paragraph, best.start, best.end


def probability(features: Features) -> float:
    """Return the probability in (0, 1) that an interpretation's answer is the wanted one."""
    logit = BIAS + sum(weight * getattr(features, name) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def drop_strangers(
    turn: Question, scored: list[ScoredInterpretation], threshold: float
) -> list[ScoredInterpretation]:
    """Return interpretations without the follow-ups whose article has no word of what the turn names.

    Only where the turn asked alone has an answer, in a paragraph that speaks of all that it names: then the topic has
    changed (失能老人补多少 after 谷长庚是谁).
    """
    things = things_of(turn.typed)
    alone = next((one for one in scored if one.relation is Relation.STANDALONE), None)
    if not things or alone is None or alone.candidates.probability < threshold:
        return scored
    if not all(is_said(noun, squeezed(alone.hit.citation.quote)) for noun in things):
        return scored
    return [one for one in scored if one is alone or any(is_said(noun, one.told) for noun in things)]


def prefer_simplest(scored: list[ScoredInterpretation]) -> list[ScoredInterpretation]:
    """Return interpretations, the likeliest first, but first of all a simpler one that gives the same answer.

    A question with its slot replaced is simpler than any other follow-up. A standalone question is simpler still
    where it names what it is about, or where the likeliest answer does not stand in the current article: then the
    topic has changed.
    """
    if not scored:
        return scored
    same = [one for one in scored if one.place == scored[0].place and not one.unsupported]
    left = not scored[0].features.current_article
    alone = [one for one in same if one.relation is Relation.STANDALONE and (left or _names_a_thing(one))]
    replaced = [one for one in same if one.relation is Relation.SLOT_REPLACED]
    for simplest in (alone + replaced)[:1]:
        return [simplest, *(one for one in scored if one is not simplest)]
    return scored


def _names_a_thing(one: ScoredInterpretation) -> bool:
    return bool(nouns_of(one.interpretation.query.typed))
