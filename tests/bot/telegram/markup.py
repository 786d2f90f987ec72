"""Telegram's HTML, read the way its server reads it: the text and its entities, or an error.

Rules from https://core.telegram.org/bots/api#html-style. Written for the tests alone and on purpose
without a look at the code that makes the HTML.
"""

import re
from dataclasses import dataclass

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(r"<(/?)([^<>]*)>|&(#x[0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);|<|&|[^<&]+")


class MarkupError(ValueError):
    """What the server says after "can't parse entities: "."""


@dataclass(frozen=True)
class Entity:
    type: str
    offset: int  # UTF-16 code units
    length: int


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, entity: Entity) -> str:
    """Return what an entity covers."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def parse(markup: str) -> tuple[str, list[Entity]]:
    text = ""
    opened: list[tuple[str, str, int]] = []
    entities: list[Entity] = []
    for token in TOKEN.finditer(markup):
        slash, tag, name = token.groups()
        at = f"at byte offset {len(markup[: token.start()].encode())}"
        if tag is None and name is None:
            if token.group() == "<":
                raise MarkupError(f"Unclosed start tag {at}")
            text += token.group()
        elif name is not None:
            text += _character(name, token.group())
        elif slash:
            if not opened:
                raise MarkupError(f"Unexpected end tag {at}")
            expected, kind, start = opened.pop()
            if tag != expected:
                raise MarkupError(f'Unmatched end tag {at}, expected "</{expected}>", found "</{tag}>"')
            if units(text) > start:
                entities.append(Entity(kind, start, units(text) - start))
        else:
            kind = _kind(tag, at)
            if "blockquote" in kind and any("blockquote" in other for _, other, _ in opened):
                raise MarkupError(f"Block quotes can't be nested {at}")
            opened.append((tag.split()[0], kind, units(text)))
    if opened:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return text, sorted(entities, key=lambda entity: (entity.offset, -entity.length))


def _character(name: str, written: str) -> str:
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return NAMED.get(name, written)


def _kind(tag: str, at: str) -> str:
    if tag in SIMPLE_TAGS:
        return SIMPLE_TAGS[tag]
    if tag in ("blockquote", "blockquote expandable"):
        return "_".join(reversed(tag.split()))
    if re.fullmatch(r'a href="[^"]+"', tag):
        return "text_link"
    raise MarkupError(f'Unsupported start tag "{tag.partition(" ")[0]}" {at}')
