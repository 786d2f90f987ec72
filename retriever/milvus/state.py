"""What is visible of an index in Milvus: one row says it, so that a change shows whole or not at all."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from retriever.index.schema import CONTENT
from retriever.milvus.filters import both
from retriever.milvus.rows import first_of, of_source
from retriever.milvus.schema import FORMAT


@dataclass(frozen=True, slots=True)
class State:
    """One state.

    Attributes:
        generation: how many changes there were.
        next: the number of the first source that is not visible.
        retired: sources that have left, and whose rows may still be there.
        open: whether rows of a change that is not visible may be there.
        counted: the generation whose passages the counts of tokens are of.
        model, dimension, encoder: whose vectors there are.
        changed: when, as ISO 8601.
    """

    model: str
    dimension: int
    encoder: str | None = None
    generation: int = 0
    next: int = 1
    retired: tuple[int, ...] = ()
    open: bool = False
    counted: int = 0
    changed: str | None = None
    format: int = FORMAT
    content: int = CONTENT

    @classmethod
    def of(cls, text: str) -> "State":
        """Return the state that a row holds.

        Raises:
            ValueError, KeyError, TypeError: none of ours.
        """
        value = json.loads(text)
        return cls(**value | {"retired": tuple(value["retired"])})

    def to_json(self) -> str:
        """Return the state as a row holds it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def meta(self, key: str) -> str | None:
        """Return one of the values."""
        value: Any = getattr(self, key, None)
        return None if value is None else str(value)

    @property
    def visible(self) -> str:
        """The expression for what is visible by its number, empty where all is."""
        parts = [f"id < {first_of(self.next)}"] if self.open else []
        parts += [f"not ({of_source(one)})" for one in self.retired]
        return both(*parts)

    def with_changes(self, **changes: Any) -> "State":
        """Return another state."""
        return replace(self, **changes)
