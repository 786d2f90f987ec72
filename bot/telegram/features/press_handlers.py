"""What a pressed button does.

A button works for the one to whom it was shown, on the message that has it; an answer's as long as the answer is
kept. Anybody else, and whoever makes up what a button carries, is told so and shown nothing.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import CallbackQuery, InlineKeyboardMarkup, Message

from bot.telegram.features.asking import Asking, Turn
from bot.telegram.features.examples import example_of
from bot.telegram.features.library import Library
from bot.telegram.features.preferences import choose, settings_keyboard
from bot.telegram.features.press import Pressed
from bot.telegram.features.reading import catalogue_page, cited_page, listed_page
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Keyboard, Press, button, passage_buttons, sources, voted
from bot.telegram.views.message import hits_parts, passage_parts, sources_parts
from bot.telegram.views.runs import Part, text_parts

_log = logging.getLogger(__name__)

#: Actions that wait for their turn in the chat.
WAITING = frozenset({"raw", "resend", "example"})
#: Actions of buttons that are somebody's and of no stored answer.
_OWNED = frozenset({"leaf", "turn", "catalogue", "example"})
_PASSAGES = 5  # more passages at a time
_MOST_PASSAGES = 50

_Action = Callable[["Pressed", StoredAnswer], Awaitable[None]]


class Presses:
    """Does what pressed buttons ask for."""

    def __init__(self, service: Service, asking: Asking, library: Library) -> None:
        self._service = service
        self._asking = asking
        self._library = library
        self._of_answers: dict[str, _Action] = {
            "open": self._open,
            "page": self._page,
            "sources": self._sources,
            "more": self._more,
            "passage": self._passage,
            "good": partial(self._vote, vote=1),
            "bad": partial(self._vote, vote=-1),
            "raw": self._raw,
            "resend": self._resend,
        }
        self._others: dict[str, Callable[[Pressed], Awaitable[None]]] = {
            "leaf": self._leaf,
            "turn": self._leaf,
            "catalogue": self._catalogue,
            "example": self._example,
            "mode": self._choose,
            "language": self._choose,
            "forget": self._forget,
            "remove": self._remove,
        }

    async def press(self, update: int, query: CallbackQuery) -> None:
        """Do what a button asks for, and answer the press in any case."""
        press = Press.read(query.data)
        texts = self._service.texts(query.message.chat.id if query.message else query.from_user.id)
        if query.message is None or press is None:
            await query.answer(texts.pressed_stale, show_alert=True)
            return
        pressed = Pressed(self._service, update, query, press)
        stored = self._service.state.answers.get(press.subject) if press.action in self._of_answers else None
        theirs = _may(pressed, stored) if stored else press.action not in _OWNED or pressed.is_theirs
        if not (stored or press.action in self._others):
            await pressed.say(texts.pressed_stale, alert=True)
        elif not theirs:
            await pressed.say(texts.pressed_elsewhere, alert=True)
        elif not pressed.is_true:
            await pressed.say(texts.pressed_stale, alert=True)
        elif stored:
            await self._of_answers[press.action](pressed, stored)
        else:
            await self._others[press.action](pressed)

    async def _open(self, pressed: Pressed, stored: StoredAnswer) -> None:
        if await self._has(pressed, stored):
            await pressed.send(*await self._cited(stored, pressed.press.number(0), None))

    async def _page(self, pressed: Pressed, stored: StoredAnswer) -> None:
        if await self._has(pressed, stored):
            page = pressed.press.number(1)
            parts, keyboard = await self._cited(stored, pressed.press.number(0), page)
            await pressed.turn(parts[0], keyboard)

    async def _cited(
        self, stored: StoredAnswer, source: int, page: int | None
    ) -> tuple[list[Part], Keyboard]:
        part, keyboard = await cited_page(self._service, stored, source, page)
        return [part], keyboard

    async def _sources(self, pressed: Pressed, stored: StoredAnswer) -> None:
        answer, texts = stored.answer, pressed.texts
        numbers = range(1, len(answer.citations) + len(answer.alternatives))
        rows = [
            [button(f"{texts.button_article} {number}", "open", stored.id, number) for number in numbers[:5]]
        ]
        if not rows[0]:
            await pressed.say(texts.nothing)
            return
        await pressed.send(sources_parts(answer, texts), InlineKeyboardMarkup(rows))

    async def _more(self, pressed: Pressed, stored: StoredAnswer) -> None:
        question = stored.answer.rewritten or stored.answer.question
        page, texts, service = max(1, pressed.press.number(0)), pressed.texts, self._service
        if await self._over_budget(pressed):
            return
        wanted = min(_PASSAGES * page + len(sources(stored.answer)), _MOST_PASSAGES)
        hits = await service.workers.run(partial(service.archive.search, question, wanted))
        known = {
            (shown.article.id, shown.article.source, shown.paragraph) for shown in sources(stored.answer)
        }
        fresh = [
            hit
            for hit in hits
            if (hit.citation.article.id, hit.citation.article.source, hit.citation.paragraph) not in known
        ][_PASSAGES * (page - 1) : _PASSAGES * page]
        if not fresh:
            await pressed.say(texts.no_more_passages)
            return
        on = InlineKeyboardMarkup([[button(texts.button_more, "more", stored.id, page + 1)]])
        await pressed.send(hits_parts(fresh, texts.more_passages.format(question=question), texts), on)

    async def _passage(self, pressed: Pressed, stored: StoredAnswer) -> None:
        if await self._has(pressed, stored):
            number = pressed.press.number(0)
            parts = passage_parts(sources(stored.answer)[number], pressed.texts)
            await pressed.send(parts, passage_buttons(stored, number, pressed.texts))

    async def _has(self, pressed: Pressed, stored: StoredAnswer) -> bool:
        """Return whether the answer has the source the button names; say so where it has not."""
        if pressed.press.number(0) < len(sources(stored.answer)):
            return True
        await pressed.say(pressed.texts.pressed_stale, alert=True)
        return False

    async def _vote(self, pressed: Pressed, stored: StoredAnswer, vote: int) -> None:
        self._service.state.answers.vote(stored.id, pressed.person, vote)
        await pressed.say(pressed.texts.pressed_thanks)
        message = pressed.query.message
        if isinstance(message, Message) and message.reply_markup:
            ticked = voted(message.reply_markup, pressed.press.action)
            if ticked != message.reply_markup:
                await self._service.outbox.relabel(message.chat.id, message.message_id, ticked)

    async def _over_budget(self, pressed: Pressed) -> bool:
        """Return whether this would be one question too many; say so where it would."""
        wait = self._service.budgets.spend(pressed.person, pressed.place.chat)
        if wait and not self._asking.is_begun(pressed.update):
            await pressed.say(pressed.texts.over_budget.format(seconds=max(1, round(wait))), alert=True)
            return True
        return False

    async def _raw(self, pressed: Pressed, stored: StoredAnswer) -> None:
        if await self._over_budget(pressed):
            return
        await pressed.say("")
        question = stored.answer.question
        turn = Turn(pressed.update, pressed.place, stored.key)
        await self._asking.answer(turn, lambda conversation: conversation.raw(question))

    async def _resend(self, pressed: Pressed, stored: StoredAnswer) -> None:
        await pressed.say("")
        await self._asking.show(Turn(pressed.update, pressed.place, stored.key), stored)

    async def _leaf(self, pressed: Pressed) -> None:
        press = pressed.press
        part, keyboard = await listed_page(
            self._service, pressed.place.chat, press.subject, press.number(0), pressed.owner
        )
        if press.action == "turn":
            await pressed.turn(part, keyboard)
        else:
            await pressed.send([part], keyboard)

    async def _catalogue(self, pressed: Pressed) -> None:
        page, keyboard = await catalogue_page(
            self._service, pressed.place.chat, pressed.press.number(0), pressed.owner
        )
        await pressed.turn(page, keyboard)

    async def _example(self, pressed: Pressed) -> None:
        question = await example_of(self._service, pressed.press.subject)
        if question is None:
            await pressed.say(pressed.texts.pressed_stale, alert=True)
        elif not await self._over_budget(pressed):
            await pressed.say("")
            key = (pressed.place.chat, pressed.place.topic or 0, pressed.person)
            turn = Turn(pressed.update, pressed.place, key, echo=question)
            await self._asking.answer(turn, lambda conversation: conversation.raw(question))

    async def _choose(self, pressed: Pressed) -> None:
        service, press = self._service, pressed.press
        message = pressed.query.message
        assert message is not None  # noqa: S101
        if not await service.access.rules_chat(message.chat, pressed.query.from_user):
            await pressed.say(pressed.texts.pressed_not_admin, alert=True)
            return
        if not choose(service, message.chat.id, press.action, press.subject):
            await pressed.say(pressed.texts.pressed_stale, alert=True)
            return
        texts = service.texts(message.chat.id)
        if (press.action, press.subject) == ("mode", "all") and not service.bot.can_read_all_group_messages:
            await pressed.say(texts.mode_all_private, alert=True)
        text = texts.settings_private if pressed.place.private else texts.settings_group
        keyboard = settings_keyboard(service, message.chat.id, pressed.place.private)
        await pressed.turn(text_parts(text)[0], keyboard)

    async def _forget(self, pressed: Pressed) -> None:
        service = self._service
        if pressed.press.subject != str(pressed.person):
            await pressed.say(pressed.texts.pressed_elsewhere, alert=True)
            return
        service.conversations.release(person=pressed.person)
        number = service.state.forget(pressed.person)
        await pressed.turn(text_parts(pressed.texts.forgotten.format(number=number))[0], None)

    async def _remove(self, pressed: Pressed) -> None:
        if not self._service.access.is_admin(pressed.person) or not pressed.place.private:
            await pressed.say(pressed.texts.only_admins, alert=True)
            return
        await pressed.say("")
        message = pressed.query.message
        assert message is not None  # noqa: S101
        await self._library.remove(message.chat.id, message.message_id, pressed.press.subject)


def _may(pressed: Pressed, stored: StoredAnswer) -> bool:
    """Return whether somebody may use an answer: in its chat, the asker; all of a group where its name asked."""
    chat, _, person = stored.key
    return pressed.place.chat == chat and person in (pressed.person, chat)
