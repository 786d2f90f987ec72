"""What only a headline tells is answered from it; what nobody tells is refused all the same."""

import pytest

from bot import Assistant
from retriever import Retriever

ARTICLES = [
    {
        "title": "第九届风筝赛收官 霍小满夺得冠军",
        "subtitle": "下届在青湖举行",
        "text": "比赛历时四天，共有五十二只风筝升空，观众近万人。",
    },
    {"title": "渡口通车", "text": "渡口的桥昨日通车，桥长九十米。"},
]


@pytest.fixture
def assistant(archive: Retriever) -> Assistant:
    return Assistant(archive)


def test_the_headline_answers_what_the_paragraphs_leave_out(assistant: Assistant) -> None:
    answer = assistant.answer("风筝赛的冠军是谁")
    assert answer.text == "霍小满"
    cited, beside = answer.citations
    assert (cited.paragraph, cited.quote) == (-1, ARTICLES[0]["title"])
    assert cited.quote[slice(*(cited.span or ()))] == "霍小满"
    assert beside.quote == ARTICLES[0]["text"]


def test_the_line_below_the_headline_is_read_too(assistant: Assistant) -> None:
    answer = assistant.answer("下届风筝赛在哪里举行")
    assert (answer.text, answer.citations[0].quote) == ("青湖", "下届在青湖举行")


def test_a_paragraph_answers_first(assistant: Assistant) -> None:
    assert assistant.answer("风筝赛有多少只风筝升空").citations[0].paragraph == 0


@pytest.mark.parametrize("question", ["风筝赛的奖金多少元", "风筝赛的裁判是谁", "青湖面积多大"])
def test_what_no_headline_tells_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).text is None
