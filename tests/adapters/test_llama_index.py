"""The retriever for LlamaIndex. That is much to install: `make adapters` does, and runs this."""

import pytest

pytest.importorskip("llama_index.core", reason="LlamaIndex is not installed; run make adapters")

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import MetadataMode, NodeWithScore

from baozhi import Retriever, RetrieverError
from baozhi.llama_index import BaozhiRetriever
from tests.adapters.conftest import QUESTION
from tests.adapters.contract import Found, check


def found(nodes: list[NodeWithScore]) -> list[Found]:
    return [Found(one.node.node_id, one.node.get_content(), one.node.metadata) for one in nodes]


async def test_nodes_are_hits_with_their_citations(archive: Retriever) -> None:
    retriever = BaozhiRetriever(archive, k=2)
    assert isinstance(retriever, BaseRetriever)
    nodes, hits = retriever.retrieve(QUESTION), archive.search(QUESTION, 2)
    check(found(nodes), hits)
    assert [one.score for one in nodes] == [hit.score for hit in hits]
    check(found(await retriever.aretrieve(QUESTION)), hits)
    passages = BaozhiRetriever(archive, content="passage").retrieve(QUESTION)
    check(found(passages), archive.search(QUESTION, 5), passages=True)


def test_a_model_is_shown_the_text_and_its_source(archive: Retriever) -> None:
    (node,) = BaozhiRetriever(archive, k=1).retrieve(QUESTION)
    shown = node.node.get_content(MetadataMode.LLM)
    assert "《云溪春茶开采》 记者 白芷" in shown and "3.6万亩" in shown and "score" not in shown
    assert node.node.get_content(MetadataMode.EMBED) == node.node.get_content()


def test_what_cannot_be_asked_is_our_error(archive: Retriever) -> None:
    with pytest.raises(RetrieverError):
        BaozhiRetriever(archive).retrieve("？")
