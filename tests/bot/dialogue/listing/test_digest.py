import pytest

from bot.dialogue.listing.digest import LONGEST, MOST, digest
from corpus.model import Article, Paragraph


def article(*paragraphs: str) -> Article:
    return Article(
        kind="article", paragraphs=tuple(Paragraph(text) for text in paragraphs), title="山塘村修路"
    )


LONG = article(
    "本报讯（记者 甲乙）山塘村修通了进山的公路，全长6公里，投资340万元。村民盼这条路盼了二十年。",
    "去年秋天，村里开了三次大会，定下占地的补偿办法。占地的43户没有一户闹矛盾。村民说：“谢谢，太好了！”",
    "路通以后，竹笋当天就能运到县城，价钱比从前高了一成。今年上半年，全村卖笋收入增加52万元。",
    "下一步，山塘村将继续修支线。村民们纷纷表示高兴。",
    *("山塘村的公路两边种上了树，还装了路灯，晚上也亮堂堂的，大家散步聊天都到这里来。" for _ in range(8)),
)


def test_every_sentence_stands_verbatim_where_it_says() -> None:
    for sentence in digest(LONG):
        assert LONG.paragraphs[sentence.paragraph].text[sentence.start : sentence.end] == sentence.text


def test_a_digest_is_short_in_order_and_tells_lead_figures_and_outcome() -> None:
    chosen = digest(LONG)
    assert 3 <= len(chosen) <= MOST
    assert sum(len(sentence.text) for sentence in chosen) <= LONGEST
    places = [(sentence.paragraph, sentence.start) for sentence in chosen]
    assert places == sorted(places)
    text = "".join(sentence.text for sentence in chosen)
    assert text.startswith("山塘村修通了进山的公路")  # without dateline and credit
    assert "340万元" in text and "52万元" in text


def test_nothing_is_said_twice() -> None:
    texts = [sentence.text for sentence in digest(LONG)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("most", [1, 2])
def test_as_many_sentences_as_are_wanted(most: int) -> None:
    assert len(digest(LONG, most=most)) == most


def test_of_one_thing_among_many_only_its_paragraphs_are_told() -> None:
    several = article(
        "全县修了路，通了电，家家户户都用上了自来水，日子一年比一年好过。",
        "清溪镇办起了竹器厂，招了120名工人，产品卖到了国外。",
        "白石镇种了2000亩茶，春茶卖了900万元。",
        "县里还开了三所幼儿园，孩子们上学近多了。",
    )
    assert {sentence.paragraph for sentence in digest(several, "白石镇")} == {2}


def test_an_article_without_sentences_has_no_digest() -> None:
    assert digest(article("", "图。")) == []
