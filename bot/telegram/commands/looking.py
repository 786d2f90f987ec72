"""Commands that tell of the archive: its articles and its figures."""

from bot.telegram.commands.typed import Typed
from bot.telegram.features.choosing import archive_list, choose_archive
from bot.telegram.features.reading import catalogue_page


async def list_articles(typed: Typed) -> None:
    """List all articles, a button for each."""
    page, keyboard = await catalogue_page(typed.service, typed.message.chat.id, 0, typed.person)
    await typed.send([page], keyboard)


async def switch_archive(typed: Typed) -> None:
    """List the archives, a button for each, or let the chat ask the one that is named, where its sender may."""
    service, texts, chat = typed.service, typed.texts, typed.place.chat
    if not typed.argument:
        part, keyboard = await archive_list(service, chat)
        await typed.send([part], keyboard)
        return
    name = service.shelf.find(typed.argument)
    if name is None:
        await typed.say(texts.archive_unknown)
    elif not await service.access.rules_chat(
        typed.message.chat, typed.message.from_user, typed.message.sender_chat
    ):
        await typed.say(texts.pressed_not_admin)
    else:
        choose_archive(service, chat, name)
        await typed.say(texts.archive_chosen.format(name=name))


async def show_figures(typed: Typed) -> None:
    """Tell how much there is, and how many answers somebody got; an admin in private hears of all people."""
    service, texts = typed.service, typed.texts
    info = await service.workers.run(service.archive_of(typed.place.chat).info)
    mine = service.state.answers.counts(typed.person)
    text = texts.stats.format(articles=info.articles, paragraphs=info.paragraphs, **mine)
    if typed.is_by_admin and typed.place.private:
        text += "\n" + texts.stats_all.format(**service.state.answers.counts())
    await typed.say(text)
