"""Articles become rows, and the second guesses of a scan become tokens."""

from contextlib import closing
from pathlib import Path

from corpus.model import Article, Guess, Paragraph
from corpus.passages import passages
from retriever.index import lexical
from retriever.index.articles import stored_article
from retriever.index.staging import StagedArticle, StagedSource
from retriever.index.store import Store
from retriever.index.writing import insert_article, insert_source, new_numbers


def test_a_doubtful_character_is_searchable_in_both_readings_and_quoted_in_one(tmp_path: Path) -> None:
    text = "村口装了防盗问，夜里有人值班。"
    article = Article("article", (Paragraph(text, guesses=(Guess(6, "门", 0.5, 0.4),)),), title="安防")
    with closing(Store.open(tmp_path / "index", create=True)) as store:
        with store.transaction():
            row = insert_source(store, "a.png", StagedSource("digest", 1), "2024-05-06")
            staged = StagedArticle(1, "a.png", article, tuple(passages(article)))
            insert_article(store, row, staged, new_numbers(store))
        found = lexical.passages_holding(store.connection, "grams", ["盗问", "盗门", "门"])
        assert found == {"盗问": 1, "盗门": 1, "门": 1}
        assert stored_article(store, 1).paragraphs[0].text == text
