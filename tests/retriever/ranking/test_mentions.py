"""Phrases word for word, and words typed by sound, in a small archive."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from retriever import Retriever
from tests.encoders import HashingEncoder

ARTICLES = (
    {"id": "1", "title": "枇杷节开幕", "text": "云岭镇举办枇杷节，来客三千人。云岭镇的枇杷节是第五届。"},
    {"id": "2", "title": "学校新闻", "text": "运动会上，云岭镇小学得了第一。枇杷节那天放假。"},
    {"id": "3", "title": "桥修好了", "text": "红石桥长120米，花了800万元资金。"},
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    folder = tmp_path_factory.mktemp("mentions")
    source = Path(folder, "few.jsonl")
    source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), "utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as opened:
        opened.add(source)
        yield opened


def test_an_article_mentions_a_phrase_in_its_head_or_its_text(archive: Retriever) -> None:
    told = {mention.article.id: mention for mention in archive.mentions("枇杷节")}
    assert {key: (one.in_head, len(one.paragraphs)) for key, one in told.items()} == {
        "1": (True, 1),
        "2": (False, 1),
    }


def test_the_phrase_must_stand_as_it_is(archive: Retriever) -> None:
    assert archive.mentions("枇杷镇") == []
    assert [one.article.id for one in archive.mentions("雲嶺鎮", "枇杷节")] == ["1", "2"]
    assert archive.mentions("") == [] and archive.mentions("，") == []


def test_rare_characters_are_those_of_few_passages(archive: Retriever) -> None:
    assert archive.rare_characters(["桥", "枇", "枇杷", "龙"], 0.0) == {"桥", "枇"}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("yunling zhen", ["云岭", "镇"]),
        ("hongshiqiao duochang", ["红石桥", "多长"]),
        ("pipajie shi shenme shihou", ["枇杷节", "是", "什么", "时候"]),
        ("bangongshi", [None]),  # nobody writes of an office
        ("street", [None]),
    ],
)
def test_words_typed_by_sound_are_written_as_the_archive_has_them(
    archive: Retriever, typed: str, written: list[str | None]
) -> None:
    assert archive.transliterate(typed.split()) == written


def test_names_that_are_handed_in_come_first(archive: Retriever) -> None:
    assert archive.transliterate(["luoxiaoman"], {"luoxiaoman": "罗小满"}) == ["罗小满"]


def test_a_long_run_of_syllables_is_left_alone(archive: Retriever) -> None:
    assert archive.transliterate(["yunlingzhen"] * 30) == [None] * 30


def test_a_change_counts_a_generation_on(tmp_path: Path) -> None:
    source = tmp_path / "one.jsonl"
    source.write_text(json.dumps(ARTICLES[0], ensure_ascii=False) + "\n", "utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as opened:
        before = opened.generation
        opened.add(source)
        assert opened.generation > before
