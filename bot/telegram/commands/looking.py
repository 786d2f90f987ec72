"""Commands that tell of the archive: its articles and its figures."""

from bot.telegram.commands.typed import Typed
from bot.telegram.features.reading import catalogue_page


async def list_articles(typed: Typed) -> None:
    """List all articles, a button for each."""
    page, keyboard = await catalogue_page(typed.service, typed.message.chat.id, 0, typed.person)
    await typed.send([page], keyboard)


async def show_figures(typed: Typed) -> None:
    """Tell how much there is, and how many answers somebody got; an admin in private hears of all people."""
    service, texts = typed.service, typed.texts
    info = await service.workers.run(service.archive.info)
    mine = service.state.answers.counts(typed.person)
    text = texts.stats.format(articles=info.articles, paragraphs=info.paragraphs, **mine)
    if typed.is_by_admin and typed.place.private:
        text += "\n" + texts.stats_all.format(**service.state.answers.counts())
    await typed.say(text)
