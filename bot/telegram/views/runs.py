"""Stretches of text with tags, dealt out to messages that Telegram takes: valid HTML, within its limits, nothing lost.

A message is composed as runs. It is split while it is still runs and turned into HTML only then, so that a cut
never falls into a tag, an entity such as ``&lt;`` or a surrogate pair, and every part closes what it opens.

Limits and tags: https://core.telegram.org/bots/api#sendmessage and #html-style.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

MAX_UNITS = 4096  # UTF-16 code units of the text, tags not counted
MAX_ENTITIES = 100  # formatted stretches; Telegram ignores further ones

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed; Telegram deletes them
#: Overrides of the writing direction: what one reads is not what stands there.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"[。！？；!?;…]['\"”’」』）)]*|[.]\s")
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text and the tags around it, outermost first."""

    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One message: the same text as HTML and, where that is refused, plain; its runs, to cut it smaller.

    ``rich`` is the HTML of a Rich Message, which goes first where there is one.
    """

    html: str
    plain: str
    runs: tuple[Run, ...] = ()
    rich: str | None = None


def parts_of(runs: Iterable[Run], max_units: int = MAX_UNITS) -> list[Part]:
    """Return the messages that show the runs."""
    cleaned = [replace(run, text=clean(run.text)) for run in runs]
    return [
        Part(to_html(part), "".join(run.text for run in part), tuple(part))
        for part in split_runs(cleaned, max_units)
    ]


def text_parts(text: str) -> list[Part]:
    """Return the messages that show a text as it is."""
    return parts_of([Run(text)])


def utf16_units(text: str) -> int:
    """Return the length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def split_runs(
    runs: Iterable[Run], max_units: int = MAX_UNITS, max_entities: int = MAX_ENTITIES
) -> list[list[Run]]:
    """Return the runs dealt out to messages, in their order.

    A cut falls at the end of a line or a sentence where there is one, and within the answer's mark
    only where the mark alone is longer than a message. Blank messages are left out, as is white
    space at the ends of a message: Telegram would refuse the one and remove the other.

    Args:
        runs: what to send.
        max_units: UTF-16 code units a message may have, at least 2.
        max_entities: formatted stretches a message may have, at least as many as a run has tags.
    """
    messages: list[list[Run]] = []
    message: list[Run] = []
    units = entities = 0
    for run in runs:
        rest = run.text
        while rest:
            opened = len(run.tags) - _shared(message[-1].tags if message else (), run.tags)
            room = max_units - units if entities + opened <= max_entities else 0
            cut = _cut(
                rest, room, whole="u" in run.tags and utf16_units(rest) <= max_units, fresh=not message
            )
            if not cut:
                messages.append(message)
                message, units, entities = [], 0, 0
                continue
            message.append(replace(run, text=rest[:cut]))
            units += utf16_units(rest[:cut])
            entities += opened
            rest = rest[cut:]
    messages.append(message)
    trimmed = (_trim(runs) for runs in messages)
    return [runs for runs in trimmed if not is_blank("".join(run.text for run in runs))]


def to_html(runs: Iterable[Run]) -> str:
    """Return the runs as HTML; neighbours share the tags they have in common from outside."""
    pieces: list[str] = []
    opened: tuple[str, ...] = ()
    for run in (*runs, Run("")):
        shared = _shared(opened, run.tags)
        pieces += [f"</{tag.split()[0]}>" for tag in reversed(opened[shared:])]
        pieces += [f"<{tag}>" for tag in run.tags[shared:]]
        pieces.append(html.escape(run.text, quote=False))
        opened = run.tags
    return "".join(pieces)


def is_blank(text: str) -> bool:
    """Return whether nothing of a text is to be seen."""
    return all(unicodedata.category(character) in _INVISIBLE for character in text)


def clean(text: str) -> str:
    """Replace what cannot or must not be sent, one code point for one, so that offsets stay valid."""
    return _CONTROL.sub(" ", _TURNING.sub("\ufffd", _SURROGATE.sub("\ufffd", text)))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many tags two stacks have in common from the outside."""
    length = min(len(one), len(other))
    return next((i for i in range(length) if one[i] != other[i]), length)


def _cut(text: str, room: int, *, whole: bool, fresh: bool) -> int:
    """Return how many code points of a text go into the message at hand; 0 asks for a fresh one.

    Args:
        text: what is to go in, not empty.
        room: UTF-16 code units left.
        whole: whether the text is rather moved to a fresh message than cut.
        fresh: whether the message at hand is still empty.
    """
    fits = _prefix(text, room)
    if fits == len(text):
        return fits
    if whole and not fresh:
        return 0
    for end in (_LINE_END, _SENTENCE_END):
        ends = [found.end() for found in end.finditer(text, 0, fits)]
        if ends and ends[-1] > fits // 2:
            return ends[-1]
    return fits if fresh else 0


def _prefix(text: str, room: int) -> int:
    """Return how many code points fit into this many UTF-16 code units."""
    fits = min(len(text), room)
    while utf16_units(text[:fits]) > room:
        fits -= (utf16_units(text[:fits]) - room + 1) // 2
    return fits


def _trim(runs: list[Run]) -> list[Run]:
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs = [replace(runs[0], text=runs[0].text.lstrip()), *runs[1:]]
        runs = [*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip())]
    return runs
