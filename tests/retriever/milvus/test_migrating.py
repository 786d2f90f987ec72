"""An index is taken over into Milvus and back."""

from pathlib import Path

import pytest

from retriever import Retriever
from retriever.migrating import contents
from retriever.milvus.connection import Connection
from retriever.milvus.sink import MilvusSink
from tests.encoders import HashingEncoder
from tests.retriever.conftest import ARTICLES

QUESTIONS = ("清河县修路投入多少资金", "苹果合作社分红多少", "南岸镇沙袋", "消防演练多少人参加")


@pytest.fixture
def local(tmp_path: Path, sources: Path) -> Retriever:
    archive = Retriever.open(tmp_path / "local", create=True, encoder=HashingEncoder())
    archive.add(sources)
    return archive


def test_there_and_back_the_hits_are_identical_and_nothing_is_embedded(
    local: Retriever, address: str, tmp_path: Path
) -> None:
    encoder = HashingEncoder()
    with (
        Retriever.open(address, create=True, encoder=encoder) as milvus,
        Retriever.open(tmp_path / "back", create=True, encoder=encoder) as back,
    ):
        there = local.migrate(milvus)
        assert (there.sources, there.articles, there.passages) == (len(ARTICLES), 4, 5)
        assert milvus.migrate(back) == there == local.migrate(milvus)
        assert encoder.embedded == []
        for question in QUESTIONS:
            assert back.search(question) == local.search(question)
        assert back.verify().problems == milvus.verify().problems == ()
        assert milvus.generation == 1


def test_a_run_that_was_ended_shows_nothing_and_is_gone_on_with(
    local: Retriever, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []
    whole = MilvusSink.put

    def counted(self: MilvusSink, path: str, *rest: object) -> None:
        if len(put) == 2:
            raise KeyboardInterrupt
        put.append(path)
        whole(self, path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(MilvusSink, "put", counted)
    with Retriever.open(address, create=True, encoder=HashingEncoder()) as milvus:
        with pytest.raises(KeyboardInterrupt):
            local.migrate(milvus)
        assert milvus.search("苹果合作社分红多少") == []
        put.clear()
        local.migrate(milvus)
        assert len(put) == 1
        assert milvus.search("苹果合作社分红多少")[0].citation.article.title == "苹果合作社分红"
        local.remove(*local.sources()[:1])
        assert local.migrate(milvus).sources == len(ARTICLES) - 1 == len(milvus.sources())


def test_what_arrived_is_compared_by_few_calls_however_many_articles_there_are(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(f'{{"title": "第{n}渠", "text": "第{n}渠长{n}里。"}}' for n in range(40))
    (tmp_path / "rows.jsonl").write_text(rows, "utf-8")
    with Retriever.open(address, create=True, encoder=HashingEncoder()) as milvus:
        milvus.add(tmp_path / "rows.jsonl")
        calls: list[object] = []
        run = Connection.run
        monkeypatch.setattr(Connection, "run", lambda *given: calls.append(given) or run(*given))
        with milvus._index.snapshot() as snapshot:
            assert contents(snapshot).passages == 40
    assert len(calls) < 20


def test_a_dictionary_goes_over_into_a_folder_and_stays_behind_where_milvus_cuts(
    local: Retriever, address: str, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("苹果合作社\n", "utf-8")
    local.use_dictionary(tmp_path / "words.txt")
    with (
        Retriever.open(tmp_path / "copy", create=True, encoder=HashingEncoder()) as copy,
        Retriever.open(address, create=True, encoder=HashingEncoder()) as milvus,
    ):
        local.migrate(copy)
        local.migrate(milvus)
        assert copy.info().dictionary == local.info().dictionary == 1
        assert milvus.info().dictionary is None
        for question in QUESTIONS:
            assert copy.search(question) == local.search(question)
