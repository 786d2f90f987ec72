"""A timeline: the statements about one topic in the order of the time told, those that differ side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue.timeline.differing import are_of_one_time, differ
from bot.dialogue.timeline.statements import Statement, find_statements
from bot.dialogue.timeline.topic import Topic, topic_of
from bot.dialogue.timeline.wording import PLANNED
from corpus.chinese.text import is_well_formed
from corpus.dating import Period
from retriever import Retriever


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one time.

    Attributes:
        statements: of a quantity all that give its value, the article printed first before the others; else one.
        differ: whether their values cannot all be right.
    """

    statements: tuple[Statement, ...]
    differ: bool = False

    @property
    def period(self) -> Period:
        """The days that it is told of."""
        return self.statements[0].period

    @property
    def told(self) -> bool:
        """Whether an article says so; else it is the day of the article."""
        return self.statements[0].told

    @property
    def planned(self) -> bool:
        """Whether it was still to come."""
        figure = self.statements[0].figure
        return figure is not None and bool(figure.qualities & PLANNED)

    @property
    def values(self) -> tuple[Statement, ...]:
        """The statements whose values differ, each value once, the first told first."""
        kept: list[Statement] = []
        for one in self.statements:
            if not any(_are_alike(one, other) for other in kept):
                kept.append(one)
        return tuple(kept)

    def to_json(self) -> dict[str, Any]:
        """Return {"date", "told", "planned", "differ", "statements"}."""
        return {
            "date": str(self.period),
            "told": self.told,
            "planned": self.planned,
            "differ": self.differ,
            "statements": [one.to_json() for one in self.statements],
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """What an archive tells of a topic, the earliest first.

    Attributes:
        asked: the topic as it was typed.
        topic: what it was taken for.
        entries: a time each.
    """

    asked: str
    topic: Topic | None
    entries: tuple[Entry, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return {"topic", "subject", "quantity", "entries"}."""
        return {
            "topic": self.asked,
            "subject": self.topic.subject if self.topic else None,
            "quantity": list(self.topic.words) if self.topic else [],
            "entries": [entry.to_json() for entry in self.entries],
        }


def make_timeline(asked: str, archive: Retriever) -> Timeline:
    """Return the timeline of a topic: a name (松岭水库), or whose quantity (松岭水库蓄水量); needs no encoder."""
    topic = topic_of(asked) if is_well_formed(asked) else None
    if topic is None:
        return Timeline(asked, None)
    with archive.cutting():
        statements = _of_the_quantity(topic, find_statements(topic, archive))
    return Timeline(asked, topic, tuple(_entries(statements)))


def _of_the_quantity(topic: Topic, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements without those of a part, a mean or another quantity of the same name.

    Where all say more than the topic (集体收入 for 收入), what most of them say is meant.
    """
    own = [
        one
        for one in statements
        if not one.figure or one.figure.qualities - PLANNED == topic.qualities - PLANNED
    ]
    beyond = Counter(one.beyond for one in own if one.figure)
    wanted = frozenset[str]() if frozenset() in beyond else next(iter(beyond.most_common(1)), (None,))[0]
    return [one for one in own if not one.figure or one.beyond == wanted]


def _entries(statements: Sequence[Statement]) -> Iterator[Entry]:
    left = list(statements)
    while left:
        first = left[0]
        same = [one for one in left if _are_of_one(first, one)]
        left = [one for one in left if one not in same]
        yield Entry(tuple(same), _differ(same))


def _are_of_one(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are values of one time."""
    if one is other:
        return True
    if one.figure is None or other.figure is None:
        return False
    return one.figure.qualities == other.figure.qualities and are_of_one_time(one.figure, other.figure)


def _differ(statements: Sequence[Statement]) -> bool:
    """Tell whether articles differ; one that gives several values itself tells of several things."""
    by_article: dict[str, list[Statement]] = {}
    for one in statements:
        by_article.setdefault(one.citation.article.id, []).append(one)
    plain = [same[0] for same in by_article.values() if all(_are_alike(same[0], one) for one in same)]
    return any(not _are_alike(one, other) for one in plain for other in plain)


def _are_alike(one: Statement, other: Statement) -> bool:
    return not (one.figure and other.figure and differ(one.figure, other.figure))
