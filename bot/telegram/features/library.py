"""Documents that admins send to the bot: taken, indexed beside the conversations, removed, backed up."""

import asyncio
import logging
import sqlite3
import tempfile
import time
from functools import partial
from pathlib import Path

from telegram import Document, InlineKeyboardMarkup, Message

from bot.telegram.features import backup, uploads
from bot.telegram.features.ingestion import INDEX_ERRORS, shelve, tell
from bot.telegram.service import Service
from bot.telegram.state import StoredDocument
from bot.telegram.views.buttons import Row, button
from bot.telegram.views.runs import text_parts
from bot.telegram.wire.place import Place
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

    async def take(self, message: Message) -> None:
        """Take a document, and index it in the background."""
        service, texts = self._service, self._service.texts(message.chat.id)
        document = message.document
        if document is None or not self.admits(message):
            await self._say(message, texts.only_admins if document else texts.only_text)
            return
        suffix = uploads.suffix_of(document.file_name)
        if service.archive.folder == bundled_index():
            await self._say(message, texts.bundled_archive)
            return
        if self._folder is None or suffix is None:
            await self._say(message, texts.no_state if self._folder is None else texts.document_type)
            return
        if (document.file_size or 0) > uploads.MAX_BYTES:
            await self._too_big(message)
            return
        content = await self._download(document)
        if len(content) > uploads.MAX_BYTES:
            await self._too_big(message)
            return
        name, digest = uploads.display_name(document.file_name, suffix), uploads.digest_of(content)
        known = service.state.documents.get(digest)
        if known and known.indexed:
            await self._say(message, texts.document_known.format(name=known.name))
            return
        name = known.name if known else name
        await asyncio.to_thread(uploads.keep, self._folder, content, name)
        shown = await self._say(message, texts.document_taken.format(name=name))
        service.state.documents.add(digest, name, len(content), message.chat.id, shown)
        service.background.start(self._index(digest))

    def resume(self) -> None:
        """Index what was taken before the program ended and is not in the index yet."""
        for document in self._service.state.documents.all():
            if not document.indexed:
                self._service.background.start(self._index(document.hash))

    async def offer_removal(self, message: Message) -> None:
        """List the documents, a button to remove each."""
        texts = self._service.texts(message.chat.id)
        if not self.admits(message):
            await self._say(message, texts.only_admins)
            return
        documents = self._service.state.documents.all()
        rows: list[Row] = [
            [button(_label(document), "remove", document.hash)] for document in documents[-_LISTED:]
        ]
        await self._say(message, texts.documents if rows else texts.documents_none, rows)

    async def remove(self, chat: int, message: int, digest: str) -> None:
        """Take a document out of the index and delete it; tell so in the message with the list."""
        service, texts = self._service, self._service.texts(chat)
        document = service.state.documents.get(digest)
        path = self._path(document)
        if document is None or path is None:
            await tell(service, chat, message, texts.pressed_stale)
            return
        try:
            await service.librarian.run(lambda: service.archive.remove(path))
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
        if not self.admits(message):
            await self._say(message, texts.only_admins)
            return
        shown = await self._say(message, texts.reindexing)
        self._service.background.start(self._reindex(message.chat.id, shown))

    async def backup(self, message: Message) -> None:
        """Send a copy of everything, or say that it is too big."""
        service, texts = self._service, self._service.texts(message.chat.id)
        state = service.state.folder
        if state is None or not self.admits(message):
            await self._say(message, texts.only_admins if state else texts.no_state)
            return
        name = time.strftime("baozhi-%Y%m%d-%H%M.tar.gz")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            try:
                size = await service.librarian.run(
                    partial(backup.write_backup, path, state, service.archive.folder)
                )
            except (OSError, sqlite3.Error) as error:
                _log.error("no backup: %s", error)
                await self._say(message, texts.failed)
                return
            if size > backup.MAX_BYTES:
                megabytes = size // _MEGABYTE
                await self._say(message, texts.backup_too_big.format(megabytes=megabytes))
                return
            content = await asyncio.to_thread(path.read_bytes)
        await service.bot.send_document(message.chat.id, content, caption=texts.backup, filename=name)

    async def _index(self, digest: str) -> None:
        """Add one document to the index."""
        service = self._service
        document = service.state.documents.get(digest)
        path = self._path(document)
        if document is None or path is None:
            return
        chat, name = document.person, document.name
        texts = service.texts(chat)
        report = await shelve(service, chat, document.message, name, [path])
        if report and report.failed:
            _log.warning("document not read: %s", "; ".join(why for _, why in report.failed))
            service.state.documents.remove(digest)
            path.unlink(missing_ok=True)
            text = texts.document_unread
        elif report:
            service.state.documents.indexed(digest)
            text = texts.document_indexed
        else:
            text = texts.document_failed
        await tell(service, chat, document.message, text.format(name=name))

    async def _reindex(self, chat: int, message: int) -> None:
        """Add all documents to the index once more."""
        service, texts = self._service, self._service.texts(chat)
        documents = service.state.documents.all()
        paths = [path for document in documents if (path := self._path(document))]
        report = await shelve(service, chat, message, texts.all_documents, paths)
        if report is None:
            await tell(service, chat, message, texts.failed)
            return
        unread = {Path(name) for name, _ in report.failed}
        for document, path in zip(documents, paths, strict=True):
            if path not in unread:
                service.state.documents.indexed(document.hash)
        await tell(service, chat, message, texts.reindexed.format(number=len(paths) - len(unread)))

    async def _download(self, document: Document) -> bytes:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())

    def admits(self, message: Message) -> bool:
        """Return whether the sender may change the index here."""
        person = message.from_user
        return bool(person and self._service.access.is_admin(person.id) and Place.of(message).private)

    def _path(self, document: StoredDocument | None) -> Path | None:
        return self._folder / document.hash / document.name if self._folder and document else None

    async def _too_big(self, message: Message) -> None:
        text = self._service.texts(message.chat.id).document_size
        await self._say(message, text.format(megabytes=uploads.MAX_BYTES // _MEGABYTE))

    async def _say(self, message: Message, text: str, rows: list[Row] | None = None) -> int:
        keyboard = InlineKeyboardMarkup(rows) if rows else None
        return await self._service.outbox.send(Place.of(message), text_parts(text), keyboard)


def _label(document: StoredDocument) -> str:
    return f"✕ {document.name} ({max(1, document.bytes // 1024)} KB)"
