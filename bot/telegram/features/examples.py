"""Questions to begin with, which the archive at hand can answer: buttons below the first words."""

from functools import partial

from telegram import InlineKeyboardMarkup

from bot.telegram.service import Service
from bot.telegram.views.buttons import Keyboard, button
from bot.telegram.views.runs import clean
from corpus.model import content_id
from retriever import CatalogueEntry

COUNT = 3
_LONGEST = 24  # code points of a title that a question names
_LABEL = 48
_QUESTION = "《{title}》是谁写的"


async def example_buttons(service: Service, whose: int) -> Keyboard:
    """Return a button for each example, none for an empty archive."""
    questions = await service.workers.run(partial(examples, service))
    rows = [
        [button(clean(question)[:_LABEL], "example", _digits(question), whose=whose)]
        for question in questions
    ]
    return InlineKeyboardMarkup(rows) if rows else None


async def example_of(service: Service, digits: str) -> str | None:
    """Return the example that a button names, None where the archive has changed meanwhile."""
    questions = await service.workers.run(partial(examples, service))
    return next((question for question in questions if _digits(question) == digits), None)


def examples(service: Service, count: int = COUNT) -> list[str]:
    """Return questions for articles from all over the archive, always the same; blocks."""
    entries = [entry for entry in service.archive.catalogue() if _is_fit(entry)]
    step = max(1, len(entries) // count)
    titles = dict.fromkeys(str(entry.reference.title) for entry in entries[::step])
    return [_QUESTION.format(title=title) for title in list(titles)[:count]]


def _is_fit(entry: CatalogueEntry) -> bool:
    reference = entry.reference
    title = reference.title or ""
    return entry.kind == "article" and 0 < len(title) <= _LONGEST and bool(reference.byline)


def _digits(question: str) -> str:
    return content_id(question)
