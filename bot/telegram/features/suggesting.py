"""Questions to press below an answer: looked for once it has left, within a small time, and put under it."""

import logging
import time
from collections.abc import Callable
from functools import partial
from itertools import islice

from bot.dialogue.suggestions import answered_ones, suggestions_from
from bot.telegram.chats import AssistantLike
from bot.telegram.features.turn import Turn
from bot.telegram.service import Service
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import answer_buttons, voted
from bot.words.language import Language
from bot.workers import WorkersClosedError
from retriever.errors import RetrieverError

_log = logging.getLogger(__name__)


def wants_suggestions(service: Service, stored: StoredAnswer) -> bool:
    """Return whether questions are to be looked for: below an answer, while nobody waits for a processor."""
    answer = stored.answer
    return (
        service.settings.suggestions > 0
        and answer.kind == "answer"
        and bool(answer.text and answer.citations)
        and service.suggesting.unfinished == 0
    )


async def suggest(service: Service, turn: Turn, stored: StoredAnswer, message: int) -> None:
    """Put questions to go on with below the message that shows an answer; none where none is found in time.

    The answer has left already. The work is given up as soon as somebody asks something.
    """
    until = time.monotonic() + service.settings.pace.suggesting
    language = service.language(turn.place.chat)
    work = partial(
        find_suggestions,
        service.shelf.named(stored.archive),
        stored,
        language,
        service.settings.suggestions,
        lambda: time.monotonic() < until and service.workers.unfinished == 0,
    )
    try:
        questions = await service.suggesting.run(work)
    except (RetrieverError, WorkersClosedError) as error:
        _log.info("no questions to go on with: %s", error)
        return
    if not questions or service.state.answers.get(stored.id) is None:  # forgotten meanwhile
        return
    service.state.answers.suggest(stored.id, questions)
    keyboard = answer_buttons(stored, service.texts(turn.place.chat), questions)
    if vote := service.state.answers.vote_on(stored.id):
        keyboard = voted(keyboard, "good" if vote > 0 else "bad")
    await service.outbox.relabel(service.outbox.place_of(turn.place).chat, message, keyboard)


def find_suggestions(
    assistant: AssistantLike,
    stored: StoredAnswer,
    language: Language,
    most: int,
    may_go_on: Callable[[], bool],
) -> list[str]:
    """Return questions that the article of an answer answers; blocks."""
    reference = stored.answer.citations[0].article
    article = assistant.archive.article(reference)
    if article is None:
        return []
    found = answered_ones(
        suggestions_from(article, stored.answer),
        reference,
        lambda: assistant.conversation(language=language),
        may_go_on,
    )
    return list(islice(found, most))
