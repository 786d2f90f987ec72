"""A list of articles has a button for each, which opens it."""

from bot import Answer
from bot.telegram.state import StoredAnswer
from bot.telegram.views.buttons import Press, answer_buttons
from bot.words.telegram.chinese import CHINESE
from retriever import ArticleReference, Citation


def listed(first: int, count: int) -> Answer:
    numbers = range(first, first + count)
    citations = tuple(Citation(ArticleReference(str(n), f"标题{n}"), -1, f"标题{n}") for n in numbers)
    lines = "\n".join(f"{n}. 《标题{n}》" for n in numbers)
    return Answer(
        "有哪些", None, 1.0, citations=citations, kind="catalogue", reply=f"共 20 篇：\n{lines}\n还有 3 篇。"
    )


def test_each_article_of_a_page_is_opened_by_its_number_in_the_list() -> None:
    keyboard = answer_buttons(stored(listed(9, 6)), CHINESE)
    assert keyboard is not None
    assert [[one.text for one in row] for row in keyboard.inline_keyboard] == [
        ["9", "10", "11", "12"],
        ["13", "14"],
    ]
    last = Press.read(str(keyboard.inline_keyboard[1][1].callback_data))
    assert last is not None and (last.action, last.number(0)) == ("open", 5)


def test_what_the_catalogue_says_without_a_list_has_no_buttons() -> None:
    assert (
        answer_buttons(
            stored(Answer("多少篇", None, 1.0, kind="catalogue", reply="共有 3 篇文章。")), CHINESE
        )
        is None
    )


def stored(answer: Answer) -> StoredAnswer:
    return StoredAnswer("abc", (7, 0, 7), answer)
