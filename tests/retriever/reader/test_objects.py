"""A number must count what is asked for."""

import pytest

from retriever.question import Question
from retriever.reader.objects import counted_in, counts_another
from retriever.reader.subject import Surroundings


def around(text: str) -> Surroundings:
    lead, _, rest = text.partition("【")
    answer, _, rest = rest.partition("】")
    return Surroundings("", lead, answer, rest, "")


@pytest.mark.parametrize(
    ("question", "nouns"),
    [
        ("灾区收到多少顶帐篷", ("帐篷",)),
        ("县里发了多少册农业图书", ("农业", "图书")),
        ("镇上的卫生室有几个", ("卫生室",)),
        ("一共多少人", ()),
        ("投资多少", ()),
    ],
)
def test_what_is_counted_is_told_by_the_question(question: str, nouns: tuple[str, ...]) -> None:
    assert counted_in(question) == nouns


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("灾区收到多少袋大米", "灾区收到【500袋】面粉、30顶帐篷", True),
        ("灾区收到多少袋面粉", "灾区收到【500袋】面粉、30顶帐篷", False),
        ("镇上的卫生室有几个", "设在镇上的便利店有【6个】", True),
        ("队里有多少名教员", "队里有【30名】教师", False),  # in other words
        ("来了多少游客", "三天里接待了【2.1万人次】", False),  # no noun beside it
        ("医院眼科有多少张床位", "医院外科有床位【40张】", True),
        ("医院外科有多少张床位", "医院外科有床位【40张】", False),
    ],
)
def test_a_number_of_something_else_is_noticed(question: str, text: str, another: bool) -> None:
    assert counts_another(Question(question), around(text)) is another
