import pytest

from bot.dialogue.listing.article_index import article_index_of
from bot.dialogue.listing.titles import article_titled
from retriever import Retriever


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("槐树村的稻田养起了螃蟹", "q-1"),
        ("暴雨来袭 石桥镇连夜转移群众", "q-3"),
        ("螃蟹节迎客两万", "q-4"),
        ("县图书馆延长了开放时间", "q-5"),
        ("縣圖書館延長開放時間", "q-5"),
        ("螃蟹", None),
        ("清澜县修通高速公路", None),
        ("《》", None),
    ],
)
def test_the_headline_that_is_meant_is_found(invented: Retriever, title: str, key: str | None) -> None:
    article = article_titled(title, article_index_of(invented))
    assert (article.id if article else None) == key


def test_an_index_of_articles_is_made_once_for_a_state_of_the_index(invented: Retriever) -> None:
    assert article_index_of(invented) is article_index_of(invented)
