"""Buttons below messages: what they carry, and which of them an answer has.

A button carries an action, mostly a stored answer's id, and numbers: never words, never a path.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.dialogue.answer import Answer
from bot.telegram.state import StoredAnswer
from bot.telegram.views.message import NEAREST, shown_passages
from bot.telegram.views.runs import clean, utf16_units
from bot.words.telegram.texts import Texts
from retriever import Citation

MAX_DATA = 64  # bytes
_MAX_COPY = 256  # UTF-16 code units
_LABEL = 40  # code points of a passage's button
_DATA = re.compile(
    r"([a-z]+)(?::([A-Za-z0-9_-]{1,24}))?((?::[0-9]{1,5}){0,2})(?:@(-?[0-9]{1,19}))?", re.ASCII
)
_VOTES = {"good": "👍", "bad": "👎"}
_NEXT = "💡 "
_LONGEST = 60  # UTF-16 code units of a question's button
_CHOSEN = "✓ "
_IN_A_ROW = 4  # buttons that open an article of a list
_NUMBERED = re.compile(r"^(\d{1,3})\. ", re.MULTILINE)

Keyboard: TypeAlias = InlineKeyboardMarkup | None
Row: TypeAlias = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button asks for: an action, what it is about, up to two numbers, and who alone may press it."""

    action: str
    subject: str = ""
    numbers: tuple[int, ...] = ()
    whose: int = 0

    def __str__(self) -> str:
        whose = f"@{self.whose}" if self.whose else ""
        return ":".join([self.action, self.subject or "-", *map(str, self.numbers)]) + whose

    @classmethod
    def read(cls, data: str | None) -> "Press | None":
        """Return what a button carries; None where no button of ours is like that."""
        found = _DATA.fullmatch(data or "")
        if found is None:
            return None
        numbers = tuple(int(number) for number in found[3].split(":")[1:])
        return cls(found[1], found[2] or "", numbers, int(found[4] or 0))

    def number(self, place: int) -> int:
        """Return one of the numbers, 0 where it is not there."""
        return self.numbers[place] if place < len(self.numbers) else 0


def button(label: str, action: str, subject: str = "", *numbers: int, whose: int = 0) -> InlineKeyboardButton:
    """Return a button; where it is somebody's, nobody else may press it."""
    return InlineKeyboardButton(label, callback_data=str(Press(action, subject, numbers, whose)))


def ticked(word: str, chosen: bool) -> str:
    """Return the label of a choice, with a tick where it is the present one."""
    return f"{_CHOSEN}{word}" if chosen else word


def carries(keyboard: Keyboard, press: Press) -> bool:
    """Return whether one of the buttons asks for this, whatever its numbers: else a press with it was made up.

    The numbers may be those of the page before: who presses twice is faster than the page is turned.
    """
    rows = keyboard.inline_keyboard if keyboard else ()
    data = (one.callback_data for row in rows for one in row)
    known = (Press.read(value) for value in data if isinstance(value, str))
    return any(replace(one, numbers=press.numbers) == press for one in known if one)


def voted(keyboard: Keyboard, action: str) -> Keyboard:
    """Return the buttons with the vote that was given ("good" or "bad") ticked."""

    def marked(one: InlineKeyboardButton) -> InlineKeyboardButton:
        press = Press.read(one.callback_data if isinstance(one.callback_data, str) else None)
        if press is None or press.action not in _VOTES:
            return one
        sign = _VOTES[press.action]
        label = ticked(sign, press.action == action)
        return InlineKeyboardButton(label, callback_data=one.callback_data)

    rows = keyboard.inline_keyboard if keyboard else ()
    return InlineKeyboardMarkup([[marked(one) for one in row] for row in rows])


