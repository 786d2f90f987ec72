"""Bylines of recognised pages, whose fonts nobody knows, and upright headlines with a space."""

import pytest

from corpus.masthead import Masthead
from corpus.model import Article, Guess
from corpus.sheet import Box, PrintedLine, Sheet, reconstruct_sheet
from corpus.sheet.signing import without_byline
from corpus.sheet.stacks import stacks_of

TEXT = (
    "石桥镇的渡口昨天恢复通航，每天往返二十四班，乡亲过河不用再等半天。渡船是新造的，能坐六十人，"
    "也能载两辆货车，两岸的码头都铺了石板。"
)
WIDE = 200.0


def line(text: str, x: float, y: float, *, size: float = 10.0, upright: bool = False) -> PrintedLine:
    long = size * len(text)
    box = Box(x, y, x + size, y + long) if upright else Box(x, y, x + long, y + size)
    return PrintedLine(text, box, size, vertical=upright, confidence=0.9)


def middle(text: str, y: float, *, size: float = 10.0) -> PrintedLine:
    return line(text, 20 + (WIDE - size * len(text)) / 2, y, size=size)


def body(y: float, *, x: float = 20.0, chars: int = 20) -> list[PrintedLine]:
    """Set the text as a paragraph."""
    rows = ["　　" + TEXT[: chars - 2]] + [TEXT[at : at + chars] for at in range(chars - 2, len(TEXT), chars)]
    lines = [line(row, x, y + 14 * n) for n, row in enumerate(rows)]
    first = line(rows[0].strip(), x + 20, y)
    return [first, *lines[1:]]


def read(*lines: PrintedLine) -> list[Article]:
    sheet = Sheet(1, 300, 600, lines)
    return list(reconstruct_sheet(sheet, "a.png", "a.png", Masthead()).articles)


@pytest.mark.parametrize(
    "byline", ["本报记者何雨", "何雨　沈小满", "央宗艾山", "本报见习记者沈小满乌兰巴桑何雨旺堆"]
)
def test_a_line_over_its_column_with_more_room_under_it_signs(byline: str) -> None:
    (article,) = read(middle("渡口复航", 20, size=24), middle(byline, 52), *body(72))
    assert (article.title, article.byline) == ("渡口复航", byline)
    assert [paragraph.text for paragraph in article.paragraphs] == [TEXT]


def test_a_subtitle_over_a_byline_goes_with_it() -> None:
    head = [middle("渡口复航", 20, size=24), middle("新船载客六十", 52), middle("本报记者何雨", 68)]
    (article,) = read(*head, *body(90))
    assert (article.title, article.subtitle, article.byline) == ("渡口复航", "新船载客六十", "本报记者何雨")
    assert [paragraph.text for paragraph in article.paragraphs] == [TEXT]


def test_a_byline_at_the_left_under_its_headline_signs() -> None:
    (article,) = read(middle("渡口复航", 20, size=30), line("本报记者何雨", 60, 58), *body(88))
    assert article.byline == "本报记者何雨"


@pytest.mark.parametrize(
    ("heading", "parted"), [("码头新貌", False), ("何雨", False), ("本报记者何雨", True)]
)
def test_names_alone_as_close_to_their_text_as_other_lines_are_part_nothing(
    heading: str, parted: bool
) -> None:
    (stack,) = stacks_of([middle(heading, 58), *body(72)], (), ())
    assert len(without_byline(stack)) == 1 + parted


def test_phrases_of_an_upright_headline_are_one_title() -> None:
    second = line("乡亲不等", 20, 20 + 4 * 24 + 26, size=24, upright=True)
    second = PrintedLine(
        second.text, second.box, 24, vertical=True, confidence=0.8, guesses=(Guess(1, "来", 0.5, 0.3),)
    )
    (article,) = read(line("渡口复航", 20, 20, size=24, upright=True), second, *body(20, x=60))
    assert article.title == "渡口复航　乡亲不等"
    assert [article.title[guess.at] for guess in article.head[0].guesses] == ["亲"]


def test_upright_headlines_with_more_room_between_are_two() -> None:
    lower = line("乡亲不等", 20, 20 + 4 * 24 + 60, size=24, upright=True)
    found = read(line("渡口复航", 20, 20, size=24, upright=True), lower, *body(20, x=60), *body(186, x=60))
    assert all("　" not in (article.title or "") for article in found)
