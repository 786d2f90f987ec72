"""The whole face of an index: add, change, remove, search, info, verify."""

import json
import sqlite3
import threading
from pathlib import Path

import pytest

from embeddings import Vectors
from retriever import ArticleReference, Retriever
from retriever.errors import BadQuestionError, IndexFormatError, IndexNotFoundError, ModelMismatchError
from retriever.index.segments import LoadedVectors
from retriever.index.selecting import Selection
from retriever.index.sizes import IndexSizes
from tests.encoders import HashingEncoder


def found(archive: Retriever, question: str) -> list[tuple[str, int]]:
    return [(hit.citation.article.title or "", hit.citation.paragraph) for hit in archive.search(question)]


def test_the_right_paragraph_comes_first_with_its_citation(archive: Retriever) -> None:
    hit = archive.search("清河县修路投入多少资金")[0]
    assert hit.citation.quote == "本报清河电（记者 何雨）清河县今年投入资金3730万元，新修公路30公里。"
    assert hit.text in hit.citation.quote
    article = hit.citation.article
    assert (article.title, article.byline, article.date, article.page) == (
        "清河县修路三十公里",
        "记者 何雨",
        "2023",
        "road.md",
    )
    assert article.source is not None
    assert article.source.endswith("road.md")


def test_a_question_in_traditional_characters_and_chinese_numerals_finds_it_too(archive: Retriever) -> None:
    assert found(archive, "三千七百三十萬元的資金")[0] == ("清河县修路三十公里", 0)


def test_context_leads_to_a_paragraph_that_does_not_name_its_place(archive: Retriever) -> None:
    assert ("清河县修路三十公里", 2) in found(archive, "清河县多少村民受益")[:2]


def test_searching_repeats_itself_and_respects_k(archive: Retriever) -> None:
    assert archive.search("南岸镇沙袋") == archive.search("南岸镇沙袋")
    assert len(archive.search("南岸镇", k=1)) == 1
    assert archive.search("南岸镇", k=0) == []