def answer_buttons(stored: StoredAnswer, texts: Texts, questions: Sequence[str] = ()) -> Keyboard:
    """Return what can be done with an answer or a refusal, and questions to go on with."""
    answer = stored.answer
    rows: list[Row] = []
    if answer.kind == "answer" and answer.citations:
        row = [button(texts.button_article, "open", stored.id, 0)]
        if answer.further or answer.alternatives:
            row.append(button(texts.button_sources, "sources", stored.id))
        rows.append([*row, button(texts.button_more, "more", stored.id, 1)])
        tools = [_copy(answer.citations[0].quote, texts), button(texts.button_cite, "cite", stored.id)]
        if is_pictured(answer.citations[0]):
            picture = button(texts.button_picture, "picture", stored.id, 0)
            rows += [[*_votes(stored), picture], tools]
        else:
            rows.append([*_votes(stored), *tools])
    elif answer.kind == "refusal":
        rows += _passages(stored, shown_passages(answer)[:NEAREST])
        if len(answer.nearest) >= NEAREST:
            rows.append([button(texts.button_more, "more", stored.id, 1)])
        rows.append(_votes(stored))
    elif answer.kind == "passages":
        rows += _passages(stored, shown_passages(answer))
    elif answer.kind == "catalogue":
        rows += _openers(stored)
    if answer.rewritten:
        rows.append([button(texts.button_raw, "raw", stored.id)])
    rows += [
        [button(_short(f"{_NEXT}{question}", _LONGEST), "next", stored.id, number)]
        for number, question in enumerate(questions)
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def is_pictured(citation: Citation) -> bool:
    """Return whether a paragraph has a place on a printed page that is kept."""
    return bool(citation.boxes and citation.article.source)


def passage_buttons(stored: StoredAnswer, number: int, texts: Texts) -> Keyboard:
    """Return what can be done with one passage of an answer."""
    copy = _copy(sources(stored.answer)[number].quote, texts)
    cite = button(texts.button_cite, "cite", stored.id, number + 1)
    return InlineKeyboardMarkup([[button(texts.button_article, "open", stored.id, number), copy, cite]])


def page_buttons(
    action: str, subject: str, page: int, pages: int, texts: Texts, *more: int, whose: int = 0
) -> Row:
    """Return the buttons that turn pages, each with the page it leads to; none for a single page."""
    row: Row = []
    if page > 0:
        row.append(
            button(f"{texts.button_back} {page}/{pages}", action, subject, *more, page - 1, whose=whose)
        )
    if page < pages - 1:
        row.append(
            button(f"{texts.button_on} {page + 2}/{pages}", action, subject, *more, page + 1, whose=whose)
        )
    return row


def sources(answer: Answer) -> list[Citation]:
    """Return every paragraph an answer shows, in the order by which buttons number them."""
    return [
        *answer.citations,
        *(other.citation for other in answer.alternatives),
        *(hit.citation for hit in answer.nearest),
    ]


def _openers(stored: StoredAnswer) -> list[Row]:
    """Return a button for each article of a list, by its number in the list."""
    numbers = _NUMBERED.findall(stored.answer.reply or "")
    openers = [
        button(number, "open", stored.id, place)
        for place, number in enumerate(numbers[: len(stored.answer.citations)])
    ]
    return [openers[first : first + _IN_A_ROW] for first in range(0, len(openers), _IN_A_ROW)]


def _passages(stored: StoredAnswer, passages: list[tuple[str, Citation]]) -> list[Row]:
    shown = sources(stored.answer)
    return [
        [button(_short(f"{number}. {text}", _LABEL), "passage", stored.id, shown.index(citation))]
        for number, (text, citation) in enumerate(passages[:9], 1)
    ]


def _votes(stored: StoredAnswer) -> Row:
    return [button(sign, action, stored.id) for action, sign in _VOTES.items()]


def _copy(quote: str, texts: Texts) -> InlineKeyboardButton:
    return InlineKeyboardButton(texts.button_copy, copy_text=CopyTextButton(_short(quote, _MAX_COPY)))


def _short(text: str, units: int) -> str:
    """Return the beginning of a text that fits into this many UTF-16 code units; never blank."""
    text = " ".join(clean(text).split()) or "…"
    if utf16_units(text) <= units:
        return text
    while utf16_units(text) > units - 1:
        text = text[: -max(1, (utf16_units(text) - units + 1) // 2)]
    return text + "…"
