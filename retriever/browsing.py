"""What an archive is browsed by: facets with counts, and what it says of a name."""

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from retriever.hits import Citation

#: What lines of an article name; the other facets are printed beside it.
NAMED: Final = ("person", "place", "organisation")
#: Characters of a date (YYYY-MM-DD) that tell a span of time.
SPANS: Final = {"year": 4, "month": 7, "day": 10}
#: What articles are counted by, in the order in which it is shown; "day" may be asked for besides.
FACETS: Final = ("paper", "year", "month", "section", "genre", "kind", "author", *NAMED)


class FacetCount(NamedTuple):
    """A value of a facet, and how many articles have it."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many articles there are, and how many have each value of each facet.

    Attributes:
        articles: how many were counted.
        counts: by the name of the facet; years, months and days in their order, else the most frequent first.
    """

    articles: int
    counts: dict[str, tuple[FacetCount, ...]]

    def to_json(self) -> dict[str, Any]:
        """Return {"articles", "facets": {name: [{"value", "articles"}...]}}."""
        counts = {name: [one._asdict() for one in values] for name, values in self.counts.items()}
        return {"articles": self.articles, "facets": counts}


@dataclass(frozen=True, slots=True)
class NamePage:
    """What an archive says of a name.

    Attributes:
        name: as it is kept, in simplified characters.
        sorts: in how many articles of the whole archive it is a person, a place or an organisation.
        articles: how many articles name it, under the filter.
        mentions: lines of some of them that do, the latest article first, the name marked.
    """

    name: str
    sorts: dict[str, int]
    articles: int
    mentions: tuple[Citation, ...]

    def to_json(self) -> dict[str, Any]:
        """Return {"name", "sorts", "articles", "mentions": [CITATION...]}."""
        mentions = [one.to_json() for one in self.mentions]
        return {"name": self.name, "sorts": self.sorts, "articles": self.articles, "mentions": mentions}
