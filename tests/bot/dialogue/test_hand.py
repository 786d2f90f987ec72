"""The answer before is not the answer again."""

from bot.dialogue.hand import Hand
from retriever import ArticleReference, Citation, Hit

ARTICLE, OTHER = ArticleReference("m1"), ArticleReference("m2")
QUOTE = "全县有牦牛418头、绵羊960只，其中枫林乡有绵羊300只、桃源乡300只。"


def hit(article: ArticleReference = ARTICLE, paragraph: int = 0) -> Hit:
    return Hit(1.0, QUOTE, Citation(article, paragraph, QUOTE))


def test_the_same_words_at_the_same_place_are_the_answer_before() -> None:
    hand = Hand("418头", ARTICLE, 0, QUOTE)
    assert hand.says_again(hit(), "418头")
    assert hand.says_again(hit(), "牦牛418头")
    assert not hand.says_again(hit(), "960只")


def test_elsewhere_or_where_it_stands_twice_it_may_be_another_one() -> None:
    hand = Hand("300只", ARTICLE, 0, QUOTE)
    assert not hand.says_again(hit(), "300只")
    hand = Hand("418头", ARTICLE, 0, QUOTE)
    assert not hand.says_again(hit(paragraph=1), "418头")
    assert not hand.says_again(hit(OTHER), "418头")


def test_nothing_in_hand_is_said_by_nothing() -> None:
    assert not Hand().says_again(hit(), "418头")


def test_the_article_in_hand_comes_first() -> None:
    hits = [hit(OTHER), hit(paragraph=2), hit(OTHER, 1), hit(paragraph=1)]
    assert Hand("418头", ARTICLE, 0, QUOTE).nearest(hits, 3) == [hits[1], hits[3], hits[0]]
    assert Hand().nearest(hits, 2) == hits[:2]
