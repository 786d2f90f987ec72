"""Questions that are put to the reports of a time are answered from those alone."""

import pytest

from bot import Assistant, Conversation
from bot.dialogue.narrowing import narrowed
from retriever import Filter, Retriever

ARTICLES = [
    {
        "id": "n1",
        "title": "杉木坳收茶",
        "text": "杉木坳村茶叶总收入为186万元。",
        "date": "2021-03-10",
        "newspaper": "河湾日报",
    },
    {
        "id": "n2",
        "title": "杉木坳茶叶增收",
        "text": "杉木坳村茶叶总收入为241万元。",
        "date": "2023-06-15",
        "newspaper": "河湾日报",
    },
]
_ASKED = "杉木坳村茶叶总收入是多少"


@pytest.mark.parametrize(
    ("question", "asked", "since", "until"),
    [
        (f"2022年以前的报道里，{_ASKED}", _ASKED, "", "2021-12-31"),
        (f"2022年以来的报道中{_ASKED}", _ASKED, "2022-01-01", "2023-06-15"),
        (f"请问2021年3月的报道说{_ASKED}", _ASKED, "2021-03-01", "2021-03-31"),
        (f"今年6月的新闻里{_ASKED}", _ASKED, "2023-06-01", "2023-06-30"),
        (f"去年刊登的文章提到{_ASKED}", _ASKED, "2022-01-01", "2022-12-31"),
        (f"2021年3月10日报纸上{_ASKED}", _ASKED, "2021-03-10", "2021-03-10"),
        ("2022年以前的报道有哪些？", "有哪些报道", "", "2021-12-31"),
        ("2022年以前的文章一共有多少篇", "有几篇报道", "", "2021-12-31"),
    ],
)
def test_the_time_of_reports_becomes_a_filter(
    archive: Retriever, question: str, asked: str, since: str, until: str
) -> None:
    assert narrowed(question, archive) == (asked, Filter(since=since, until=until))


@pytest.mark.parametrize(
    "question",
    [
        "2021年杉木坳村茶叶总收入是多少",
        "2022年新闻发布会由谁主持",
        "今年新闻中心建在哪里",
        "2022年新闻说明会几点开始",
        "去年报道了多少起事故",
        "2021年报纸发行量是多少",
        "目前的报道里杉木坳村收入多少",
        "杉木坳村2021年的报道里收入多少",
        "2022年的报道里？",
    ],
)
def test_a_time_that_is_not_one_of_reports_does_not(archive: Retriever, question: str) -> None:
    assert narrowed(question, archive) is None


def test_it_narrows_the_filter_that_there_is(archive: Retriever) -> None:
    question = f"2021年的报道里{_ASKED}"
    within = archive.filtered(Filter(paper="河湾", since="2020", until="2021-05"))
    found = narrowed(question, within)
    assert found is not None
    assert found.filters == Filter(paper="河湾", since="2021-01-01", until="2021-05")
    assert narrowed(question, archive.filtered(Filter(since="2022"))) is None


def test_the_answer_is_from_those_reports(talk: Conversation, archive: Retriever) -> None:
    assert talk.ask(_ASKED).text == "241万元"
    answer = talk.ask(f"2022年以前的报道里，{_ASKED}")
    assert (answer.text, answer.question) == ("186万元", f"2022年以前的报道里，{_ASKED}")
    assert answer.scope is not None
    assert answer.scope.articles == 1
    listed = talk.ask("2022年以前的报道有哪些").reply
    assert listed is not None
    assert "杉木坳收茶" in listed and "增收" not in listed
    refused = Assistant(archive).conversation().ask(f"2019年的报道里{_ASKED}")
    assert refused.text is None
    assert refused.reply is not None
    assert "2021-03-10" in refused.reply
