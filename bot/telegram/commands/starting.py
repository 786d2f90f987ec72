"""/start: the first words, an article behind a link, or the code that makes somebody the owner."""

from telegram import Message

from bot.telegram.access import is_code
from bot.telegram.commands.typed import Typed
from bot.telegram.features.examples import example_buttons
from bot.telegram.features.incoming import typed_command
from bot.telegram.features.reading import LINK, listed_page
from bot.telegram.service import Service
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.place import Place


def is_pairing(service: Service, message: Message) -> bool:
    """Return whether somebody sends a code to become the owner, and nobody is yet."""
    wanted = service.state.lasting and service.state.people.owner() is None
    _, _, payload = (message.text or "").partition(" ")
    started = typed_command(message).partition("@")[0] == "/start"
    return wanted and Place.of(message).private and started and is_code(payload.strip())


async def start(typed: Typed) -> None:
    """Welcome somebody, or do what the link or the code behind the command asks for."""
    service, texts, argument = typed.service, typed.texts, typed.argument
    if argument.startswith(LINK):
        number = argument.removeprefix(LINK)
        page, keyboard = await listed_page(service, typed.place.chat, number, 0, typed.person)
        await typed.send([page], keyboard)
    elif is_pairing(service, typed.message) and typed.message.from_user:
        await typed.say(_redeem(typed, typed.message.from_user.id))
    else:
        keyboard = await example_buttons(service, typed.place.chat, typed.person)
        last = texts.welcome_try if keyboard else texts.welcome_help
        await typed.send(text_parts(f"{texts.welcome}\n{last}"), keyboard)


def _redeem(typed: Typed, person: int) -> str:
    """Make somebody the owner who has the code; return what to say."""
    pairing, texts = typed.service.access.pairing, typed.texts
    outcome = pairing.redeem(person, typed.argument)
    if outcome == "right":
        typed.service.state.people.appoint(person, "owner")
        return texts.paired
    if outcome == "early":
        return texts.pairing_wait.format(seconds=pairing.seconds(person))
    return texts.pairing_closed if outcome == "closed" else texts.pairing_wrong
