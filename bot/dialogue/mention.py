"""The sentence that says most of a matter where the pages do not answer the question."""

from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Answer
from corpus.chinese.clauses import sentences
from retriever import Citation
from retriever.reader.evidence import content_tokens, coverage, information
from retriever.reader.grounds import grounds_of

#: Share of a question's information that a sentence, and that it with its headline, must repeat.
_OWN: Final = 0.4
_SPOKEN_OF: Final = 0.6


def add_mention(answer: Answer) -> Answer:
    """Return a refusal with the sentence that speaks of the matter, where one does; any other answer as it is."""
    if answer.kind != "refusal" or answer.mention or answer.unsaid or not answer.nearest:
        return answer
    return replace(answer, mention=find_mention(answer))


def find_mention(answer: Answer) -> Citation | None:
    """Return the best sentence of the passages nearest to a refused question, marked in its paragraph, or None.

    Every name and every year that the question names must be there: a neighbour's fact is no mention.
    """
    question, hits = answer.rewritten or answer.question, answer.nearest
    wanted = content_tokens(question)
    info = information(wanted, [content_tokens(hit.citation.quote) for hit in hits])
    best: tuple[float, int, tuple[int, int]] | None = None
    for number, hit in enumerate(hits):
        head = content_tokens(hit.citation.article.head)
        for span in sentences(hit.citation.quote):
            own = content_tokens(hit.citation.quote[slice(*span)])
            alone, whole = coverage(info, own), coverage(info, own | head)
            if alone >= _OWN and whole >= _SPOKEN_OF and (best is None or alone + whole > best[0]):
                best = alone + whole, number, span
    if best is None:
        return None
    _, number, span = best
    grounds = grounds_of(question, hits, number, span)
    if grounds.missing or grounds.time >= 1:
        return None
    return replace(hits[number].citation, span=span)
