"""Messages that arrive: tried again after a failure, in a simpler form after a refusal, never doubled."""

import logging
import re
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, TelegramError
from telegram.ext import ExtBot

from bot.telegram.pace import Pace
from bot.telegram.views.runs import Part
from bot.telegram.wire.calls import NO_PREVIEW, sending_call
from bot.telegram.wire.delivery import delivered
from bot.telegram.wire.fallbacks import Form, pieces, simpler
from bot.telegram.wire.learned_form import LearnedForm
from bot.telegram.wire.limiter import Mark
from bot.telegram.wire.moved_groups import MovedGroups
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason
from bot.telegram.wire.typing import typing_shown

#: An edit that no form can bring about.
_GONE = re.compile(
    r"can't be edited|to edit not found|MESSAGE_ID_INVALID|no text in the message", re.IGNORECASE
)

_log = logging.getLogger(__name__)


class Outbox:
    """Sends and edits what one bot says.

    Args:
        bot: what sends.
        moved: is told the old and the new number of a group that has become a supergroup.
        pace: the pauses between tries.
    """

    def __init__(
        self,
        bot: ExtBot[Any],
        moved: Callable[[int, int], None] = lambda old, new: None,
        pace: Pace = Pace(),
    ) -> None:
        self._bot = bot
        self._pace = pace
        self._groups = MovedGroups(moved)
        self._forms = LearnedForm()

    async def send(
        self,
        place: Place,
        parts: Sequence[Part],
        keyboard: InlineKeyboardMarkup | None = None,
        mark: Mark | None = None,
        sent: Callable[[int, int], None] = lambda chat, message: None,
    ) -> int:
        """Send the parts, the keyboard below the last, and return the number of the last message.

        What is refused goes in simpler forms, and after a group that has moved to its new chat.

        Args:
            place: where to.
            parts: what.
            keyboard: below the last of them.
            mark: keeps note of each part's departure and arrival.
            sent: is told chat and number of every message that has arrived.

        Raises:
            DeliveryUncertainError: a part may have arrived.
            TelegramError: a part was refused in every form, or could not be sent in many tries.
        """
        number = 0
        for part in parts:
            for number in await self._send_part(place, part, keyboard if part is parts[-1] else None, mark):
                sent(self.place_of(place).chat, number)
        return number

    def place_of(self, place: Place) -> Place:
        """Return where a place is now: a group may have become another chat, which has no old messages."""
        return self._groups.place_of(place)

    async def _send_part(
        self, place: Place, part: Part, keyboard: InlineKeyboardMarkup | None, mark: Mark | None
    ) -> list[int]:
        """Send one part, in as many pieces as it takes, and return their numbers."""
        form = self._form_of(part)
        waiting = deque([part])
        numbers: list[int] = []
        while waiting:
            buttons = keyboard if len(waiting) == 1 else None
            call = sending_call(self._bot, self.place_of(place), waiting[0], form, buttons, mark=mark)
            try:
                message = await delivered(call, mark if not numbers else None, self._pace.deliveries)
            except ChatMigrated as error:
                self._groups.move(self.place_of(place).chat, error.new_chat_id)
            except (BadRequest, EndPointNotFound) as error:
                next_form = simpler(form, str(error), buttons)
                if next_form is None:
                    raise
                self._forms.refused(form, unknown=isinstance(error, EndPointNotFound))
                _log.warning("message refused (%s), sent in a simpler form", reason(error))
                if next_form.units < form.units:
                    waiting.extendleft(reversed(pieces(waiting.popleft(), next_form.units)))
                form = next_form
            else:
                self._forms.learn(form, buttons)
                numbers.append(message.message_id)
                waiting.popleft()
        if mark:
            mark.sent()
        return numbers

    def _form_of(self, part: Part) -> Form:
        best = self._forms.best
        return best if part.rich else replace(best, rich=False)

    async def edit(
        self, chat: int, message: int, part: Part, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Make a message say this, and return False where it cannot be changed any more.

        Doing it twice does no harm.

        Raises:
            TelegramError: it could not be reached in many tries.
        """
        form: Form | None = replace(
            self._forms.best, rich=False
        )  # what is edited was sent as a plain message
        while form:
            call = partial(
                self._bot.edit_message_text,
                part.plain if form.plain else part.html,
                chat,
                message,
                parse_mode=None if form.plain else ParseMode.HTML,
                reply_markup=form.keyboard(keyboard),
                link_preview_options=NO_PREVIEW,
            )
            try:
                await delivered(call, None, self._pace.deliveries, twice=True)
            except ChatMigrated:
                return False
            except BadRequest as error:
                words = str(error)
                if "not modified" in words.lower():
                    return True
                _log.warning("message not changed: %s", reason(error))
                next_form = None if _GONE.search(words) else simpler(form, words, keyboard)
                form = next_form if next_form and next_form.units == form.units else None
            else:
                self._forms.learn(form, keyboard)
                return True
        return False

    async def relabel(self, chat: int, message: int, keyboard: InlineKeyboardMarkup | None) -> None:
        """Change the buttons of a message; it is no matter where that does not succeed."""
        try:
            await self._bot.edit_message_reply_markup(
                chat, message, reply_markup=self._forms.best.keyboard(keyboard)
            )
        except TelegramError as error:
            _log.info("buttons not changed: %s", reason(error))

    async def withdraw(self, chat: int, message: int) -> None:
        """Delete a message of the bot's; it is no matter where that does not succeed."""
        try:
            await self._bot.delete_message(chat, message)
        except TelegramError as error:
            _log.info("message not deleted: %s", reason(error))

    def typing(self, place: Place) -> AbstractAsyncContextManager[None]:
        """Show in a private chat that an answer is being written, as long as the block lasts."""
        return typing_shown(self._bot, place, self._pace)
