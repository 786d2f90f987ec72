"""The answer before is not the answer again."""

from bot.dialogue.followups.current_article import CurrentArticle
from retriever import ArticleReference, Citation, Hit

ARTICLE, OTHER = ArticleReference("m1"), ArticleReference("m2")
QUOTE = "全县有牦牛418头、绵羊960只，其中枫林乡有绵羊300只、桃源乡300只。"


def hit(article: ArticleReference = ARTICLE, paragraph: int = 0) -> Hit:
    return Hit(1.0, QUOTE, Citation(article, paragraph, QUOTE))


def test_the_same_words_at_the_same_place_are_the_answer_before() -> None:
    current = CurrentArticle("418头", ARTICLE, 0, QUOTE)
    assert current.repeats_answer(hit(), "418头")
    assert current.repeats_answer(hit(), "牦牛418头")
    assert not current.repeats_answer(hit(), "960只")


def test_elsewhere_or_where_it_stands_twice_it_may_be_another_one() -> None:
    current = CurrentArticle("300只", ARTICLE, 0, QUOTE)
    assert not current.repeats_answer(hit(), "300只")
    current = CurrentArticle("418头", ARTICLE, 0, QUOTE)
    assert not current.repeats_answer(hit(paragraph=1), "418头")
    assert not current.repeats_answer(hit(OTHER), "418头")


def test_without_a_current_article_nothing_is_repeated() -> None:
    assert not CurrentArticle().repeats_answer(hit(), "418头")


def test_the_current_article_comes_first() -> None:
    hits = [hit(OTHER), hit(paragraph=2), hit(OTHER, 1), hit(paragraph=1)]
    assert CurrentArticle("418头", ARTICLE, 0, QUOTE).put_first(hits, 3) == [hits[1], hits[3], hits[0]]
    assert CurrentArticle().put_first(hits, 2) == hits[:2]