def test_inverted_lists_find_the_same_with_the_vectors_searched_beside_the_words(
    archive: Retriever,
    sources: Path,
    tmp_path: Path,
    encoder: HashingEncoder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question, sizes = "清河县投入资金多少", IndexSizes(exact_up_to=1)
    with Retriever.open(tmp_path / "large", create=True, encoder=encoder, sizes=sizes) as large:
        large.add(sources)
        comparing: list[int] = []
        plainly = LoadedVectors.search

        def watched(
            self: LoadedVectors, query: Vectors, k: int, selection: Selection | None
        ) -> list[tuple[int, float]]:
            comparing.append(threading.get_ident())
            return plainly(self, query, k, selection)

        monkeypatch.setattr(LoadedVectors, "search", watched)
        with_lists, without = large.search(question), archive.search(question)
    assert [(hit.text, pytest.approx(hit.score, abs=1e-3)) for hit in with_lists] == [
        (hit.text, hit.score) for hit in without
    ]
    beside, alone = comparing
    assert beside != alone == threading.get_ident()


def test_a_second_run_embeds_nothing(archive: Retriever, sources: Path, encoder: HashingEncoder) -> None:
    before = len(encoder.embedded)
    report = archive.add(sources)
    assert (len(report.unchanged), report.embedded, report.altered) == (3, 0, False)
    assert len(encoder.embedded) == before


def test_a_changed_source_embeds_only_its_new_passages(
    archive: Retriever, sources: Path, encoder: HashingEncoder
) -> None:
    before = len(encoder.embedded)
    path = sources / "road.md"
    path.write_text(path.read_text(encoding="utf-8").replace("5600名", "5700名"), encoding="utf-8")
    report = archive.add(sources)
    assert [Path(name).name for name in report.changed] == ["road.md"]
    assert encoder.embedded[before:] == ["清河县修路三十公里 受益\n沿线12个村、5700名村民受益。"]
    quotes = {hit.citation.quote for hit in archive.search("多少村民受益", k=10)}
    assert "沿线12个村、5700名村民受益。" in quotes
    assert "沿线12个村、5600名村民受益。" not in quotes


def test_a_file_gone_from_its_folder_leaves_the_index(archive: Retriever, sources: Path) -> None:
    (sources / "apple.md").unlink()
    report = archive.add(sources)
    assert [Path(name).name for name in report.removed] == ["apple.md"]
    assert all(title != "苹果合作社分红" for title, _ in found(archive, "苹果合作社分红"))


def test_remove_takes_out_a_file_or_a_folder_and_keeps_the_rest(archive: Retriever, sources: Path) -> None:
    archive.remove(sources / "flood.jsonl")
    assert all(title not in ("防汛", "演练") for title, _ in found(archive, "南岸镇沙袋"))
    assert archive.info().articles == 2
    report = archive.remove(sources, "没有的.txt")
    assert len(report.removed) == 2
    assert [path for path, _ in report.failed] == ["没有的.txt"]
    assert archive.info().passages == 0
    assert archive.search("苹果") == []


def test_save_and_load_give_the_same_hits(archive: Retriever, encoder: HashingEncoder) -> None:
    questions = ("修路资金", "苹果分红", "消防演练多少人", "沙袋")
    before = [archive.search(question) for question in questions]
    with Retriever.open(archive.folder, encoder=encoder) as again:
        assert [again.search(question) for question in questions] == before


def test_the_vector_file_is_derived_and_can_be_lost(archive: Retriever, encoder: HashingEncoder) -> None:
    before = archive.search("修路资金")
    for file in archive.folder.glob("dense-*.faiss"):
        file.write_bytes(b"rubbish")
    with Retriever.open(archive.folder, encoder=encoder) as again:
        assert again.search("修路资金") == before


def test_an_open_reader_sees_a_change_whole(
    archive: Retriever, sources: Path, encoder: HashingEncoder
) -> None:
    with Retriever.open(archive.folder, encoder=encoder) as reader:
        assert reader.search("图书馆") != []
        (sources / "new.md").write_text(
            "---\ntitle: 图书馆开馆\n---\n\n青石县图书馆藏书9万册。\n", encoding="utf-8"
        )
        archive.add(sources)
        assert found(reader, "图书馆藏书多少")[0] == ("图书馆开馆", 0)


def test_bad_files_are_told_and_the_others_indexed(tmp_path: Path, encoder: HashingEncoder) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(99):
        (folder / f"{number}.md").write_text(f"# 第{number}篇\n\n编号{number}的文章。\n", encoding="utf-8")
    (folder / "bad.md").write_bytes(b"\x00\xff\x00")
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        report = archive.add(folder, tmp_path / "missing.txt")
        assert len(report.added) == 99
        assert sorted(Path(path).name for path, _ in report.failed) == ["bad.md", "missing.txt"]
        assert archive.info().articles == 99


def test_a_source_that_turns_bad_keeps_its_old_rows(archive: Retriever, sources: Path) -> None:
    (sources / "road.md").write_bytes(b"")
    report = archive.add(sources)
    assert len(report.failed) == 1
    assert found(archive, "清河县修路资金")[0][0] == "清河县修路三十公里"


def test_verify_finds_what_no_longer_stands(archive: Retriever, sources: Path) -> None:
    assert archive.verify().problems == ()
    path = sources / "apple.md"
    path.write_text(path.read_text(encoding="utf-8").replace("214", "215"), encoding="utf-8")
    problems = archive.verify().problems
    assert len(problems) == 1
    assert "苹果" in problems[0]
    path.unlink()
    assert len(archive.verify().problems) == 1


def test_another_models_vectors_are_refused(archive: Retriever) -> None:
    with (
        Retriever.open(archive.folder, encoder=HashingEncoder("another")) as other,
        pytest.raises(ModelMismatchError, match="another"),
    ):
        other.search("修路")


def test_a_folder_without_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexNotFoundError, match=str(tmp_path)):
        Retriever.open(tmp_path)


def test_a_damaged_or_foreign_or_newer_database_is_refused(archive: Retriever, tmp_path: Path) -> None:
    archive.close()
    database = archive.folder / "archive.db"
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(IndexFormatError, match="99"):
        Retriever.open(archive.folder)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    connection = sqlite3.connect(foreign / "archive.db")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(IndexFormatError, match="not a baozhi index"):
        Retriever.open(foreign)
    (foreign / "archive.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(IndexFormatError, match="damaged"):
        Retriever.open(foreign)


@pytest.mark.parametrize("question", ["", "  \n", "？！", "😀🎉", "好" * 10_000])
def test_what_is_no_question_is_refused_in_one_line(archive: Retriever, question: str) -> None:
    with pytest.raises(BadQuestionError) as caught:
        archive.search(question)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "question", ['修路" OR "', "NEAR(修路 资金)", "a*b^c:d", "--; DROP TABLE passage", "'", "(修路"]
)
def test_query_syntax_is_only_text(archive: Retriever, question: str) -> None:
    if any(char.isalnum() for char in question):
        archive.search(question)
    assert archive.info().passages > 0


