"""Which of the bot's archives a chat asks: the list of them, and a choice that lasts."""

from functools import partial

from telegram import InlineKeyboardMarkup

from bot.telegram.service import Service
from bot.telegram.views.buttons import Keyboard, button, ticked
from bot.telegram.views.runs import Part, clean, text_parts


async def archive_list(service: Service, chat: int) -> tuple[Part, Keyboard]:
    """Return the archives with what each holds, a button for each, that of the chat ticked."""
    texts, shelf = service.texts(chat), service.shelf
    infos = [
        await service.workers.run(partial(_articles, service, name)) for name in shelf.names
    ]  # one after the other: they share the threads with questions
    lines = [
        texts.archive_line.format(number=number, name=clean(name), articles=articles)
        for number, (name, articles) in enumerate(zip(shelf.names, infos, strict=True), 1)
    ]
    chosen = service.archive_name(chat)
    rows = [[button(ticked(clean(name), name == chosen), "archive", shelf.key(name))] for name in shelf.names]
    return text_parts("\n".join([texts.archives, *lines]))[0], InlineKeyboardMarkup(rows)


def choose_archive(service: Service, chat: int, name: str) -> None:
    """Let a chat ask another archive from now on; what was talked about stays behind in the one before."""
    if service.archive_name(chat) == name:
        return
    with service.state.transaction():
        service.state.people.set_archive(chat, name)
        service.state.conversations.drop(chat)
    service.conversations.release(chat=chat)


def _articles(service: Service, name: str) -> int:
    return int(service.shelf.named(name).archive.info().articles)
