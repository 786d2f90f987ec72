"""What a time in the words of an article means in days."""

from dataclasses import dataclass
from typing import Any

from corpus.dating import Period, period_of


@dataclass(frozen=True, slots=True)
class TimeNote:
    """What a time means.

    Attributes:
        said: its words: 去年.
        period: the days that it means.
        published: the date of the article, against which it is told.
        text: both, for people: 去年（2023年）.
    """

    said: str
    period: Period
    published: str
    text: str

    def to_json(self) -> dict[str, Any]:
        """Return {"said", "date", "published", "text"}; "date" as ISO 8601 writes it: 2023, 2023-06-01/2023-06-12."""
        return {
            "said": self.said,
            "date": str(self.period),
            "published": self.published,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "TimeNote":
        """Return the note that ``to_json`` wrote."""
        return cls(value["said"], period_of(value["date"]), value["published"], value["text"])
