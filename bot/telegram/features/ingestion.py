"""Documents are indexed one at a time and tried twice; their sender is told how it ended."""

import asyncio
import logging
from pathlib import Path

from bot.telegram.features.progress import ingest, tell
from bot.telegram.queue.indexer import IngestionFailedError
from bot.telegram.service import Service
from bot.telegram.state import StoredDocument
from bot.words.telegram.texts import Texts
from retriever import IndexReport

_MOST_TRIES = 2

_log = logging.getLogger(__name__)


class Ingestion:
    """Puts the documents of one bot into its index.

    Args:
        service: the bot.
        folder: where the documents are kept; None where none are.
    """

    def __init__(self, service: Service, folder: Path | None) -> None:
        self._service = service
        self._folder = folder

    def resume(self) -> None:
        """Index what was taken before the program ended and is not in the index yet."""
        for document in self._service.state.documents.all():
            if not document.indexed and not document.aside:
                self.start(document.hash)

    def start(self, digest: str) -> None:
        """Let a document go into the index, in its turn, beside the conversations."""
        ingesting = self._service.ingesting
        task = ingesting[digest] = self._service.background.start(self._index(digest))
        task.add_done_callback(
            lambda done: ingesting.pop(digest, None) if ingesting.get(digest) is done else None
        )

    async def _index(self, digest: str) -> None:
        """Add one document to the index, in its turn; where that fails twice, leave it alone for good."""
        service, documents = self._service, self._service.state.documents
        async with service.index_lock:
            document = documents.get(digest)
            path = self.path(document)
            if document is None or path is None or document.indexed:
                return
            chat, name, tries = document.person, document.name, document.tries
            texts = service.texts(chat)
            while tries < _MOST_TRIES:
                documents.begun(digest)
                try:
                    report = await ingest(service, chat, document.message, name, [path])
                except IngestionFailedError as error:
                    _log.warning("document not read: %s", error)
                    tries += 1
                except asyncio.CancelledError:
                    documents.spared(digest)
                    raise
                else:
                    text = _told(report, texts)
                    break
            else:
                report, text = None, texts.document_aside
            # noted when it has been told: who dies between the two tells it once more
            await tell(service, chat, document.message, text.format(name=name))
            self._note(digest, path, report, aside=tries >= _MOST_TRIES)

    def _note(self, digest: str, path: Path, report: IndexReport | None, *, aside: bool) -> None:
        """Note what became of a document."""
        documents = self._service.state.documents
        document = documents.get(digest)
        if aside:
            documents.set_aside(digest)
        elif report and report.failed:
            documents.remove(digest)
            path.unlink(missing_ok=True)
        elif report:
            documents.indexed(digest)
        else:
            documents.spared(digest)
            return
        self._ask(document, indexed=bool(report) and not aside and not (report and report.failed))

    def _ask(self, document: StoredDocument | None, *, indexed: bool) -> None:
        """Let a question that stands below a document be answered, now that it is in the index, or be dropped."""
        if document is None or document.asks is None:
            return
        if indexed:
            self._service.intake.resume(document.asks, self._service.bot)
        else:
            self._service.state.pending.done(document.asks)

    async def again(self, chat: int, message: int) -> None:
        """Add all documents to the index once more, but those set aside."""
        service, texts = self._service, self._service.texts(chat)
        report: IndexReport | None = None
        async with service.index_lock:
            documents = [document for document in service.state.documents.all() if not document.aside]
            paths = [path for document in documents if (path := self.path(document))]
            try:
                report = await ingest(service, chat, message, texts.all_documents, paths)
            except IngestionFailedError as error:
                _log.warning("documents not read: %s", error)
        if report is None:
            await tell(service, chat, message, texts.failed)
            return
        unread = {Path(name) for name, _ in report.failed}
        for document, path in zip(documents, paths, strict=True):
            if path not in unread:
                service.state.documents.indexed(document.hash)
        await tell(service, chat, message, texts.reindexed.format(number=len(paths) - len(unread)))

    async def stop(self, document: StoredDocument) -> None:
        """Stop a document that is on its way: nobody wants it any more."""
        if task := self._service.ingesting.get(document.hash):
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            text = self._service.texts(document.person).document_removed.format(name=document.name)
            await tell(self._service, document.person, document.message, text)

    def path(self, document: StoredDocument | None) -> Path | None:
        """Return where a document is kept."""
        return self._folder / document.hash / document.name if self._folder and document else None


def _told(report: IndexReport | None, texts: Texts) -> str:
    """Return what to say of a document that was read, or not."""
    if report and report.failed:
        _log.warning("document not read: %s", "; ".join(why for _, why in report.failed))
        return texts.document_unread
    return texts.document_indexed if report else texts.document_failed
