"""A retriever for LangChain; needs the extra ``baozhi[langchain]``."""

from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables.config import run_in_executor
from pydantic import Field, PrivateAttr

from baozhi.documents import Archive, Content, id_of, metadata_of, open_archive, text_of
from retriever import Retriever

__all__ = ["BaozhiRetriever"]


class BaozhiRetriever(BaseRetriever):
    """Finds paragraphs of an archive, each with its citation as metadata; safe to share between threads.

    Attributes:
        archive: an open ``Retriever``, the folder of an index, or None for the default archive.
        k: how many documents there are at most; ``invoke(question, k=...)`` asks for others.
        content: whether a document is the whole "paragraph" or the "passage" that was found.

    Raises:
        RetrieverError: the archive cannot be opened, or a question holds no words.
    """

    archive: Archive = None
    k: int = Field(default=5, ge=1)
    content: Content = "paragraph"
    _opened: Retriever = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        """Open the archive."""
        super().model_post_init(context)
        self._opened = open_archive(self.archive)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        return self._find(query, k)

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        return await run_in_executor(None, self._find, query, k)

    def _find(self, query: str, k: int | None) -> list[Document]:
        return [
            Document(text_of(hit, self.content), id=id_of(hit), metadata=metadata_of(hit))
            for hit in self._opened.search(query, k or self.k)
        ]
