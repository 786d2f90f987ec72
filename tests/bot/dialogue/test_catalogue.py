"""A list that goes on says by which word."""

from types import SimpleNamespace

import pytest

from bot.dialogue.catalogue import LISTED, answer_from_catalogue
from bot.words.language import Language
from retriever import ArticleReference, CatalogueEntry
from retriever.question import Question


def archive(articles: int) -> SimpleNamespace:
    entries = [
        CatalogueEntry(
            ArticleReference(f"a{n}", f"第{n}座水窖完工", None, None, None, "2版.txt", "/x"),
            "article",
            None,
            1,
        )
        for n in range(articles)
    ]
    return SimpleNamespace(catalogue=lambda: entries)


@pytest.mark.parametrize(("language", "word"), [("zh", "说“更多”"), ("en", "say “more”")])
def test_a_list_that_goes_on_says_how_to_see_the_rest(language: Language, word: str) -> None:
    for skip, rest in ((0, LISTED + 3), (LISTED, 3)):
        told = answer_from_catalogue(Question("有哪些文章"), archive(2 * LISTED + 3), language, skip=skip)
        assert told is not None
        last = told.reply.splitlines()[-1]
        assert str(rest) in last
        assert word in last
    whole = answer_from_catalogue(Question("有哪些文章"), archive(LISTED), language)
    assert whole is not None
    assert word not in whole.reply
