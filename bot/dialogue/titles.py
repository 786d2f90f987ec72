"""What a person is called where an archive names them: 局长, 作家, 村民."""

from typing import Any, Final, NamedTuple

from bot.dialogue.kinds.identity import identities
from retriever import Citation, NamePage

_MOST: Final = 6


class Title(NamedTuple):
    """What somebody is called, and the line that says so."""

    text: str
    citation: Citation


def titles_of(page: NamePage) -> list[Title]:
    """Return the titles that a person bears in the lines of a page, each once, in their order."""
    found: dict[str, Title] = {}
    for one in page.mentions if "person" in page.sorts else ():
        told = list(identities(one.quote, *one.span)) if one.span and one.paragraph >= 0 else []
        if told:
            best = max(told, key=lambda identity: identity.plainness)
            text = one.quote[best.start : best.end]
            found.setdefault(text, Title(text, one))
    return list(found.values())[:_MOST]


def name_json(page: NamePage) -> dict[str, Any]:
    """Return the page of a name as its JSON, with "titles": [{"text", "citation"}...]."""
    titles = [{"text": one.text, "citation": one.citation.to_json()} for one in titles_of(page)]
    return {**page.to_json(), "titles": titles}
