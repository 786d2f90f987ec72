"""Questions to begin with, which the archive at hand can answer: buttons below the first words."""

from functools import partial

from telegram import InlineKeyboardMarkup

from bot.dialogue.listing.article_index import ArticleIndex
from bot.telegram.chats import ArchiveLike
from bot.telegram.service import Service
from bot.telegram.views.buttons import Keyboard, button
from bot.telegram.views.runs import clean
from corpus.model import content_id

_LABEL = 48  # code points


async def example_buttons(service: Service, chat: int, whose: int) -> Keyboard:
    """Return a button for each example, none for an empty archive."""
    questions = await service.workers.run(partial(examples, service.archive_of(chat)))
    rows = [
        [button(clean(question)[:_LABEL], "example", _digits(question), whose=whose)]
        for question in questions
    ]
    return InlineKeyboardMarkup(rows) if rows else None


async def example_of(service: Service, chat: int, digits: str) -> str | None:
    """Return the example that a button names, None where the archive has changed meanwhile."""
    questions = await service.workers.run(partial(examples, service.archive_of(chat)))
    return next((question for question in questions if _digits(question) == digits), None)


async def first_example(service: Service, chat: int) -> str | None:
    """Return a question that the archive answers, None for an empty one."""
    return next(iter(await service.workers.run(partial(examples, service.archive_of(chat)))), None)


def examples(archive: ArchiveLike) -> tuple[str, ...]:
    """Return questions that an archive answers, the same until it changes; blocks."""
    return ArticleIndex(0, tuple(archive.catalogue())).examples


def _digits(question: str) -> str:
    return content_id(question)
