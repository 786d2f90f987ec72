"""A refusal shows what the pages mention: the sentence that speaks of the matter, marked."""

from bot.dialogue.answer import Answer
from bot.dialogue.mention import add_mention
from bot.terminal.render import answer_text
from bot.terminal.style import Style
from bot.words.texts import texts_in
from retriever import ArticleReference, Citation, Hit

QUOTE = "渡口新桥今年通车。修桥的工人住在河边。"
HIT = Hit(1.0, QUOTE, Citation(ArticleReference("a", "渡口新桥通车"), 0, QUOTE))


def refused(question: str, **more: object) -> Answer:
    return Answer(question, None, 0.1, nearest=(HIT,), kind="refusal", **more)  # type: ignore[arg-type]


def test_the_sentence_that_speaks_of_the_matter_is_marked() -> None:
    answer = add_mention(refused("渡口新桥的修桥工人住在哪家旅馆"))
    assert answer.outcome == "mentioned"
    assert answer.mention is not None
    assert answer.mention.span is not None
    start, end = answer.mention.span
    assert "工人" in QUOTE[start:end]
    assert answer.to_json()["text"] is None


def test_a_matter_that_no_page_speaks_of_is_absent() -> None:
    assert add_mention(refused("机场跑道有多少盏灯")).outcome == "absent"


def test_a_neighbours_fact_is_no_mention() -> None:
    assert add_mention(refused("渡口新桥今年通车没有", unsaid=("上游",))).outcome == "absent"


def test_a_terminal_shows_the_mention_and_not_that_nothing_was_found() -> None:
    shown = answer_text(add_mention(refused("渡口新桥的修桥工人住在哪家旅馆")), texts_in("zh"), Style())
    assert shown.startswith("报上提到，但没有直接说")
    assert QUOTE in shown
