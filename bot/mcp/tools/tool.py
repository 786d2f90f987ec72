"""One tool: what it is called, takes and gives, and what does its work."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from bot.dialogue.assistant import Assistant
from bot.dialogue.schemas import Schema
from bot.mcp.conversations import Conversations
from bot.outward import without_folders
from bot.words.filters import DAY, FILTER_WORDS
from bot.words.language import Language
from retriever import Filter, Retriever
from retriever.filtering import PARTS


class Arguments(BaseModel):
    """What a tool is called with. A name that it does not know is a mistake, and told."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _part(name: str, pattern: str | None = None) -> str:
    part: str = Field(default="", max_length=100, pattern=pattern, description=FILTER_WORDS[name])
    return part


class Within(Arguments):
    """Which articles are meant."""

    since: str = _part("since", DAY)
    until: str = _part("until", DAY)
    paper: str = _part("paper")
    edition: str = _part("edition")
    author: str = _part("author")
    place: str = _part("place")
    title: str = _part("title")
    genre: str = _part("genre")
    name: str = _part("name")

    @property
    def filters(self) -> Filter:
        """The same as a filter."""
        return Filter(**{part: getattr(self, part) for part in PARTS})


_A = TypeVar("_A", bound=Arguments)


class ToolMistakeError(Exception):
    """A call that cannot be answered. The message says why, to a model."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work on; ``local`` says whether only programs on this machine call them."""

    assistant: Assistant
    language: Language = "zh"
    conversations: Conversations = field(default_factory=Conversations)
    local: bool = True

    @property
    def archive(self) -> Retriever:
        """The archive that is asked."""
        return self.assistant.archive

    def outward(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return JSON as its reader may see it: the folders of this machine are for programs on it alone."""
        shown: dict[str, Any] = value if self.local else without_folders(value)
        return shown


@dataclass(frozen=True, slots=True)
class Reply:
    """What a tool gives: a value that keeps to its schema, and the same as text for a model."""

    value: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Tool(Generic[_A]):
    """A tool.

    Attributes:
        title: for a person.
        description: for a model, which decides by it when to use the tool.
        arguments: their model; its schema is published.
        output: the schema of the value it gives.
        run: does the work, in a thread.

    ``run`` raises ``ToolMistakeError`` and the errors of the archive.
    """

    name: str
    title: str
    description: str
    arguments: type[_A]
    output: Schema
    run: Callable[[Desk, _A], Reply]
