"""What a message asks of the bot, and who asks it."""

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from bot.telegram.conversations import Key
from bot.telegram.settings import TelegramSettings

COMMANDS = ("ask", "help", "start")


def is_addressed(message: Message, me: User) -> bool:
    """Return whether a message is meant for the bot.

    In a private chat all are that a person wrote; elsewhere its commands, mentions of its name and
    replies to what it said.
    """
    if message.chat.type == ChatType.PRIVATE:
        return message.from_user is not None and not _is_service(message)
    if not message.text:
        return False
    command, _, addressee = _command(message).lower().partition("@")
    if command:
        return command.removeprefix("/") in COMMANDS and addressee in ("", _name(me))
    replied = message.reply_to_message
    return bool(_mentions(message, me) or (replied and replied.from_user and replied.from_user.id == me.id))


def question_in(message: Message, me: User) -> str:
    """Return the text of a message without the command before it and mentions of the bot."""
    text = (message.text or "").removeprefix(_command(message))
    for mention in _mentions(message, me):
        text = text.replace(mention, " ")
    return text.strip()


def asker(message: Message) -> Key:
    """Return the key of the conversation a message belongs to."""
    sender = message.sender_chat or message.from_user
    return message.chat.id, sender.id if sender else 0


def is_admitted(message: Message, settings: TelegramSettings) -> bool:
    """Return whether the sender or the chat may ask."""
    parties = [party for party in (message.from_user, message.sender_chat, message.chat) if party]
    return settings.admits([party.id for party in parties], [party.username for party in parties])


def _command(message: Message) -> str:
    """Return the command a message begins with, as it was typed, or ""."""
    first = next(iter(message.entities), None)
    if first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        return message.parse_entity(first)
    return ""


def _mentions(message: Message, me: User) -> list[str]:
    """Return the stretches of a message that name the bot."""
    return [
        text
        for entity, text in message.parse_entities().items()
        if (entity.type == MessageEntity.MENTION and text[1:].lower() == _name(me))
        or (entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == me.id)
    ]


def _name(me: User) -> str:
    return (me.username or "").lower()


def _is_service(message: Message) -> bool:
    """Return whether the chat itself speaks: somebody joined, a message was pinned."""
    return not (message.text or message.effective_attachment)
