"""Every paragraph that names something, the best first: what identity and meaning are read from."""

from collections.abc import Sequence
from typing import Final

from bot.dialogue.answer import Answer
from bot.dialogue.strategy_context import StrategyContext
from corpus.chinese.names import Sort, squeezed
from corpus.chinese.text import normalize
from retriever import Hit
from retriever.reader.grounds import grounds_of

#: Paragraphs that are searched through for a name.
_SEARCHED: Final = 24
_SHOWN: Final = 3


def naming(name: str, question: str, context: StrategyContext) -> list[Hit]:
    """Return the paragraphs found that hold a name as it stands, in the order of the search for it."""
    wanted = squeezed(name)
    if not wanted:
        return []
    found = {
        (hit.citation.article, hit.citation.paragraph): hit for hit in context.search(question, _SEARCHED)
    }
    if not any(wanted in squeezed(hit.citation.quote) for hit in found.values()):
        found |= {
            (hit.citation.article, hit.citation.paragraph): hit for hit in context.search(name, _SEARCHED)
        }
    return [hit for hit in found.values() if wanted in squeezed(hit.citation.quote)]


def unsaid_there(question: str, hit: Hit, span: tuple[int, int]) -> tuple[str, ...]:
    """Return the names of a question that the evidence for an answer does not have: it tells a neighbour's fact."""
    missing = grounds_of(question, [hit], 0, span).missing
    return tuple(name.text for name in missing if name.sort in (Sort.PERSON, Sort.PLACE, Sort.ORGANISATION))


def refused(question: str, hits: Sequence[Hit], unsaid: tuple[str, ...] = ()) -> Answer:
    """Return a refusal that shows the nearest paragraphs, and says which name they lack."""
    return Answer(question, None, 0.0, nearest=tuple(hits[:_SHOWN]), kind="refusal", unsaid=unsaid)


def places_of(name: str, quote: str) -> list[tuple[int, int]]:
    """Return where a name stands in a quotation, in code points, whatever its width, script and spaces."""
    folded = normalize(quote, numerals=False)
    kept = [at for at, char in enumerate(folded.text) if not char.isspace() and char != "·"]
    text = "".join(folded.text[at] for at in kept)
    wanted = "".join(
        char for char in normalize(name, numerals=False).text if not char.isspace() and char != "·"
    )
    found, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(folded.original_span(kept[at], kept[at + len(wanted) - 1] + 1))
        at = text.find(wanted, at + 1)
    return found
