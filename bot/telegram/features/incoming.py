"""What a message asks of the bot, and who asks it."""

from collections.abc import Collection, Mapping, Sequence

from telegram import Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.telegram.state import Key, Mode
from bot.telegram.wire.shapes import UNREAD


def message_of(update: Update) -> Message | None:
    """Return the message that an update brings: new, or changed by its sender; a post of a channel is one."""
    said = update.message or update.edited_message
    return said or update.channel_post or update.edited_channel_post


def is_of_bot(message: Message) -> bool:
    """Return whether another bot speaks; an anonymous admin and a channel speak through one, but for themselves."""
    return bool(message.from_user and message.from_user.is_bot and message.sender_chat is None)


def words_of(message: Message) -> str:
    """Return what a message says: its text, or what is written below its picture."""
    return message.text or message.caption or ""


def is_addressed(message: Message, me: User, commands: Collection[str], mode: Mode = "mention") -> bool:
    """Return whether a message is meant for the bot.

    In a private chat all are that a person wrote; elsewhere, as the mode has it, its commands, mentions of its
    name and replies to what it said, or every text. What was posted through the bot is nobody's question. Of another
    bot only commands and mentions are: two bots that reply to each other never end.

    Args:
        message: what was said.
        me: the bot.
        commands: the names of its commands.
        mode: what it answers in this chat.
    """
    if message.via_bot and message.via_bot.id == me.id:
        return False
    of_bot = is_of_bot(message)
    if message.chat.type == ChatType.PRIVATE and not of_bot:
        return message.from_user is not None and not _is_service(message)
    if not words_of(message) or message.is_automatic_forward:
        return False
    command, _, addressee = typed_command(message).lower().partition("@")
    if command:
        return command.removeprefix("/") in commands and addressee in ("", _name(me))
    named = bool(_mentions(message, me))
    if of_bot or mode != "mention":
        return (mode != "command" and named) if of_bot else mode == "all"
    replied = message.reply_to_message
    return named or bool(replied and replied.from_user and replied.from_user.id == me.id)


def command_in(message: Message, me: User, words: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the command of a message, None where it has none, and the rest of its text.

    Mentions of the bot are left out. A Chinese word that stands alone is a command too.

    Args:
        message: what was said.
        me: the bot.
        words: such words, and the commands that they stand for.
    """
    typed = typed_command(message)
    text = words_of(message).removeprefix(typed)
    for mention in _mentions(message, me):
        text = text.replace(mention, " ")
    text = text.strip()
    if typed:
        return typed.lower().removeprefix("/").partition("@")[0], text
    word = words.get(text.rstrip("。！!？? "))
    return (word, "") if word else (None, text)


def asker(message: Message) -> Key:
    """Return the key of the conversation a message belongs to: chat, topic, asker."""
    sender = message.sender_chat or message.from_user
    topic = message.message_thread_id if message.is_topic_message else None
    return message.chat.id, topic or 0, sender.id if sender else 0


def continued(message: Message, me: User) -> int | None:
    """Return the message of the bot that a message replies to, if it does."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == me.id and replied.chat.id == message.chat.id:
        return replied.message_id
    return None


def typed_command(message: Message) -> str:
    """Return the command a message begins with, as it was typed, or ""."""
    first = next(iter(_entities(message)), None)
    if first and first.type == MessageEntity.BOT_COMMAND and first.offset == 0:
        return _covered(message, first)
    return ""


def _mentions(message: Message, me: User) -> list[str]:
    """Return the stretches of a message that name the bot."""
    return [
        text
        for entity in _entities(message)
        if (text := _covered(message, entity))
        and (
            (entity.type == MessageEntity.MENTION and text[1:].lower() == _name(me))
            or (entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == me.id)
        )
    ]


def _covered(message: Message, entity: MessageEntity) -> str:
    """Return what an entity covers, wherever its ends may fall."""
    units = words_of(message).encode("utf-16-le", "surrogatepass")
    return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "replace")


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities if message.text else message.caption_entities


def _name(me: User) -> str:
    return (me.username or "").lower()


def _is_service(message: Message) -> bool:
    """Return whether the chat itself speaks: somebody joined, a message was pinned."""
    said = message.text or message.effective_attachment or message.checklist
    return not (said or message.api_kwargs.get(UNREAD))
