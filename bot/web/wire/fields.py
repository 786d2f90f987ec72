"""The fields of a request, from its JSON or from its address, checked one by one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from bot.web.errors import bad_request
from corpus.chinese.text import is_well_formed
from retriever import Filter
from retriever.filtering import PARTS

_T = TypeVar("_T", bound=str)
#: An id of a conversation: letters and digits, as ours or as a client makes them.
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Fields:
    """The fields of a request; what is asked for is checked, and what nobody asked for is refused at the end.

    Args:
        values: as they came. Those of an address are texts, also where a number is meant.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self._known: set[str] = set()

    def _take(self, name: str) -> Any:
        self._known.add(name)
        return self._values.get(name)

    def text(self, name: str, longest: int = 2000) -> str | None:
        """Return a text, None where it is missing."""
        value = self._take(name)
        if value is not None and not isinstance(value, str):
            raise bad_request(f"{name} 应是文字 ({name} must be a text)")
        if value is not None and not is_well_formed(value):
            raise bad_request(f"{name} 里有无法识别的字符 ({name} is not well-formed text)")
        if value is not None and len(value) > longest:
            raise bad_request(f"{name} 最多 {longest} 字 ({name} has at most {longest} characters)")
        return value

    def question(self) -> str:
        """Return the question; what it must be like, the archive says."""
        value = self.text("question", 10_000)
        if value is None:
            raise bad_request("缺少 question (question is missing)")
        return value

    def number(self, name: str, low: int, high: int, default: int) -> int:
        """Return a whole number within bounds."""
        value = self._take(name)
        if value is None:
            return default
        if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value):
            value = int(value)
        if isinstance(value, float) and value.is_integer():  # JSON knows one kind of number
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise bad_request(
                f"{name} 应是 {low} 到 {high} 的整数 ({name} must be a whole number from {low} to {high})"
            )
        return value

    def flag(self, name: str) -> bool:
        """Return a yes or no, no where it is missing."""
        value = self._take(name)
        if isinstance(value, str) and value in ("true", "false"):
            value = value == "true"
        if value is not None and not isinstance(value, bool):
            raise bad_request(f"{name} 应是 true 或 false ({name} must be true or false)")
        return bool(value)

    def choice(self, name: str, choices: Sequence[_T]) -> _T | None:
        """Return one of some texts, None where it is missing."""
        value = self._take(name)
        found = next((one for one in choices if one == value), None) if isinstance(value, str) else None
        if value is not None and found is None:
            either = "、".join(choices)
            raise bad_request(f"{name} 应是 {either} 之一 ({name} must be one of {', '.join(choices)})")
        return found

    def conversation(self) -> str | None:
        """Return the id of a conversation, None where none is named."""
        value = self._take("conversation")
        if value is not None and not (isinstance(value, str) and _ID.fullmatch(value)):
            raise bad_request("conversation 应是 1 到 64 个字母、数字、_ - (1 to 64 letters, digits, _ -)")
        return value

    def filters(self) -> Filter:
        """Return which articles are meant.

        Raises:
            ProblemError: a part is no text.
            BadFilterError: a bound is no date.
        """
        return Filter(**{part: (self.text(part, 100) or "").strip() for part in PARTS})

    def end(self) -> None:
        """Refuse what nobody asked for.

        Raises:
            ProblemError: a field is not known, as when it was misspelled.
        """
        unknown = sorted(self._values.keys() - self._known)
        if unknown:
            name = unknown[0][:40]
            raise bad_request(f"不认识 {name} (unknown field {name})")
