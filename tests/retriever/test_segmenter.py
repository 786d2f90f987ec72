"""Two segmenters that cut alike, and the words of an archive's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.chinese.text import normalize, to_simplified
from corpus.readers import read
from retriever.dictionary import Entry
from retriever.segmenter import OwnSegmenter, cutting_with, general_segmenter, segmenter
from retriever.tokens import word_tokens
from tests.conftest import PROJECT
from tests.copying import archive_articles


@pytest.fixture(scope="module")
def plain() -> OwnSegmenter:
    """Return jieba without a word of its own."""
    return OwnSegmenter(())


def archive_lines() -> list[str]:
    """Return what is indexed of the bundled archive."""
    articles = [article for path in archive_articles() for article in read(path)[0].articles]
    return [line.text for article in articles for line in (*article.head, *article.paragraphs)]


def test_both_cut_the_bundled_archive_alike(plain: OwnSegmenter) -> None:
    twin = general_segmenter()
    lines = archive_lines()
    assert len(lines) > 250
    words: set[str] = set()
    for line in lines:
        comparable, simplified = normalize(line).text, to_simplified(line)
        assert list(plain.search_words(comparable)) == list(twin.search_words(comparable))
        assert list(plain.words(simplified)) == list(twin.words(simplified))
        words.update(twin.words(simplified))
    assert [word for word in words if plain.has(word) != twin.has(word)] == []


@pytest.mark.parametrize(
    "text",
    ["第2-3版", "从3.5-4.2公里起", "2024-06-03发布", "a_b与x&y", "b-52轰炸机", "-5度到-1度", "5g+工业"],
)
def test_numbers_and_letters_joined_by_a_hyphen_are_cut_alike(plain: OwnSegmenter, text: str) -> None:
    assert list(plain.search_words(text)) == list(general_segmenter().search_words(text))


def test_a_word_of_ones_own_stays_whole() -> None:
    own = OwnSegmenter([Entry("罗桑卓玛家"), Entry("雪鹿計劃", 30), Entry("T-34号")])
    assert "罗桑卓玛家" not in general_segmenter().words("罗桑卓玛家的茶馆")
    assert own.words("罗桑卓玛家的茶馆")[0] == "罗桑卓玛家"
    assert own.has("雪鹿计划")
    with cutting_with(own):
        assert "雪鹿计划" in word_tokens(normalize("雪鹿計劃啟動").text)
        assert "t-34号" in word_tokens(normalize("T-34号列车").text)
    assert segmenter() is general_segmenter()


def test_jieba_reads_nothing_from_the_folder_for_temporary_files(tmp_path: Path) -> None:
    (tmp_path / "jieba.cache").write_bytes(b"planted")
    code = (
        "import sys; from retriever.dictionary import Entry; from retriever.segmenter import OwnSegmenter\n"
        "assert 'jieba' not in sys.modules\n"
        "print(*OwnSegmenter([Entry('雪鹿计划')]).words('雪鹿计划启动'))"
    )
    result = subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "-c", code],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.stdout, result.stderr) == ("雪鹿计划 启动\n", "")
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]
