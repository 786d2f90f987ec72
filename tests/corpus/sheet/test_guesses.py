"""Doubtful characters of printed lines keep their places in the paragraphs that they become."""

from corpus.layout import outline
from corpus.masthead import Masthead
from corpus.model import Guess
from corpus.records import article_json
from corpus.sheet import Box, PrintedLine, Sheet, reconstruct_sheet

FIRST, SECOND = "石桥镇的渡口昨天恢复通航，每天往", "返二十四班，乡亲过河不用再等半天。"


def line(
    text: str, y: float, *, size: float = 10.0, x: float = 20.0, guesses: tuple[Guess, ...] = ()
) -> PrintedLine:
    box = Box(x, y, x + size * len(text), y + size)
    return PrintedLine(text, box, size, confidence=0.9, guesses=guesses)


def test_doubts_and_boxes_lead_from_lines_into_paragraphs() -> None:
    title = line("渡口复航", 20, size=20, guesses=(Guess(1, "囗", 0.6),))
    second = line(SECOND, 65, guesses=(Guess(6, "多", 0.5), Guess(len(SECOND) - 2, "夭", 0.7)))
    sheet = Sheet(1, 300, 400, (title, line(FIRST, 50), second), scale=2.0)
    (article,) = reconstruct_sheet(sheet, "a.png", "a.png", Masthead()).articles
    (paragraph,) = article.paragraphs
    assert paragraph.text == FIRST + SECOND
    assert [(paragraph.text[guess.at], guess.second) for guess in paragraph.guesses] == [
        ("乡", "多"),
        ("天", "夭"),
    ]
    assert "乡" in outline([article], "zh").partition("没有认准")[2]
    assert article_json(article)["paragraphs"][0]["guesses"][0] == {
        "at": 22,
        "second": "多",
        "confidence": 0.5,
    }
    assert article.head[0].guesses == (Guess(1, "囗", 0.6),)
    assert article.head[0].boxes[0][1:] == (40, 40, 200, 80)
