"""Documents that admins send to the bot: taken, indexed beside the conversations, removed, backed up."""

import asyncio
import logging
import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path

from telegram import InlineKeyboardMarkup, Message

from bot.telegram.features import backup, uploads
from bot.telegram.features.fetching import Unfetched, fetched
from bot.telegram.features.ingestion import Ingestion
from bot.telegram.features.progress import INDEX_ERRORS, assured, tell
from bot.telegram.features.sending import SentFile, sent_file
from bot.telegram.service import Service
from bot.telegram.state import StoredDocument
from bot.telegram.views.buttons import Row, button
from bot.telegram.wire.place import Place
from bot.words.telegram.texts import Texts
from retriever.index.locations import bundled_index

_MEGABYTE = 1024 * 1024
_LISTED = 40

_log = logging.getLogger(__name__)


class Library:
    """The documents of one bot."""

    def __init__(self, service: Service) -> None:
        self._service = service
        state = service.state.folder
        self._folder = state / "documents" if state else None
        self._ingestion = Ingestion(service, self._folder)

    def resume(self) -> None:
        """Go on with what was taken before the program ended."""
        self._ingestion.resume()

    async def take(self, message: Message, asks: int | None = None) -> bool:
        """Take a document, and index it in the background; say so where it is not taken.

        Args:
            message: with the document, or the photo of a page.
            asks: the update that brought it, where a question stands below it: that comes again afterwards.

        Returns:
            Whether the document is in the index, so that such a question may be answered.
        """
        service, texts, document = self._service, self._service.texts(message.chat.id), sent_file(message)
        if asks is not None and (earlier := service.state.documents.asking(asks)):
            if not earlier.indexed and not earlier.aside:
                service.intake.postpone(asks)
            return earlier.indexed
        refusal = self._refusal(message, document)
        if document is None or self._folder is None or refusal:
            await self._say(message, refusal or texts.only_text)
            return False
        suffix = uploads.suffix_of(document.name) or ""
        name = uploads.display_name(document.name, suffix)
        content = await fetched(document.content, service.settings)
        if isinstance(content, Unfetched):
            too_big = content is Unfetched.TOO_BIG
            await self._say(
                message, self._too_big(texts) if too_big else texts.document_unfetched.format(name=name)
            )
            return False
        digest = uploads.digest_of(content)
        known = service.state.documents.get(digest)
        if known and known.indexed:
            await self._say(message, texts.document_known.format(name=known.name))
            return True
        name = known.name if known else name
        await asyncio.to_thread(uploads.keep, self._folder, content, name)
        shown = await self._say(message, texts.document_taken.format(name=name))
        service.state.documents.add(digest, name, len(content), message.chat.id, shown, asks=asks)
        if asks is not None:
            service.intake.postpone(asks)
        self._ingestion.start(digest)
        return False

    def _refusal(self, message: Message, document: SentFile | None) -> str | None:
        """Return why a document is not to be fetched at all, None where it is."""
        texts = self._service.texts(message.chat.id)
        if document is None or not self.admits(message):
            return texts.only_admins if document else texts.only_text
        if self._service.archive.folder == bundled_index():
            return texts.bundled_archive
        if self._folder is None:
            return texts.no_state
        usual = self._service.shelf.names[0]
        if self._service.archive_name(message.chat.id) != usual:
            return texts.document_elsewhere.format(name=usual)
        if uploads.suffix_of(document.name) is None:
            return texts.document_type
        limit = self._service.settings.limits.upload
        return self._too_big(texts) if document.size > limit else None

    async def offer_removal(self, message: Message) -> None:
        """List the documents, a button to remove each."""
        texts = self._service.texts(message.chat.id)
        documents = self._service.state.documents.all()
        rows: list[Row] = [
            [button(_label(document), "remove", document.hash)] for document in documents[-_LISTED:]
        ]
        await self._say(message, texts.documents if rows else texts.documents_none, rows)

    async def remove(self, chat: int, message: int, digest: str) -> None:
        """Take a document out of the index and delete it; tell so in the message with the list."""
        service, texts = self._service, self._service.texts(chat)
        document = service.state.documents.get(digest)
        path = self._ingestion.path(document)
        if document is None or path is None:
            await tell(service, chat, message, texts.pressed_stale)
            return
        await self._ingestion.stop(document)
        if document.asks is not None and not document.indexed:
            service.state.pending.done(document.asks)
        if service.index_lock.locked():
            await tell(service, chat, message, texts.document_waits.format(name=document.name))
        try:
            async with service.index_lock:
                await service.maintenance.run(lambda: service.archive.remove(path))
        except INDEX_ERRORS as error:
            _log.error("document not removed: %s", error)
            await tell(service, chat, message, texts.failed)
            return
        path.unlink(missing_ok=True)
        service.state.documents.remove(digest)
        await tell(service, chat, message, texts.document_removed.format(name=document.name))

    async def reindex(self, message: Message) -> None:
        """Read all documents again, in the background."""
        texts = self._service.texts(message.chat.id)
        shown = await self._say(message, texts.reindexing)
        self._service.background.start(self._ingestion.again(message.chat.id, shown))

    async def backup(self, message: Message) -> None:
        """Send a copy of everything, or say that it is too big."""
        service, texts = self._service, self._service.texts(message.chat.id)
        state = service.state.folder
        if state is None:
            await self._say(message, texts.no_state)
            return
        name = time.strftime("baozhi-%Y%m%d-%H%M.tar.gz")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            try:
                size = await service.maintenance.run(
                    partial(backup.write_backup, path, state, service.archive.folder)
                )
            except (OSError, sqlite3.Error) as error:
                _log.error("no backup: %s", error)
                await self._say(message, texts.failed)
                return
            if size > service.settings.limits.backup:
                megabytes = size // _MEGABYTE
                await self._say(message, texts.backup_too_big.format(megabytes=megabytes))
                return
            content = await asyncio.to_thread(path.read_bytes)
        await service.bot.send_document(message.chat.id, content, caption=texts.backup, filename=name)

    def admits(self, message: Message) -> bool:
        """Return whether the sender may change the index here."""
        person = message.from_user
        return bool(person and self._service.access.is_admin(person.id) and Place.of(message).private)

    def _too_big(self, texts: Texts) -> str:
        return texts.document_size.format(megabytes=self._service.settings.limits.upload // _MEGABYTE)

    async def _say(self, message: Message, text: str, rows: list[Row] | None = None) -> int:
        keyboard = InlineKeyboardMarkup(rows) if rows else None
        return await assured(self._service, Place.of(message), text, keyboard)


def _label(document: StoredDocument) -> str:
    return f"✕ {'⚠ ' if document.aside else ''}{document.name} ({max(1, document.bytes // 1024)} KB)"
