"""A retriever for Haystack; needs the extra ``baozhi[haystack]``."""

import asyncio
from pathlib import Path
from typing import Any

from haystack import Document, component, default_from_dict, default_to_dict

from baozhi.documents import Archive, Content, id_of, metadata_of, open_archive, text_of
from retriever import Hit, Retriever

__all__ = ["BaozhiRetriever"]


@component
class BaozhiRetriever:
    """Finds paragraphs of an archive, each with its citation as metadata; safe to share between threads.

    Args:
        archive: an open ``Retriever``, the folder of an index, or None for the default archive. A pipeline is saved
            with the folder of its archive.
        top_k: how many documents there are at most.
        content: whether a document is the whole "paragraph" or the "passage" that was found.

    Raises:
        RetrieverError: the archive cannot be opened, or a question holds no words.
    """

    def __init__(self, archive: Archive = None, top_k: int = 5, content: Content = "paragraph") -> None:
        self.archive = archive
        self.top_k = top_k
        self.content: Content = content
        self._opened = open_archive(archive)

    def to_dict(self) -> dict[str, Any]:
        """Return the component as a pipeline keeps it."""
        folder = self.archive.folder if isinstance(self.archive, Retriever) else self.archive
        saved = str(folder) if isinstance(folder, Path) else folder
        return default_to_dict(self, archive=saved, top_k=self.top_k, content=self.content)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "BaozhiRetriever":
        """Return the component that ``to_dict`` kept."""
        return default_from_dict(cls, data)

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        """Return the documents for a question, best first."""
        hits = self._opened.search(query, top_k or self.top_k)
        return {"documents": [self._document(hit) for hit in hits]}

    @component.output_types(documents=list[Document])
    async def run_async(self, query: str, top_k: int | None = None) -> dict[str, list[Document]]:
        """Return the documents for a question, as ``run`` does, in a thread."""
        return await asyncio.to_thread(self.run, query, top_k)

    def _document(self, hit: Hit) -> Document:
        return Document(
            id=id_of(hit), content=text_of(hit, self.content), meta=metadata_of(hit), score=hit.score
        )
