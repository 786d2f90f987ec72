"""One command: its name, who may use it where, and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from bot.telegram.commands.typed import Typed
from bot.words.language import Language

#: Everybody who is answered, or those alone who may change the index.
Who = Literal["everybody", "admins"]
#: Any chat, or the private one with the bot alone.
Where = Literal["anywhere", "private"]
Run = Callable[[Typed], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command.

    Attributes:
        name: without its slash.
        run: does it.
        zh, en: what it does, in a few words.
        argument: what follows it, in Chinese and English; empty where nothing does.
        words: Chinese words that are this command where they stand alone.
        who: may use it; ``where``: in which chats.
        several: whether there is such a command only where there are several archives.
        listed: whether the menu and /help show it; the menu shows none that only admins may use.
    """

    name: str
    run: Run
    zh: str
    en: str
    argument: tuple[str, str] = ("", "")
    words: tuple[str, ...] = ()
    who: Who = "everybody"
    where: Where = "anywhere"
    listed: bool = True
    several: bool = False

    def summary(self, language: Language) -> str:
        """Return what it does."""
        return self.en if language == "en" else self.zh

    def usage(self, language: Language) -> str:
        """Return how it is typed."""
        return f"/{self.name} {self.argument[language == 'en']}".strip()

    def line(self, language: Language) -> str:
        """Return how it is typed and what it does; in Chinese with the words that do it too."""
        others = [word for word in self.words if word != self.zh] if language == "zh" else []
        words = f"（{'、'.join(others)}）" if others else ""
        return f"{self.usage(language)} {self.summary(language)}{words}"

    def refusal(self, typed: Typed) -> str | None:
        """Return why its sender may not use it here; None where they may."""
        if self.who == "admins" and not typed.is_by_admin:
            return typed.texts.only_admins
        if self.where == "private" and not typed.place.private:
            return typed.texts.only_private
        return None
