"""The retriever for Haystack. That is much to install: `make adapters` does, and runs this."""

import pytest

pytest.importorskip("haystack", reason="Haystack is not installed; run make adapters")

from haystack import Document, Pipeline

from baozhi import Retriever, RetrieverError
from baozhi.haystack import BaozhiRetriever
from tests.adapters.conftest import QUESTION
from tests.adapters.contract import Found, check


def found(documents: list[Document]) -> list[Found]:
    return [Found(one.id, one.content or "", one.meta) for one in documents]


async def test_documents_are_hits_with_their_citations(archive: Retriever) -> None:
    retriever, hits = BaozhiRetriever(archive, top_k=2), archive.search(QUESTION, 2)
    documents = retriever.run(QUESTION)["documents"]
    check(found(documents), hits)
    assert [one.score for one in documents] == [hit.score for hit in hits]
    assert (await retriever.run_async(QUESTION))["documents"] == documents
    assert len(retriever.run(QUESTION, top_k=1)["documents"]) == 1
    passages = BaozhiRetriever(archive, content="passage").run(QUESTION)["documents"]
    check(found(passages), archive.search(QUESTION, 5), passages=True)


async def test_it_is_a_step_of_a_pipeline_that_can_be_saved(archive: Retriever) -> None:
    pipeline = Pipeline()
    pipeline.add_component("archive", BaozhiRetriever(archive, top_k=1))
    # what is saved names the folder, and the encoder of this archive is one of the tests
    assert pipeline.to_dict()["components"]["archive"]["init_parameters"] == {
        "archive": str(archive.folder),
        "top_k": 1,
        "content": "paragraph",
    }
    ran = pipeline.run({"archive": {"query": QUESTION}})
    assert ran["archive"]["documents"][0].meta["title"] == "云溪春茶开采"
    assert await pipeline.run_async({"archive": {"query": QUESTION}}) == ran


def test_what_cannot_be_asked_is_our_error(archive: Retriever) -> None:
    with pytest.raises(RetrieverError):
        BaozhiRetriever(archive).run("？")
