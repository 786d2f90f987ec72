"""Doubtful characters of printed lines keep their places in the paragraphs that they become."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.layout import outline
from corpus.masthead import Masthead
from corpus.model import Article, Document, Guess, Page, Paragraph, whole_run
from corpus.plain import article_of, plain_article
from corpus.records import article_json
from corpus.sheet import Box, PrintedLine, Sheet, joined_as_read, reconstruct_sheet

FIRST, SECOND = "石桥镇的渡口昨天恢复通航，每天往", "返二十四班，乡亲过河不用再等半天。"


def line(
    text: str, y: float, *, size: float = 10.0, x: float = 20.0, guesses: tuple[Guess, ...] = ()
) -> PrintedLine:
    box = Box(x, y, x + size * len(text), y + size)
    return PrintedLine(text, box, size, confidence=0.9, guesses=guesses)


def test_doubts_and_boxes_lead_from_lines_into_paragraphs() -> None:
    title = line("渡口复航", 20, size=20, guesses=(Guess(1, "囗", 0.6),))
    second = line(SECOND, 65, guesses=(Guess(6, "多", 0.5, 0.25), Guess(len(SECOND) - 2, "夭", 0.7)))
    sheet = Sheet(1, 300, 400, (title, line(FIRST, 50), second), scale=2.0)
    (article,) = reconstruct_sheet(sheet, "a.png", "a.png", Masthead()).articles
    (paragraph,) = article.paragraphs
    assert paragraph.text == FIRST + SECOND
    assert [(paragraph.text[guess.at], guess.second) for guess in paragraph.guesses] == [
        ("乡", "多"),
        ("天", "夭"),
    ]
    assert article_of(plain_article("a.png", article))[0] == replace(article, key=article.id)
    assert "乡" in outline([article], "zh").partition("没有认准")[2]
    assert article_json(article)["paragraphs"][0]["guesses"][0] == {
        "at": 22,
        "second": "多",
        "confidence": 0.5,
        "second_confidence": 0.25,
    }
    assert article.head[0].guesses == (Guess(1, "囗", 0.6),)
    assert article.head[0].boxes[0][1:] == (40, 40, 200, 80)


def _page(number: int, text: str) -> Document:
    record = Page(f"a#{number}", f"{text}\n")
    article = Article(
        "article", (Paragraph(text, whole_run(0, text)),), page="a.tif", edition=str(number), title="渡口复航"
    )
    return Document(record, (article,))


def test_pages_are_handed_on_as_soon_as_none_waits_for_another() -> None:
    read: list[int] = []

    def pages() -> Iterator[Document]:
        texts = (
            "头版。",
            "渡船昨天（下转第三版）",
            "（上接第二版）开了。",
            "四版。（下转第九版）",
            "五版。",
            "六版。",
        )
        for number, text in enumerate(texts, 1):
            read.append(number)
            yield _page(number, text)

    seen = [
        (len(read), article.paragraphs[0].text)
        for document in joined_as_read(pages(), most=2)
        for article in document.articles
    ]
    assert seen == [
        (1, "头版。"),
        (3, "渡船昨天开了。"),
        (5, "四版。（下转第九版）"),
        (5, "五版。"),
        (6, "六版。"),
    ]


def test_a_sheet_on_its_side_tells_places_as_the_page_lies() -> None:
    sheet = Sheet(2, 400, 300, (), scale=0.5, turned=True)  # a page 300 wide and 400 high
    # ten from the top and 290 from the left, 80 high and 10 wide
    assert sheet.place(Box(10, 0, 90, 10)) == (2, 145.0, 5.0, 150.0, 45.0)
