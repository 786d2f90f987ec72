"""A refusal of what was asked of a time before or after the archive says which days it has."""

import pytest

from bot import Assistant
from retriever import Retriever

ARTICLES = [
    {
        "id": "d1",
        "title": "榆林镇图书馆开馆",
        "text": "榆林镇图书馆藏书2.4万册，每天接待读者180人。",
        "date": "2019-04-02",
    },
    {
        "id": "d2",
        "title": "榆林镇水库加固",
        "text": "榆林镇水库1962年动工，次年10月蓄水。",
        "date": "2022-09-10",
    },
]


def test_a_refusal_of_what_was_asked_of_another_time_says_which_days_there_are(archive: Retriever) -> None:
    chat = Assistant(archive).conversation()
    answer = chat.ask("1987年榆林镇图书馆有多少座位")
    assert answer.text is None
    assert answer.reply == "报上没有找到答案：档案只有 2019-04-02 到 2022-09-10 的报纸。"
    english = Assistant(archive).conversation(language="en").ask("1987年榆林镇图书馆有多少座位")
    assert english.reply is not None and "from 2019-04-02 to 2022-09-10" in english.reply


@pytest.mark.parametrize(
    "question",
    [
        "榆林镇图书馆有多少座位",  # no time
        "2021年榆林镇图书馆有多少座位",  # a year of the archive
        "去年榆林镇图书馆有多少座位",  # of each article's own
        "1962年榆林镇剧院有多少座位",  # a year that an article names
        "1963年10月蓄水的榆林镇水库投资多少",  # one that it tells: 次年10月
    ],
)
def test_it_does_not_where_articles_may_tell_of_that_time(archive: Retriever, question: str) -> None:
    answer = Assistant(archive).conversation().ask(question)
    assert (answer.text, answer.reply) == (None, None)
