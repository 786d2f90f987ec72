"""Windows of whole sentences, with exact offsets."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Article, Guess, Paragraph
from corpus.passages import (
    LONGEST,
    WINDOW,
    context_of,
    other_readings,
    passages,
    sentences,
    windows,
)

PARAGRAPHS = st.text(alphabet="那曲市积分超市资金一二三，。；！？“”（）1234 \n", min_size=1, max_size=900)


@given(PARAGRAPHS)
def test_sentences_cover_the_text_without_gap_or_overlap(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[a:b] for a, b in spans) == text


@given(PARAGRAPHS, st.lists(st.integers(0, 900), max_size=4))
def test_windows_slice_back_and_never_cross_a_doubtful_join(text: str, doubts: list[int]) -> None:
    paragraph = Paragraph(text, doubts=tuple(doubts))
    found = windows(paragraph)
    covered = [position for a, b in found for position in range(a, b)]
    assert len(covered) == len(set(covered))
    assert {n for n, char in enumerate(text) if char.isalnum()} <= set(covered)
    for start, end in found:
        assert end - start <= max(WINDOW, LONGEST)
        assert not any(start < doubt < end for doubt in doubts)


@given(st.lists(PARAGRAPHS, min_size=1, max_size=4))
def test_passages_are_verbatim_parts_of_their_paragraph(texts: list[str]) -> None:
    article = Article("article", tuple(Paragraph(text) for text in texts), title="题目")
    for passage in passages(article):
        assert texts[passage.paragraph][passage.start : passage.end] == passage.text


def test_a_window_ends_with_a_sentence_where_sentences_are_short() -> None:
    text = "".join(f"第{n}句话说的是一件很小的事情。" for n in range(60))
    for start, end in windows(Paragraph(text)):
        assert text[end - 1] == "。"
        assert end - start > WINDOW - 20 or end == len(text)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = "他说：“好。”大家笑了。"
    assert [text[a:b] for a, b in sentences(text)] == ["他说：“好。”", "大家笑了。"]


def test_context_holds_place_headline_and_running_subhead() -> None:
    article = Article(
        "article",
        (Paragraph("引言一段。"), Paragraph("小标题", subhead=True), Paragraph("正文一段。")),
        title="主标题",
        dateline="本报清河电",
    )
    first, second = passages(article)
    assert first.context == "清河 主标题"
    assert second.context == "清河 主标题 小标题"
    assert second.paragraph == 2


def test_the_place_is_not_said_twice() -> None:
    article = Article("article", (Paragraph("正文。"),), title="清河县修路", dateline="本报清河电")
    assert context_of(article, []) == context_of(article, ["清河县"]) == "清河县修路"


def test_the_same_words_have_the_same_id_and_another_context_another() -> None:
    paragraphs = (Paragraph("正文一段。"),)
    one = passages(Article("article", paragraphs, title="甲"))[0]
    same = passages(Article("article", paragraphs, title="甲", page="别的版面"))[0]
    other = passages(Article("article", paragraphs, title="乙"))[0]
    assert one.id == same.id != other.id


def test_a_window_has_another_reading_for_each_near_second_guess_in_it() -> None:
    guesses = (
        Guess(0, "末", 0.5, 0.4),
        Guess(3, "", 0.4),
        Guess(5, "囗", 0.7, 0.02),
        Guess(8, "夭", 0.6, 0.3),
    )
    paragraph = Paragraph("未来三年。村口那天。", guesses=guesses)
    assert other_readings(paragraph, 0, 5) == ["末来三年。"]
    assert other_readings(paragraph, 5, 10) == ["村口那夭。"]
    assert other_readings(Paragraph("未来三年。"), 0, 5) == []
