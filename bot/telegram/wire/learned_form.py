"""The form of a message that a server takes at once.

An older server does not know buttons that copy a text, nor Rich Messages.
"""

import logging
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.telegram.wire.fallbacks import Form, copies

_SURE = 3  # such messages in a row: a single refusal may have had another reason

_log = logging.getLogger(__name__)


class LearnedForm:
    """The form in which messages are sent first.

    Attributes:
        best: the form, without what the server was found not to know.
    """

    def __init__(self) -> None:
        self.best = Form()
        self._without = 0  # how often in a row a message arrived only without buttons that copy
        self._flat = 0  # how often in a row a Rich Message was refused

    def refused(self, form: Form, *, unknown: bool) -> None:
        """Note that a form was refused; Rich Messages are left out from now on where the server does not know them.

        Args:
            form: what was refused.
            unknown: whether the server has no such method.
        """
        if not form.rich:
            return
        self._flat += 1
        if unknown or self._flat >= _SURE:
            _log.warning("this server takes no Rich Messages; they are left out from now on")
            self.best = replace(self.best, rich=False)

    def learn(self, form: Form, keyboard: InlineKeyboardMarkup | None) -> None:
        """Note the form in which a message with these buttons arrived.

        Buttons that copy are left out from now on where several messages in a row went through only without them.
        """
        if form.rich:
            self._flat = 0
        if not self.best.copying or not copies(keyboard):
            return
        self._without += 1 if form == replace(self.best, copying=False, rich=form.rich) else -self._without
        if self._without >= _SURE:
            _log.warning("this server knows no buttons that copy a text; they are left out from now on")
            self.best = replace(self.best, copying=False)
