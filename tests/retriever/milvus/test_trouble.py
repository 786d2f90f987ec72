"""What goes wrong with an engine is told in one line, and nothing shows half."""

from pathlib import Path
from unittest.mock import Mock

import pytest

from retriever import Retriever
from retriever.errors import (
    EngineError,
    IndexFormatError,
    IndexNotFoundError,
    ModelMismatchError,
    NotKeptHereError,
    RetrieverError,
)
from retriever.filtering import Filter
from retriever.milvus import connection
from retriever.milvus.address import MilvusAddress, is_milvus
from retriever.milvus.filters import expression
from retriever.milvus.sink import MilvusSink
from tests.encoders import HashingEncoder


@pytest.mark.parametrize(
    ("text", "uri", "name"),
    [
        ("milvus://db.example:19530/news", "http://db.example:19530", "news"),
        ("milvus+tls://db.example/news", "https://db.example:19530", "news"),
        (str(Path("milvus://db.example:1/news")), "http://db.example:1", "news"),
        ("milvus:///srv/a.db", "/srv/a.db", "baozhi"),
        ("milvus:///srv/a.db#news", "/srv/a.db", "news"),
    ],
)
def test_an_address_is_read_and_shown(text: str, uri: str, name: str) -> None:
    address = MilvusAddress.parse(text)
    assert (address.uri, address.collection) == (uri, name)
    assert is_milvus(text) and MilvusAddress.parse(str(address)) == address


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(IndexNotFoundError) as caught:
        MilvusAddress.parse("milvus://root:s3cret@db.example:19530/news")
    assert "s3cret" not in str(caught.value) and "BAOZHI_MILVUS_TOKEN" in str(caught.value)


def test_a_server_that_is_down_is_told_in_one_line_and_not_asked_again_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "CALL", 0.3)
    monkeypatch.setenv("BAOZHI_MILVUS_TOKEN", "root:s3cret")
    with pytest.raises(EngineError, match="cannot be reached") as caught:
        Retriever.open("milvus://127.0.0.1:9/news")
    assert "\n" not in str(caught.value) and "s3cret" not in str(caught.value)
    link = connection.Connection(MilvusAddress.parse("milvus://127.0.0.1:9/news"))
    tries: list[int] = []

    def failing() -> None:
        tries.append(1)
        raise ConnectionError("refused")

    for _ in range(3):
        with pytest.raises(EngineError, match="连不上"):
            link.run(failing)
    assert len(tries) == connection.TRIES


def test_wrong_credentials_are_told_from_a_server_that_is_down() -> None:
    link = connection.Connection(MilvusAddress.parse("milvus://127.0.0.1:9/news"))

    def failing() -> None:
        raise RuntimeError("auth check failure, please check api key is correct s3cret")

    with pytest.raises(EngineError, match="refuses the credentials") as caught:
        link.run(failing)
    assert "s3cret" not in str(caught.value)


def test_an_index_is_looked_for_before_it_is_used(address: str) -> None:
    with pytest.raises(IndexNotFoundError, match="no index here yet"):
        Retriever.open(address)


def test_another_model_and_another_schema_are_refused(archive: Retriever, address: str) -> None:
    with (
        Retriever.open(address, encoder=HashingEncoder("another")) as other,
        pytest.raises(ModelMismatchError, match="another"),
    ):
        other.search("修路")
    tables = archive._index._tables  # type: ignore[attr-defined]
    tables.put("sources", [{"id": 0, "path": "", "value": "{}", "nothing": [1.0, 0.0]}])
    with pytest.raises(IndexFormatError, match="not a collection of baozhi"):
        Retriever.open(address)


def test_a_change_that_is_cut_off_shows_nothing_and_is_gone_on_with(
    archive: Retriever, sources: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("new.md", "newer.md"):
        (sources / name).write_text(f"---\ntitle: 图书馆{name}\n---\n\n青石县图书馆藏书9万册。\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(MilvusSink, "commit", lambda self: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            archive.add(sources)
    assert archive.info().articles == 4
    assert all("图书馆" not in (hit.citation.article.title or "") for hit in archive.search("图书馆藏书", 10))
    embedded = len(encoder.embedded)
    assert len(archive.add(sources).added) == 2
    assert len(encoder.embedded) == embedded
    assert archive.info().articles == 6 and archive.info().passages == 7
    assert archive.rare_characters("册", 1.0) == {"册"}


def test_a_bound_of_a_month_holds_its_days_and_years() -> None:
    told = expression(Filter(since="2021-06", until="2021-07", author="秦晓岚"))
    assert 'date in ["2021"]' in told and 'date <= "2021-07~"' in told and '["秦晓岚"]' in told
    assert expression(Filter()) == ""


def test_what_is_given_to_a_folder_is_given_where_it_is_read(archive: Retriever, sources: Path) -> None:
    with pytest.raises(RetrieverError, match="--set"):
        archive.give(sources, values={"newspaper": "南岭日报"})


def test_a_cluster_is_refused_before_anything_is_read(archive: Retriever, sources: Path) -> None:
    with pytest.raises(NotKeptHereError, match="--ray"):
        archive.add(sources, cluster=Mock())


@pytest.mark.parametrize("browse", ["facets", "name", "search"])
def test_what_a_folder_alone_is_browsed_by_is_refused_in_one_line(archive: Retriever, browse: str) -> None:
    calls = {
        "facets": archive.facets,
        "name": lambda: archive.name("何雨"),
        "search": lambda: archive.search("公路", filters=Filter(genre="评论")),
    }
    with pytest.raises(NotKeptHereError, match="baozhi migrate") as told:
        calls[browse]()
    assert "\n" not in str(told.value)
