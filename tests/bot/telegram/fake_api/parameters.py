"""The parameters of a request, read strictly.

Where the real server takes a value of a wrong type for zero or none, this one refuses it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..markup import Entity, MarkupError, parse, units
from .errors import bad


@dataclass(frozen=True)
class Parameters:
    """What was sent: texts by name, and files as (name, content)."""

    values: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str | None = None, longest: int = 1 << 20) -> str:
        value = self.values.get(name, default)
        if value is None:
            raise bad(f"{name} is missing")
        if len(value) > longest:
            raise bad(f"{name} is too long")
        return value

    def integer(self, name: str, default: int | None = None) -> int:
        if name not in self.values and default is not None:
            return default
        if not re.fullmatch(r"-?[0-9]{1,19}", value := self.text(name)):
            raise bad(f"wrong type of {name}")
        return int(value)

    def boolean(self, name: str) -> bool:
        value = self.values.get(name, "false").lower()
        if value not in ("true", "false"):
            raise bad(f"wrong type of {name}")
        return value == "true"

    def json(self, name: str, kind: type[Any], default: Any = None) -> Any:
        if name not in self.values:
            return default
        try:
            value = json.loads(self.values[name])
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
        if not isinstance(value, kind):
            raise bad(f"object expected as {name}")
        return value

    def formatted(self, name: str, longest: int = 4096) -> tuple[str, tuple[Entity, ...], bool]:
        """Return a text, its entities and whether it came as HTML."""
        text, mode = self.text(name, ""), self.text("parse_mode", "")
        if mode not in ("", "HTML"):
            raise bad("unsupported parse_mode")
        entities = _given_entities(self.json("entities", list, []), text)
        if mode:
            try:
                text, found = parse(text)
            except MarkupError as error:
                raise bad(f"can't parse entities: {error}") from None
            entities = tuple(found)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise bad("strings must be encoded in UTF-8")
        if units(text) > longest:
            raise bad("message is too long" if name == "text" else f"message {name} is too long")
        if len(entities) > 100:
            raise bad("too many entities")  # the real one drops the rest in silence
        return text, entities, bool(mode)


def _given_entities(items: list[Any], text: str) -> tuple[Entity, ...]:
    entities = []
    for item in items:
        try:
            entity = Entity(item["type"], item["offset"], item["length"])
            inside = entity.offset >= 0 and entity.length > 0 and entity.offset + entity.length <= units(text)
        except (TypeError, KeyError):
            raise bad("can't parse MessageEntity") from None
        if not inside:
            raise bad("entity lies outside the text")
        entities.append(entity)
    return tuple(entities)
