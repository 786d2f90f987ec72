"""Files are added to the index; one message that changes shows the progress."""

import asyncio
import logging
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from telegram.error import TelegramError

from bot.telegram.service import Service
from bot.telegram.views.buttons import Keyboard
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.delivery import DeliveryUncertainError
from bot.telegram.wire.place import Place
from bot.telegram.wire.polling import reason
from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever import IndexReport
from retriever.errors import RetrieverError

INDEX_ERRORS = (RetrieverError, CorpusError, EncoderError, OSError)

_log = logging.getLogger(__name__)

_Steps = asyncio.Queue[tuple[int, int]]  # passages done, passages in all


async def ingest(
    service: Service, chat: int, message: int, name: str, paths: list[Path]
) -> IndexReport | None:
    """Add files to the index; None where it cannot be done now.

    Args:
        service: the bot.
        chat: where the progress is shown.
        message: what shows it.
        name: what is said to be added.
        paths: the files.

    Raises:
        IngestionFailedError: one of them takes too much time or memory.
    """
    steps: _Steps = asyncio.Queue()
    telling = asyncio.create_task(_show_progress(service, chat, message, name, steps))
    try:
        return await service.indexer.add(paths, lambda done, total: steps.put_nowait((done, total)))
    except INDEX_ERRORS as error:
        _log.error("documents not indexed: %s", error)
        return None
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def tell(service: Service, chat: int, message: int, text: str) -> None:
    """Make a message say how something ended; where it cannot be changed, say it in another."""
    try:
        if not message or not await service.outbox.edit(chat, message, text_parts(text)[0]):
            await assured(service, Place(chat), text)
    except TelegramError as error:
        _log.warning("message not changed: %s", reason(error))


async def assured(service: Service, place: Place, text: str, keyboard: Keyboard = None) -> int:
    """Send some words that it does no harm to hear twice; return their message, 0 where it is not known.

    Raises:
        TelegramError: they were refused.
    """
    for pause in (*service.settings.pace.notices, None):
        try:
            return await service.outbox.send(place, text_parts(text), keyboard)
        except DeliveryUncertainError as error:
            _log.warning("words may not have arrived: %s", error)
            if pause is not None:
                await asyncio.sleep(pause)
    return 0


async def _show_progress(service: Service, chat: int, message: int, name: str, steps: _Steps) -> NoReturn:
    text = service.texts(chat).document_progress
    while True:
        done, total = await steps.get()
        while not steps.empty():
            done, total = steps.get_nowait()
        part = text_parts(text.format(name=name, done=done, total=total))[0]
        if message:
            with suppress(TelegramError):
                await service.outbox.edit(chat, message, part)
        await asyncio.sleep(service.settings.pace.progress)
