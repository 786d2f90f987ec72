"""Every paragraph that names something, the best first: what identity and meaning are read from."""

from typing import Final

from bot.dialogue.desk import Desk
from corpus.chinese.names import squeezed
from corpus.text import normalize
from retriever import Hit

#: Paragraphs that are searched through for a name.
_SEARCHED: Final = 24


def naming(name: str, question: str, desk: Desk) -> list[Hit]:
    """Return the paragraphs found that hold a name as it stands, in the order of the search for it."""
    wanted = squeezed(name)
    if not wanted:
        return []
    found = {(hit.citation.article, hit.citation.paragraph): hit for hit in desk.search(question, _SEARCHED)}
    if not any(wanted in squeezed(hit.citation.quote) for hit in found.values()):
        found |= {(hit.citation.article, hit.citation.paragraph): hit for hit in desk.search(name, _SEARCHED)}
    return [hit for hit in found.values() if wanted in squeezed(hit.citation.quote)]


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
