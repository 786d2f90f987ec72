"""All actions of buttons, and which of them a press may bring about.

A button works for the one to whom it was shown, on the message that has it; an answer's as long as the answer is
kept. Anybody else, and whoever makes up what a button carries, is told so and shown nothing.
"""

from collections.abc import Awaitable, Callable

from telegram import CallbackQuery

from bot.telegram.features.tools import Tools
from bot.telegram.presses import answers, citing, others
from bot.telegram.presses.pressed import Pressed
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Press

#: Actions of buttons below a stored answer.
OF_ANSWERS: dict[str, Callable[[Pressed, StoredAnswer], Awaitable[None]]] = {
    "open": answers.open_article,
    "page": answers.turn_page,
    "sources": answers.show_sources,
    "more": answers.show_more,
    "passage": answers.show_passage,
    "good": answers.vote,
    "bad": answers.vote,
    "next": answers.ask_next,
    "picture": answers.show_picture,
    "cite": citing.cite,
    "style": citing.change_style,
    "raw": answers.ask_word_for_word,
    "resend": answers.send_again,
}
#: Actions of all other buttons.
OTHERS: dict[str, Callable[[Pressed], Awaitable[None]]] = {
    "leaf": others.open_listed,
    "turn": others.open_listed,
    "catalogue": others.turn_list,
    "example": others.ask_example,
    "mode": others.choose_setting,
    "language": others.choose_setting,
    "caution": others.choose_setting,
    "archive": others.choose_archive,
    "forget": others.forget,
    "remove": others.remove_document,
}
#: Actions that wait for their turn in the chat.
WAITING = frozenset({"raw", "next", "resend", "example", "archive"})
#: Those of the others whose buttons belong to one person.
_OWNED = frozenset({"leaf", "turn", "catalogue", "example"})


async def press_button(tools: Tools, update: int, query: CallbackQuery) -> None:
    """Do what a button asks for, and answer the press in any case."""
    service, press = tools.service, Press.read(query.data)
    texts = service.texts(query.message.chat.id if query.message else query.from_user.id)
    if query.message is None or press is None:
        await query.answer(texts.pressed_stale, show_alert=True)
        return
    pressed = Pressed(tools, update, query, press)
    stored = service.state.answers.get(press.subject) if press.action in OF_ANSWERS else None
    theirs = pressed.may_use(stored) if stored else press.action not in _OWNED or pressed.is_theirs
    if not (stored or press.action in OTHERS):
        await pressed.say(texts.pressed_stale, alert=True)
    elif not theirs:
        await pressed.say(texts.pressed_elsewhere, alert=True)
    elif not pressed.is_true:
        await pressed.say(texts.pressed_stale, alert=True)
    elif stored:
        await OF_ANSWERS[press.action](pressed, stored)
    else:
        await OTHERS[press.action](pressed)
