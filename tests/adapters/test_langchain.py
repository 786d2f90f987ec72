"""The retriever for LangChain, by the suite that LangChain tests retrievers with, and by our contract."""

from pathlib import Path
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from baozhi import Retriever, RetrieverError
from baozhi.langchain import BaozhiRetriever
from tests.adapters.conftest import QUESTION
from tests.adapters.contract import Found, check


class TestTheSuiteOfLangChain(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _archive(self, archive: Retriever) -> None:
        self.archive = archive

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return BaozhiRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"archive": self.archive}

    @property
    def retriever_query_example(self) -> str:
        return QUESTION


def found(documents: list[Document]) -> list[Found]:
    return [Found(one.id, one.page_content, one.metadata) for one in documents]


async def test_documents_are_hits_with_their_citations(archive: Retriever) -> None:
    retriever = BaozhiRetriever(archive=archive, k=2)
    documents = retriever.invoke(QUESTION)
    check(found(documents), archive.search(QUESTION, 2))
    assert await retriever.ainvoke(QUESTION) == documents
    assert len(await retriever.ainvoke(QUESTION, k=1)) == 1
    check(
        found(BaozhiRetriever(archive=archive, content="passage").invoke(QUESTION)),
        archive.search(QUESTION, 5),
        passages=True,
    )


def test_a_retriever_is_a_step_of_a_chain(archive: Retriever) -> None:
    chain = BaozhiRetriever(archive=archive, k=1) | (lambda documents: documents[0].metadata["title"])
    assert chain.invoke(QUESTION) == "云溪春茶开采"


def test_what_cannot_be_opened_or_asked_is_our_error(archive: Retriever, tmp_path: Path) -> None:
    with pytest.raises(RetrieverError):
        BaozhiRetriever(archive=tmp_path / "none")
    with pytest.raises(RetrieverError):
        BaozhiRetriever(archive=archive).invoke("？")
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        BaozhiRetriever(archive=archive, k=0)