def test_info_counts_what_is_there(archive: Retriever) -> None:
    info = archive.info()
    assert (info.sources, info.articles, info.passages, info.dimension) == (3, 4, 5, 64)
    assert (info.first, info.last, info.papers) == ("2023", "2023", {})
    assert info.model == "hashing"
    assert info.bytes > 0
    json.dumps(info.folder)


def test_a_citation_opens_its_article(archive: Retriever) -> None:
    hit = archive.search("清河县修路投入多少资金")[0]
    article = archive.article(hit.citation.article)
    assert article is not None
    assert article.paragraphs[hit.citation.paragraph].text == hit.citation.quote
    assert [paragraph.subhead for paragraph in article.paragraphs] == [False, True, False]
    assert [line.text for line in article.head] == ["清河县修路三十公里"]
    assert [entry.reference.title for entry in archive.catalogue()] == [
        "苹果合作社分红",
        "防汛",
        "演练",
        "清河县修路三十公里",
    ]


def test_two_records_whose_names_look_alike_are_verified_apart(
    tmp_path: Path, encoder: HashingEncoder
) -> None:
    path = tmp_path / "n.jsonl"
    path.write_text('{"id": "2", "text": "一段文字甲"}\n{"text": "二段文字乙"}', encoding="utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        archive.add(path)
        assert archive.verify().problems == ()


def test_a_link_is_known_by_its_own_place(tmp_path: Path, encoder: HashingEncoder) -> None:
    (tmp_path / "elsewhere.md").write_text("# 题\n\n一段。\n", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "other.md").write_text("# 别题\n\n二段。\n", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "elsewhere.md")
    with Retriever.open(tmp_path / "index", create=True, encoder=encoder) as archive:
        assert len(archive.add(folder).added) == 2
        (folder / "link.md").unlink()
        assert [Path(name).name for name in archive.add(folder).removed] == ["link.md"]


def test_a_folder_that_turned_empty_removes_nothing(archive: Retriever, sources: Path) -> None:
    for file in sources.iterdir():
        file.unlink()
    report = archive.add(sources)
    assert report.removed == ()
    assert len(report.failed) == 1
    assert archive.info().sources == 3


def test_a_path_that_cannot_be_looked_at_is_told_and_the_rest_go_on(
    archive: Retriever, sources: Path
) -> None:
    report = archive.add("名" * 400 + ".md", sources)
    assert len(report.failed) == 1
    assert len(report.unchanged) == 3


def test_a_first_run_cut_off_leaves_no_index_and_may_change_its_model(tmp_path: Path, sources: Path) -> None:
    folder = tmp_path / "index"

    class Failing(HashingEncoder):
        def encode_passages(self, texts):
            raise KeyboardInterrupt

    with (
        Retriever.open(folder, create=True, encoder=Failing("one")) as archive,
        pytest.raises(KeyboardInterrupt),
    ):
        archive.add(sources)
    with pytest.raises(IndexNotFoundError):
        Retriever.open(folder)
    with Retriever.open(folder, create=True, encoder=HashingEncoder("two")) as archive:
        assert len(archive.add(sources).added) == 3
        assert archive.info().model == "two"


def test_searching_goes_on_while_another_thread_adds(archive: Retriever, tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(HashingEncoder):
        def encode_passages(self, texts):
            begun.set()
            assert go_on.wait(20)
            return super().encode_passages(texts)

    (tmp_path / "new.md").write_text("# 图书馆\n\n青石县图书馆藏书9万册。\n", encoding="utf-8")
    with Retriever.open(archive.folder, encoder=Slow()) as shared:
        adding = threading.Thread(target=shared.add, args=(tmp_path / "new.md",))
        adding.start()
        try:
            assert begun.wait(20)
            assert found(shared, "清河县修路资金")[0][0] == "清河县修路三十公里"
            assert all(title != "图书馆" for title, _ in found(shared, "图书馆藏书"))
        finally:
            go_on.set()
            adding.join()
        assert found(shared, "图书馆藏书")[0][0] == "图书馆"


def test_a_damaged_database_says_so_whatever_is_asked_first(archive: Retriever) -> None:
    folder = archive.folder
    archive.close()
    data = bytearray((folder / "archive.db").read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    (folder / "archive.db").write_bytes(bytes(data))
    with pytest.raises(IndexFormatError, match="damaged"), Retriever.open(folder) as again:
        again.search("修路")


@pytest.mark.parametrize(
    ("dateline", "head"),
    [("本报讯", "修路"), ("本报清河电", "清河 修路"), ("清河7月3日讯", "清河 修路"), (None, "修路")],
)
def test_the_head_names_the_place_of_an_article(dateline: str | None, head: str) -> None:
    assert ArticleReference("1", "修路", dateline=dateline).head == head
