"""What a conversation remembers from turn to turn, and how it goes through JSON."""

from dataclasses import dataclass, field, fields
from typing import Any, Final

from bot.dialogue.leaning import subject
from retriever import ArticleReference

#: Sources that a conversation remembers of its last answer, and articles of a list: 第99条 is the last to be named.
SOURCES: Final = 5
NUMBERED: Final = 99


@dataclass(slots=True)
class ConversationState:
    """What a conversation remembers: small, bounded, and the same for every front end.

    Attributes:
        topic: the last question that stood by itself, or was made whole by a change of its place, year or number;
            None where nothing is in hand.
        last: what was asked of the topic since.
        typed: the last question as it was typed, where it leaned on the one before.
        answer: the short answer to it, or None.
        person: who was named last, while the topic goes on.
        sources: the paragraphs it was answered from, or came closest: article, paragraph; at most ``SOURCES``.
            After a list, the articles it named; at most ``NUMBERED``.
        held: the article that gave it; None after a refusal, and in states of old.
        searched: the text that was searched for last, word for word: 更多 goes on in what was found.
        listed: whether that was a list of articles, from the catalogue.
        shown: how many of the passages found, or of the articles listed, have been shown.
        asked: when the last turn was, in seconds since the epoch.
    """

    topic: str | None = None
    last: str | None = None
    typed: str | None = None
    answer: str | None = None
    person: str | None = None
    sources: list[tuple[ArticleReference, int]] = field(default_factory=list)
    held: ArticleReference | None = None
    searched: str | None = None
    listed: bool = False
    shown: int = 0
    asked: float = 0.0

    @property
    def in_hand(self) -> ArticleReference | None:
        """The article that answered last, or None; in states of old it is that of the first source."""
        if self.held is None and self.answer and self.sources:
            return self.sources[0][0]
        return self.held

    @property
    def whole(self) -> str | None:
        """The last question made whole: its topic and what was asked of it."""
        return f"{subject(self.topic)}，{self.last}" if self.topic and self.last else self.topic

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain JSON values."""
        return {
            "topic": self.topic,
            "last": self.last,
            "typed": self.typed,
            "answer": self.answer,
            "person": self.person,
            "sources": [[article.to_json(), paragraph] for article, paragraph in self.sources],
            "held": self.held.to_json() if self.held else None,
            "searched": self.searched,
            "listed": self.listed,
            "shown": self.shown,
            "asked": self.asked,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "ConversationState":
        """Return the state that ``to_json`` wrote; keys that are missing have their first values."""
        names = {one.name for one in fields(cls)} - {"sources", "held"}
        known = {name: value[name] for name in names & value.keys()}
        sources = [(ArticleReference(**article), number) for article, number in value.get("sources", ())]
        held = value.get("held")
        return cls(**known, sources=sources, held=ArticleReference(**held) if held else None)
