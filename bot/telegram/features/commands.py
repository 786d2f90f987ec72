"""What can be typed: commands, Chinese words that are commands, and questions."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import InlineKeyboardMarkup, Message

from bot.telegram.access import is_code
from bot.telegram.features.asking import Asking, Turn, Work
from bot.telegram.features.examples import example_buttons
from bot.telegram.features.incoming import asker, continued, typed_command
from bot.telegram.features.library import Library
from bot.telegram.features.preferences import settings_keyboard
from bot.telegram.features.reading import LINK, catalogue_page, listed_page
from bot.telegram.service import Service
from bot.telegram.views.buttons import Keyboard, button
from bot.telegram.views.runs import Part, text_parts
from bot.telegram.wire.place import Place
from bot.words.telegram.texts import Texts

_DIGITS = 16

#: What runs a command: the number of the update, its message, and what follows the command.
_Command = Callable[[int, Message, str], Awaitable[None]]


class Commands:
    """Runs what somebody typed."""

    def __init__(self, service: Service, asking: Asking, library: Library) -> None:
        self._service = service
        self._asking = asking
        self._commands: dict[str, _Command] = {
            "start": self._start,
            "help": self._help,
            "ask": self._ask,
            "more": partial(self._steer, work=lambda conversation: conversation.more()),
            "sources": partial(self._steer, work=lambda conversation: conversation.sources()),
            "new": partial(self._steer, work=lambda conversation: conversation.clear()),
            "article": self._article,
            "articles": self._articles,
            "settings": self._settings,
            "stats": self._stats,
            "feedback": self._feedback,
            "privacy": self._privacy,
            "forget": self._forget,
            "remove": lambda _, message, __: library.offer_removal(message),
            "reindex": lambda _, message, __: library.reindex(message),
            "backup": lambda _, message, __: library.backup(message),
        }

    def is_pairing(self, message: Message) -> bool:
        """Return whether somebody sends a code to become the owner, and nobody is yet."""
        service = self._service
        wanted = service.state.lasting and service.state.people.owner() is None
        _, _, payload = (message.text or "").partition(" ")
        started = typed_command(message).partition("@")[0] == "/start"
        return wanted and Place.of(message).private and started and is_code(payload.strip())

    async def run(self, update: int, message: Message, command: str | None, argument: str) -> None:
        """Run a command, or answer the question where there is none."""
        if command is None:
            await self._question(update, message, argument)
        elif command in self._commands:
            await self._commands[command](update, message, argument)
        else:
            await self._say(message, self._texts(message).unknown_command)

    async def _question(self, update: int, message: Message, question: str) -> None:
        if not question:
            await self._say(message, self._texts(message).usage)
            return
        key = asker(message)
        if not self._asking.is_begun(update):
            budgets = self._service.budgets
            if wait := budgets.spend(key[2], key[0]):
                if budgets.tell(key[2], key[0]):
                    text = self._texts(message).over_budget
                    await self._say(message, text.format(seconds=max(1, round(wait))))
                return
        await self._steer(update, message, question, work=lambda conversation: conversation.ask(question))

    async def _steer(self, update: int, message: Message, _: str, *, work: Work) -> None:
        continues = continued(message, self._service.bot.bot)
        await self._asking.answer(Turn(update, Place.of(message), asker(message), continues), work)

    async def _ask(self, update: int, message: Message, argument: str) -> None:
        await self._question(update, message, argument)

    async def _start(self, update: int, message: Message, argument: str) -> None:
        texts, place = self._texts(message), Place.of(message)
        if argument.startswith(LINK):
            page, keyboard = await listed_page(
                self._service, place.chat, argument.removeprefix(LINK), 0, asker(message)[2]
            )
            await self._send(message, [page], keyboard)
        elif self.is_pairing(message) and message.from_user:
            await self._say(message, self._paired(message.from_user.id, argument, texts))
        else:
            keyboard = await example_buttons(self._service, asker(message)[2])
            last = texts.welcome_try if keyboard else texts.welcome_help
            await self._send(message, text_parts(f"{texts.welcome}\n{last}"), keyboard)

    def _paired(self, person: int, code: str, texts: Texts) -> str:
        """Make somebody the owner who has the code; return what to say."""
        pairing = self._service.access.pairing
        outcome = pairing.redeem(person, code)
        if outcome == "right":
            self._service.state.people.appoint(person, "owner")
            return texts.paired
        if outcome == "early":
            return texts.pairing_wait.format(seconds=pairing.seconds(person))
        return texts.pairing_closed if outcome == "closed" else texts.pairing_wrong

    async def _help(self, update: int, message: Message, argument: str) -> None:
        await self._say(message, self._explanation(message, self._texts(message)))

    async def _article(self, update: int, message: Message, argument: str) -> None:
        if len(argument) == _DIGITS and argument.isalnum():
            page, keyboard = await listed_page(self._service, message.chat.id, argument, 0, asker(message)[2])
            await self._send(message, [page], keyboard)
            return
        number = int(argument) if argument.isdecimal() and len(argument) < 4 else 1
        await self._steer(update, message, "", work=lambda conversation: conversation.open(number))

    async def _articles(self, update: int, message: Message, argument: str) -> None:
        page, keyboard = await catalogue_page(self._service, message.chat.id, 0, asker(message)[2])
        await self._send(message, [page], keyboard)

    async def _settings(self, update: int, message: Message, argument: str) -> None:
        place, texts = Place.of(message), self._texts(message)
        text = texts.settings_private if place.private else texts.settings_group
        await self._send(
            message, text_parts(text), settings_keyboard(self._service, place.chat, place.private)
        )

    async def _stats(self, update: int, message: Message, argument: str) -> None:
        service, texts = self._service, self._texts(message)
        info = await service.workers.run(service.archive.info)
        person = asker(message)[2]
        mine = service.state.answers.counts(person)
        text = texts.stats.format(articles=info.articles, paragraphs=info.paragraphs, **mine)
        if service.access.is_admin(person) and Place.of(message).private:
            text += "\n" + texts.stats_all.format(**service.state.answers.counts())
        await self._say(message, text)

    async def _feedback(self, update: int, message: Message, argument: str) -> None:
        texts = self._texts(message)
        if argument:
            self._service.state.answers.comment(asker(message)[2], argument)
        await self._say(message, texts.feedback_thanks if argument else texts.feedback_usage)

    async def _privacy(self, update: int, message: Message, argument: str) -> None:
        days = round(self._service.settings.retention_days)
        await self._say(message, self._texts(message).privacy.format(days=days))

    async def _forget(self, update: int, message: Message, argument: str) -> None:
        texts = self._texts(message)
        confirm = button(texts.button_forget, "forget", str(asker(message)[2]))
        await self._send(message, text_parts(texts.forget), InlineKeyboardMarkup([[confirm]]))

    def _explanation(self, message: Message, texts: Texts) -> str:
        paragraphs = [texts.help, texts.help_group.format(name=self._service.bot.username)]
        if self._service.access.is_admin(asker(message)[2]):
            paragraphs.append(texts.help_admin)
        return "\n\n".join(paragraphs)

    def _texts(self, message: Message) -> Texts:
        return self._service.texts(message.chat.id)

    async def _say(self, message: Message, text: str) -> None:
        await self._send(message, text_parts(text))

    async def _send(self, message: Message, parts: list[Part], keyboard: Keyboard = None) -> None:
        await self._service.outbox.send(Place.of(message), parts, keyboard)
