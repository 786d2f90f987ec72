"""Search for articles that contain phrases word for word."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.chinese.text import comparable
from retriever.hits import ArticleReference
from retriever.index.rows import reference_of
from retriever.index.snapshot import Snapshot
from retriever.tokens import gram_tokens


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that says something.

    Attributes:
        in_head: whether its headline, its place or a place that it repeats says so.
        paragraphs: number and text of each of its paragraphs that do.
    """

    article: ArticleReference
    kind: str
    in_head: bool
    paragraphs: tuple[tuple[int, str], ...]


def find_mentions(snapshot: Snapshot, phrases: Sequence[str]) -> list[Mention]:
    """Return the articles with a passage that holds all of some phrases, or whose head does, in the order of the index.

    Args:
        snapshot: of an open index, with what a filter lets through.
        phrases: each is looked for as it stands, in comparable characters.
    """
    wanted = [comparable(phrase) for phrase in phrases]
    if not wanted or not all(gram_tokens(phrase) for phrase in wanted):
        return []
    said: dict[int, list[tuple[int, str]]] = {}
    for article, number, text in snapshot.paragraphs_saying("body", wanted):
        if all(phrase in comparable(text) for phrase in wanted):
            said.setdefault(article, []).append((number, text))
    headed = {article for article, _, _ in snapshot.paragraphs_saying("context", wanted)}
    found = {article: snapshot.values(article) for article in sorted({*said, *headed})}
    return [
        Mention(reference_of(values), values["kind"], article in headed, tuple(said.get(article, ())))
        for article, values in found.items()
    ]


def find_rare(snapshot: Snapshot, characters: Collection[str], share: float) -> set[str]:
    """Return the characters that stand in some passages, and in no more than a share of them all (or in two)."""
    most = max(2.0, share * snapshot.passage_count())
    counts = snapshot.passages_holding("grams", characters)
    return {char for char, count in counts.items() if 0 < count <= most}
