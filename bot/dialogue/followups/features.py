"""The features by which the interpretations of a turn are scored."""

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from bot.dialogue.followups.dependence import find_slot, has_pronoun, is_elliptical
from bot.dialogue.followups.grounding import AnswerContext, share_repeated
from bot.dialogue.followups.interpretation import Interpretation, Relation
from corpus.chinese.text import comparable
from retriever.question import Question
from retriever.reader.evidence import content_tokens, coverage, information

if TYPE_CHECKING:
    from retriever.reader.scored import ScoredCandidates


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for an interpretation of a turn, and against it. All are shares in [0, 1] but where it is said.

    Attributes:
        logit: of the reader's confidence in the answer; any number.
        standalone, joined, slot_replaced: 1 where the interpretation has that relation.
        standalone_pronoun: 1 where a standalone turn holds a pronoun.
        standalone_short: how many of eight characters a standalone turn lacks.
        standalone_new: information in a standalone turn that the current article lacks.
        current_article: 1 where the answer stands in the current article.
        other_article: 1 where the interpretation is not standalone and the answer stands elsewhere.
        repeated: 1 where the answer is the previous one again (but not with another year, place or number).
        uncovered: information in the turn that the answer's paragraph and headline lack.
        kind: 1 where the answer is a value of the wanted kind, -1 where it cannot be one.
        missing_nearby: what the turn says that does not stand around the answer.
        slot_missing_nearby: the same, for a turn that only names another slot.
        missing_in_clause: what the turn says that does not stand in the answer's clause.
        names: names of the interpretation that the evidence lacks; 0, 1 or 2.
    """

    logit: float
    standalone: float
    joined: float
    slot_replaced: float
    standalone_pronoun: float
    standalone_short: float
    standalone_new: float
    current_article: float
    other_article: float
    repeated: float
    uncovered: float
    kind: float
    missing_nearby: float
    slot_missing_nearby: float
    missing_in_clause: float
    names: float

    def row(self) -> list[float]:
        """Return the values in the order of the fields, for fitting."""
        return [getattr(self, field.name) for field in fields(self)]


def extract_features(
    turn: Question,
    interpretation: Interpretation,
    candidates: "ScoredCandidates",
    context: AnswerContext,
    *,
    previous: str | None = None,
    article_text: str = "",
) -> Features:
    """Return the features of one interpretation.

    Args:
        turn: what was typed.
        interpretation: one meaning of it.
        candidates: the answers found for that.
        context: where the best of them stands.
        previous: the answer to the turn before.
        article_text: headline and text of the current article.
    """
    standalone = interpretation.relation is Relation.STANDALONE
    p = candidates.probability
    citation = candidates.hits[candidates.best.number].citation
    quote, article = citation.quote, citation.article
    shown = " ".join(filter(None, (article.title, article.dateline, quote)))
    wanted, there = content_tokens(turn.typed), content_tokens(shown)
    elliptical = is_elliptical(turn)
    named = find_slot(turn.typed) if elliptical else turn.typed
    missing_nearby = 1 - share_repeated(named, context.around)
    return Features(
        logit=math.log(p / (1 - p)),
        standalone=float(standalone),
        joined=float(interpretation.relation is Relation.JOINED),
        slot_replaced=float(interpretation.relation is Relation.SLOT_REPLACED),
        standalone_pronoun=float(standalone and has_pronoun(turn.typed)),
        standalone_short=max(0, 8 - len(turn.typed)) / 8 if standalone else 0.0,
        standalone_new=_share_new(wanted, article_text, quote) if standalone else 0.0,
        current_article=float(quote in article_text),
        other_article=float(not standalone and quote not in article_text),
        repeated=float(
            interpretation.relation is not Relation.SLOT_REPLACED
            and _is_repeated(candidates.best.text, previous)
        ),
        uncovered=1 - coverage(information(wanted, [there]), there),
        kind=candidates.evidence.kind,
        missing_nearby=missing_nearby,
        slot_missing_nearby=missing_nearby if elliptical else 0.0,
        missing_in_clause=1 - share_repeated(named, context.clause),
        names=candidates.evidence.names,
    )


def _is_repeated(answer: str, previous: str | None) -> bool:
    now, before = comparable(answer), comparable(previous or "")
    return bool(before) and (now in before or before in now)


def _share_new(wanted: frozenset[str], article_text: str, quote: str) -> float:
    """Return the share of a question's information that the current article lacks."""
    tokens = content_tokens(article_text)
    return 1 - coverage(information(wanted, [tokens, content_tokens(quote)]), tokens)
