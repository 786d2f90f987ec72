"""Answers under a filter: from what fits alone, and what that leaves out is told."""

from bot import Assistant
from bot.terminal.render import answer_text
from bot.terminal.style import Style
from bot.words.texts import texts_in
from retriever import Filter, Retriever

ARTICLES = [
    {
        "id": "s1",
        "title": "榆林镇图书馆开馆",
        "text": "榆林镇图书馆藏书2.4万册，每天接待读者180人。",
        "date": "2019-04-02",
        "newspaper": "河湾日报",
    },
    {
        "id": "s2",
        "title": "榆林镇图书馆扩建",
        "text": "榆林镇图书馆扩建后藏书5.1万册。",
        "date": "2022-09-10",
        "newspaper": "河湾日报",
    },
    {"id": "s3", "title": "榆林镇植树", "text": "榆林镇植树3000棵。", "newspaper": "河湾日报"},
]
_ASKED = "榆林镇图书馆藏书多少册"


def _under(archive: Retriever, filters: Filter) -> Assistant:
    return Assistant(archive).filtered(filters)


def test_an_answer_comes_from_what_fits(archive: Retriever) -> None:
    for filters, told in ((Filter(until="2019"), "2.4万册"), (Filter(since="2020"), "5.1万册")):
        answer = _under(archive, filters).conversation().ask(_ASKED)
        assert answer.text == told
        assert answer.scope is not None
        assert (answer.scope.articles, answer.scope.undated) == (1, 1)
        assert all(filters.fits(hit.citation.article) for hit in answer.nearest)
    assert Assistant(archive).conversation().ask(_ASKED).scope is None


def test_a_follow_up_keeps_to_the_filter(archive: Retriever) -> None:
    chat = _under(archive, Filter(until="2019-12")).conversation()
    chat.ask("榆林镇图书馆每天接待多少读者")
    assert chat.ask("藏书呢？").text == "2.4万册"


def test_where_nothing_fits_the_refusal_says_which_days_there_are(archive: Retriever) -> None:
    answer = _under(archive, Filter(since="2030")).conversation().ask(_ASKED)
    assert (answer.text, answer.outcome, answer.citations, answer.nearest) == (None, "absent", (), ())
    assert answer.reply is not None
    assert "2019-04-02" in answer.reply and "2022-09-10" in answer.reply and "1 篇没有日期" in answer.reply
    english = _under(archive, Filter(paper="不存在")).answer(_ASKED, "en")
    assert english.reply is not None and "no article within these bounds" in english.reply


def test_a_list_has_what_fits_alone(archive: Retriever) -> None:
    reply = _under(archive, Filter(since="2020")).conversation().ask("有哪些文章").reply
    assert reply is not None
    assert "图书馆扩建" in reply and "图书馆开馆" not in reply and "植树" not in reply


def test_an_empty_list_says_which_days_there_are(archive: Retriever) -> None:
    reply = _under(archive, Filter(since="2030")).conversation().ask("有哪些文章").reply
    assert reply is not None
    assert "没有这个范围内的文章" in reply and "2022-09-10" in reply


def test_the_terminal_tells_how_many_had_no_date(archive: Retriever) -> None:
    answer = _under(archive, Filter(since="2020")).conversation().ask(_ASKED)
    assert "1 篇没有日期" in answer_text(answer, texts_in("zh"), Style())


def test_an_assistant_without_a_filter_is_itself(archive: Retriever) -> None:
    assistant = Assistant(archive)
    assert assistant.filtered(Filter()) is assistant
