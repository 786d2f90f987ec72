"""A character of the question typed for another of its sound: 积粉 for 积分.

Only where the archive makes it likely: neither pair that the character is part of stands anywhere in it, and with
another character of its sound there is one that is a word of the archive, or both are in it.
"""

from itertools import pairwise

from corpus.chinese.sounds import same_sound
from retriever.index.lexical import PassagesHolding
from retriever.question import Question
from retriever.tokens import ASKING

#: Pairs at most, and doubtful places: a question with more is not mistyped but about something else.
MOST = 6
MOST_PLACES = 8

#: Characters of words that only ask: they stand beside anything, and their pairs say nothing.
_ONLY_ASKING = frozenset("".join(ASKING))


def find_homophones(passages_holding: PassagesHolding, question: Question) -> list[str]:
    """Return the pairs of characters that the user may have meant; none for most questions."""
    text = f" {question.comparable} "
    known = passages_holding("grams", map("".join, pairwise(text))).keys()
    places = [
        i
        for i in range(1, len(text) - 1)
        if text[i] not in _ONLY_ASKING and not {text[i - 1 : i + 1], text[i : i + 2]} & known
    ]
    if len(places) > MOST_PLACES:
        return []
    offered = [
        [
            [
                pair
                for pair in (text[i - 1] + other, other + text[i + 1])
                if pair.isalnum() and not _ONLY_ASKING & set(pair)
            ]
            for other in same_sound(text[i])
        ]
        for i in places
    ]
    pairs = {pair for place in offered for two in place for pair in two}
    there, words = (passages_holding(table, pairs).keys() for table in ("grams", "words"))
    meant = [
        pair
        for place in offered
        for two in place
        if words & set(two) or (len(two) == 2 and there >= set(two))
        for pair in two
        if pair in there
    ]
    return list(dict.fromkeys(meant))[:MOST]
