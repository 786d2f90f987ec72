"""A retriever for LlamaIndex; needs the extra ``baozhi[llama-index]``."""

import asyncio

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.callbacks import CallbackManager
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from baozhi.documents import Archive, Content, id_of, metadata_of, open_archive, text_of
from retriever import Hit

__all__ = ["BaozhiRetriever"]


class BaozhiRetriever(BaseRetriever):
    """Finds paragraphs of an archive, each with its citation as metadata; safe to share between threads.

    A model is shown the text and its "source"; the other metadata is for programs.

    Args:
        archive: an open ``Retriever``, the folder of an index, or None for the default archive.
        k: how many nodes there are at most.
        content: whether a node is the whole "paragraph" or the "passage" that was found.
        callback_manager: as every retriever of LlamaIndex has it.

    Raises:
        RetrieverError: the archive cannot be opened, or a question holds no words.
    """

    def __init__(
        self,
        archive: Archive = None,
        k: int = 5,
        content: Content = "paragraph",
        callback_manager: CallbackManager | None = None,
    ) -> None:
        super().__init__(callback_manager=callback_manager)
        self._archive = open_archive(archive)
        self.k = k
        self.content: Content = content

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [self._node(hit) for hit in self._archive.search(query_bundle.query_str, self.k)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)

    def _node(self, hit: Hit) -> NodeWithScore:
        metadata = metadata_of(hit)
        node = TextNode(
            id_=id_of(hit),
            text=text_of(hit, self.content),
            metadata=metadata,
            excluded_llm_metadata_keys=[name for name in metadata if name != "source"],
            excluded_embed_metadata_keys=list(metadata),
        )
        return NodeWithScore(node=node, score=hit.score)
