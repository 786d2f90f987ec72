"""Which reading of a turn is meant: each is judged by what the reader found for it and by how the turn is put.

A logistic regression, fitted on dialogues of our own (training/followups/fit.py).
"""

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from bot.dialogue.followup import Relation, Rewrite
from bot.dialogue.leaning import has_pronoun, is_elliptical, slot_of
from bot.dialogue.standing import Evidence, said_share
from corpus.text import comparable
from retriever import Hit
from retriever.reader.evidence import content_tokens, coverage, information

if TYPE_CHECKING:
    from retriever.reader.reader import Weighed


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a reading of a turn.

    Attributes:
        logit: of the reader's confidence in its answer.
        plain, carried, replaced: how it leans on the turn before (found, named, resolved: none of them).
        plain_pronoun: whether the plain reading holds a pronoun.
        plain_short: how many of eight characters the plain reading lacks, as a share.
        plain_named: share of the plain reading's information that the article in hand lacks.
        in_hand: whether the answer stands in the article of the answer before.
        repeats: whether the answer is the one before again (of another year it may be, asked by its name).
        uncovered: share of the typed question's information that the answer's paragraph and headline lack.
        kind: whether the answer is a value of the asked-for kind, in [-1, 1].
        apart: share of what the typed question says that does not stand around the answer.
        slot_apart: the same of a turn that names only another slot.
        clause_apart: share of what it says that does not stand in the answer's clause.
        elsewhere: whether a reading that leans on the turn before is answered from another article.
        names: names of the reading that the evidence lacks, at most 2; those of the turn must stand there anyway.
    """

    logit: float
    plain: float
    carried: float
    replaced: float
    plain_pronoun: float
    plain_short: float
    plain_named: float
    in_hand: float
    repeats: float
    uncovered: float
    kind: float
    apart: float
    slot_apart: float
    clause_apart: float
    elsewhere: float
    names: float

    def row(self) -> list[float]:
        """Return the values in the order of the fields."""
        return [getattr(self, field.name) for field in fields(self)]


#: A turn that leans on the one before must be so much surer than one that stands alone (docs/conversation.md).
LEANING_MARGIN: Final = 0.07
#: Bias and weights in the order of the fields of ``Signs``.
BIAS: Final = -0.701
WEIGHTS: Final = (
    0.855,  # logit
    -0.453,  # plain
    -0.306,  # carried
    -0.444,  # replaced
    0.618,  # plain_pronoun
    -1.841,  # plain_short
    1.086,  # plain_named
    1.888,  # in_hand
    -0.886,  # repeats
    -0.459,  # uncovered
    0.164,  # kind
    -0.664,  # apart
    -0.278,  # slot_apart
    -0.546,  # clause_apart
    2.153,  # elsewhere
    2.579,  # names
)


def signs(
    typed: str,
    rewrite: Rewrite,
    weighed: "Weighed",
    evidence: Evidence,
    *,
    before: str | None = None,
    in_hand: str = "",
) -> Signs:
    """Return the signs of one reading.

    Args:
        typed: the turn as it was typed.
        rewrite: the reading.
        weighed: what was found for it.
        evidence: where its answer stands.
        before: the answer to the turn before.
        in_hand: title and text of the article in hand.
    """
    plain = rewrite.relation is Relation.PLAIN
    p = weighed.probability
    citation = weighed.hits[weighed.best.number].citation
    quote, article = citation.quote, citation.article
    shown = " ".join(filter(None, (article.title, article.dateline, quote)))
    wanted, there = content_tokens(typed), content_tokens(shown)
    said, earlier = comparable(weighed.best.text), comparable(before or "")
    elliptical = is_elliptical(typed)
    named = slot_of(typed) if elliptical else typed
    apart = 1 - said_share(named, evidence.around)
    return Signs(
        logit=math.log(p / (1 - p)),
        plain=float(plain),
        carried=float(rewrite.relation is Relation.CARRIED),
        replaced=float(rewrite.relation is Relation.REPLACED),
        plain_pronoun=float(plain and has_pronoun(typed)),
        plain_short=max(0, 8 - len(typed)) / 8 if plain else 0.0,
        plain_named=_unnamed(wanted, in_hand, quote) if plain else 0.0,
        in_hand=float(quote in in_hand),
        repeats=float(
            rewrite.relation is not Relation.REPLACED
            and bool(earlier)
            and (said in earlier or earlier in said)
        ),
        uncovered=1 - coverage(information(wanted, [there]), there),
        kind=weighed.evidence.kind,
        apart=apart,
        slot_apart=apart if elliptical else 0.0,
        clause_apart=1 - said_share(named, evidence.clause),
        elsewhere=float(not plain and quote not in in_hand),
        names=weighed.evidence.names,
    )


def _unnamed(wanted: frozenset[str], in_hand: str, quote: str) -> float:
    """Return the share of a question's information that the article in hand lacks."""
    tokens = content_tokens(in_hand)
    return 1 - coverage(information(wanted, [tokens, content_tokens(quote)]), tokens)


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading of a turn, what was found for it, and how that speaks for it.

    Attributes:
        lacks: what the turn names and the evidence does not, where the reading leans on the turn before.
    """

    rewrite: Rewrite
    hits: list[Hit]
    weighed: "Weighed"
    signs: Signs
    lacks: str | None = None

    @property
    def probability(self) -> float:
        """That its answer is what was asked for, in [0, 1): nothing where the evidence lacks what was named."""
        return 0.0 if self.lacks else probability(self.signs)

    @property
    def place(self) -> tuple[object, ...]:
        """Where its best answer stands: article, paragraph, offsets."""
        best = self.weighed.best
        citation = self.weighed.hits[best.number].citation
        return citation.article, citation.paragraph, best.start, best.end


def probability(found: Signs) -> float:
    """Return the probability in (0, 1) that a reading's answer is what was asked for."""
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found.row(), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def plainest_first(judged: list[Judged]) -> list[Judged]:
    """Return readings, the likeliest first; before it one that gives the same answer and is easier to understand.

    That is the question with its slot changed, and, where the likeliest leaves the article in hand, the turn as it
    stands: what changed the topic leans on nothing.
    """
    if not judged:
        return judged
    simpler = {Relation.REPLACED} if judged[0].signs.in_hand else {Relation.REPLACED, Relation.PLAIN}
    for number, one in enumerate(judged):
        if one.rewrite.relation in simpler and not one.lacks and one.place == judged[0].place:
            return [one, *judged[:number], *judged[number + 1 :]]
    return judged
