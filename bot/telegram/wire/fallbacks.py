"""What is tried next when a server refuses a message: less of what it may not know, until words alone are left.

Servers differ: an older one knows not every kind of button, a stricter one counts a text otherwise. An answer
without its buttons, without its formatting or in several pieces is still an answer.
"""

import re
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from bot.telegram.views.runs import MAX_UNITS, Part, Run, parts_of

_SHORTEST = 400  # UTF-16 code units: a message that is too long at this length is refused for another reason
_UNKNOWN = 1000  # of the pieces where the server does not say what is wrong

_MARKUP = re.compile(r"entit", re.IGNORECASE)  # can't parse entities, ENTITY_BOUNDS_INVALID
_LENGTH = re.compile(r"too[ _]long", re.IGNORECASE)  # message is too long, MESSAGE_TOO_LONG
_BUTTONS = re.compile(r"button|keyboard|reply[ _]markup", re.IGNORECASE)
_TOPIC = re.compile(r"thread|topic", re.IGNORECASE)  # message thread not found, TOPIC_CLOSED
_REPLY = re.compile(
    r"replied|reply[ _](?:message|param|to)", re.IGNORECASE
)  # message to be replied not found
_NOWHERE = re.compile(
    r"chat not found|no(?:t enough)? rights|WRITE_FORBIDDEN|administrator rights|PEER_ID_INVALID"
    r"|CHAT_RESTRICTED|user not found|group is deactivated|CHANNEL_PRIVATE",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """How a message is put to the server.

    Attributes:
        rich: whether it goes as a Rich Message where it has that form.
        copying: whether buttons that copy a text are among the others.
        buttons: whether there are buttons.
        plain: whether the text goes without its formatting.
        units: the most UTF-16 code units of one message.
        topic: whether the topic is named; ``reply``: the message that is answered.
    """

    rich: bool = True
    copying: bool = True
    buttons: bool = True
    plain: bool = False
    units: int = MAX_UNITS
    topic: bool = True
    reply: bool = True

    def keyboard(self, whole: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
        """Return what is left of the buttons."""
        if whole is None or not self.buttons:
            return None
        return whole if self.copying else without_copying(whole)


def without_copying(keyboard: InlineKeyboardMarkup) -> InlineKeyboardMarkup | None:
    """Return the buttons but those that copy a text."""
    rows = [[button for button in row if button.copy_text is None] for row in keyboard.inline_keyboard]
    return InlineKeyboardMarkup([row for row in rows if row]) if any(rows) else None


def copies(keyboard: InlineKeyboardMarkup | None) -> bool:
    """Return whether one of the buttons copies a text."""
    rows = keyboard.inline_keyboard if keyboard else ()
    return any(button.copy_text for row in rows for button in row)


def is_nowhere(words: str) -> bool:
    """Return whether a refusal means that nothing can be said in this chat at all."""
    return bool(_NOWHERE.search(words))


def simpler(form: Form, words: str, keyboard: InlineKeyboardMarkup | None) -> Form | None:
    """Return the form to try next, None where there is none.

    Args:
        form: what was refused.
        words: the server's, with which it refused.
        keyboard: the buttons of the message, all of them.
    """
    if is_nowhere(words):
        return None
    if form.rich:
        return replace(form, rich=False)
    fewer = _fewer_buttons(form, keyboard)
    plain = None if form.plain else replace(form, plain=True)
    shorter = replace(form, units=form.units // 2) if form.units // 2 >= _SHORTEST else None
    alone = replace(form, reply=False) if form.reply else None
    said = (
        (_BUTTONS, fewer),
        (_TOPIC, replace(form, topic=False) if form.topic else None),
        (_MARKUP, plain),
        (_LENGTH, shorter),
        (_REPLY, alone),
    )
    hints = [next_form for pattern, next_form in said if next_form and pattern.search(words)]
    unknown = replace(form, units=_UNKNOWN) if form.units > _UNKNOWN else None
    return next(filter(None, (*hints, fewer, plain, unknown, alone)), None)


def pieces(part: Part, units: int) -> list[Part]:
    """Return a message in pieces of at most so many units, its formatting kept."""
    return parts_of(part.runs or (Run(part.plain),), units)


def _fewer_buttons(form: Form, keyboard: InlineKeyboardMarkup | None) -> Form | None:
    if form.keyboard(keyboard) is None:
        return None
    if form.copying and copies(keyboard):
        return replace(form, copying=False)
    return replace(form, buttons=False)
