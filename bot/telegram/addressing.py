"""Which updates are for the bot, and which chat's turn they wait for."""

from telegram import Message, Update

from bot.telegram.commands.table import commands_of
from bot.telegram.features.incoming import is_addressed, message_of
from bot.telegram.presses.table import WAITING
from bot.telegram.service import Service
from bot.telegram.views.buttons import Press


def is_for_bot(service: Service, message: Message) -> bool:
    """Return whether a message is meant for the bot, as its chat has it."""
    return is_addressed(
        message, service.bot.bot, commands_of(service), service.state.people.mode(message.chat.id)
    )


def concerns(service: Service, update: Update) -> bool:
    """Return whether an update asks for something by somebody who may: it is kept until it is done."""
    if query := update.callback_query:
        return service.access.admits_press(query)
    message = message_of(update)
    return bool(message and is_for_bot(service, message) and service.access.admits_message(message))


def chat_of(service: Service, update: object) -> int | None:
    """Return the chat whose messages an update must wait for; None where none."""
    if not isinstance(update, Update):
        return None
    if query := update.callback_query:
        press = Press.read(query.data)
        waits = press and press.action in WAITING and query.message
        return query.message.chat.id if waits and query.message else None
    message = message_of(update)
    return message.chat.id if message and is_for_bot(service, message) else None
