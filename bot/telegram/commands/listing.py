"""/allow and /disallow: the groups and channels that an admin lets be answered, beside those of the command line."""

import re

from telegram import Message

from bot.telegram.commands.typed import Typed
from bot.telegram.features.incoming import typed_command
from bot.telegram.service import Service

_CHAT = re.compile(r"-[0-9]{1,19}", re.ASCII)
_COMMANDS = ("/allow", "/disallow")


def is_listing(service: Service, message: Message) -> bool:
    """Return whether an admin is about to list the chat: that must be possible where nothing is answered yet."""
    person = message.from_user
    command = typed_command(message).lower().partition("@")[0]
    return command in _COMMANDS and bool(person and service.access.is_admin(person.id))


async def allow_chat(typed: Typed) -> None:
    """Let a group or a channel be answered; in private without a number, tell which are."""
    people, chat = typed.service.state.people, _target(typed)
    if chat is not None:
        people.list_chat(chat, typed.person)
        await typed.say(typed.texts.listed.format(id=chat))
    elif typed.argument:
        await typed.say(typed.texts.listing_malformed)
    else:
        numbers = "\n".join(map(str, people.listed()))
        await typed.say(typed.texts.listed_all.format(numbers=numbers or "–"))


async def disallow_chat(typed: Typed) -> None:
    """Take a group or a channel off the list again."""
    chat = _target(typed)
    if chat is None:
        await typed.say(typed.texts.listing_malformed)
        return
    known = typed.service.state.people.unlist_chat(chat)
    await typed.say((typed.texts.unlisted if known else typed.texts.listed_not).format(id=chat))


def _target(typed: Typed) -> int | None:
    """Return the chat that is meant: the one that is named, else the group itself."""
    if typed.argument:
        return int(typed.argument) if _CHAT.fullmatch(typed.argument) else None
    return None if typed.place.private else typed.place.chat
