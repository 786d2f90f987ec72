"""What a conversation remembers from turn to turn, as plain JSON values."""

from dataclasses import dataclass, field, fields
from typing import Any, Final

from bot.dialogue.followups.dependence import extract_subject
from retriever import ArticleReference

#: How many sources of the last answer, and how many articles of a list (up to 第99条), are remembered.
SOURCES: Final = 5
NUMBERED: Final = 99


@dataclass(slots=True)
class ConversationState:
    """What a conversation remembers: small, bounded, and the same for every front end.

    Attributes:
        topic: the last self-contained question, or the last one that a replaced slot made complete; None at first.
        last: the last follow-up to the topic.
        typed: the last question as it was typed, where it was a follow-up.
        answer: the short answer to the last question, or None.
        person: who was named last in this topic.
        sources: article and paragraph of each citation of the last answer, or of what came closest; at most
            ``SOURCES``. After a list the articles in it; at most ``NUMBERED``.
        article: the current article, which gave the last answer; None after a refusal, and in old states.
        searched: the text that was searched for last. 更多 shows more of what was found for it.
        listed: whether the last answer was a list of articles.
        shown: how many of the passages found, or of the articles listed, have been shown.
        asked_at: when the last turn was typed, in seconds since the epoch.
    """

    topic: str | None = None
    last: str | None = None
    typed: str | None = None
    answer: str | None = None
    person: str | None = None
    sources: list[tuple[ArticleReference, int]] = field(default_factory=list)
    article: ArticleReference | None = None
    searched: str | None = None
    listed: bool = False
    shown: int = 0
    asked_at: float = 0.0

    @property
    def current_article(self) -> ArticleReference | None:
        """The article that gave the last answer, or None; in old states that of the first source."""
        if self.article is None and self.answer and self.sources:
            return self.sources[0][0]
        return self.article

    @property
    def whole_question(self) -> str | None:
        """The last question with its topic: the topic's subject and the last follow-up; None at first."""
        return f"{extract_subject(self.topic)}，{self.last}" if self.topic and self.last else self.topic

    def to_json(self) -> dict[str, Any]:
        """Return the state as plain JSON values."""
        return {
            "topic": self.topic,
            "last": self.last,
            "typed": self.typed,
            "answer": self.answer,
            "person": self.person,
            "sources": [[article.to_json(), paragraph] for article, paragraph in self.sources],
            "held": self.article.to_json() if self.article else None,
            "searched": self.searched,
            "listed": self.listed,
            "shown": self.shown,
            "asked": self.asked_at,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "ConversationState":
        """Return the state that ``to_json`` wrote, now or in an earlier release; what is missing is at its default."""
        names = {one.name for one in fields(cls)} - {"sources", "article", "asked_at"}
        known = {name: value[name] for name in names & value.keys()}
        sources = [
            (ArticleReference.from_json(article), number) for article, number in value.get("sources", ())
        ]
        article = value.get("held")
        return cls(
            **known,
            sources=sources,
            article=ArticleReference.from_json(article) if article else None,
            asked_at=value.get("asked", 0.0),
        )
