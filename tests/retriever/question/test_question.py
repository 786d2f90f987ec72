"""A question is parsed once, whatever is asked of it."""

import pytest

import retriever.question.question as module
from corpus.chinese.text import normalize
from retriever import Retriever
from retriever.question import Kind, Question, check_question
from retriever.question.moments import Moment
from tests.encoders import HashingEncoder


def test_what_is_worked_out_from_a_question() -> None:
    question = Question("枫林縣二〇二三年5月一共修了多少座桥？")
    assert question.comparable == "枫林县2023年5月一共修了多少座桥?"
    assert question.plain.text == "枫林县二〇二三年5月一共修了多少座桥?"
    assert question.answer_type.kind is Kind.COUNT
    assert question.moments == (Moment(2023, 5),)
    assert [name.text for name in question.names] == ["枫林县"]
    assert "枫林" in question.grams and "2023" in question.words
    assert str(question) == question.typed


def test_questions_are_equal_where_they_are_typed_alike() -> None:
    one, other = Question("桥有多长"), Question("桥有多长")
    assert one.words
    assert one == other and hash(one) == hash(other)
    assert one != Question("桥有多宽")


def test_a_question_is_frozen_and_parsing_it_again_gives_the_same_value() -> None:
    question = Question.parse("桥有多长")
    assert Question.parse(question) is question
    with pytest.raises(AttributeError):
        question.typed = "桥有多宽"  # type: ignore[misc]


def test_a_question_is_normalised_once_however_often_it_is_searched_for(
    archive: Retriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[bool] = []

    def counted(text: str, *, numerals: bool = True):
        calls.append(numerals)
        return normalize(text, numerals=numerals)

    monkeypatch.setattr(module, "normalize", counted)
    question = Question("枫林县修了多少座桥")
    first = archive.search(question)
    assert archive.search(question) == first == archive.search("枫林县修了多少座桥 ")
    assert calls[:2] == [True, False]  # with numerals in digits, and as they are typed
    assert len(calls) == 4  # two more for the question that was given as text


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("question")
    (folder / "a.md").write_text("---\ntitle: 修桥\n---\n\n枫林县去年修了12座桥。\n", encoding="utf-8")
    with Retriever.open(folder / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(folder / "a.md")
        yield archive


def test_a_question_without_words_is_refused_as_a_value_too(archive: Retriever) -> None:
    for bad in ("？！", Question("？！")):
        with pytest.raises(module.BadQuestionError):
            archive.search(bad)
    assert check_question("  桥有多长 ") == "桥有多长"
