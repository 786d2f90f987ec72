"""Pages whose lines were cut at a fixed length: figures and words come out whole, whatever the length."""

import unicodedata

import pytest

from corpus.layout import reconstruct
from corpus.layout.blocks import read_blocks
from corpus.layout.seams import breaks_word, needs_space
from corpus.model import Page

OPENING = (
    "本报讯（记者 白露）北塘县冷库昨日投用，"
    "库容2.35万吨，总投资3,416.8万元，比原计划节省7.5%，用电户号055521340。"
)
SECOND = "冷库主任丁卯说，制冷机组由Frostline公司提供，能耗比旧机组低18.4%，一年可省电126500度，全县96个合作社受益。"
TRADITIONAL = (
    "（本報記者丁卯北塘縣3日電）"
    "北塘縣冷庫昨天投用，庫容2.35萬噸，總投資3,416.8萬元，比原計畫節省7.5%，全縣96個合作社受益。"
)
OTHER = (
    "（本報記者白露北塘縣4日電）"
    "北塘縣果品批發價昨天上漲，每公斤11.62元，比上週高0.9元，成交量為10350公斤，創下今年新高。"
)


def cut(text: str, length: int) -> str:
    """Return a paragraph with its indent, cut every ``length`` characters."""
    text = f"　　{text}"
    return "\n".join(text[at : at + length] for at in range(0, len(text), length))


def cut_columns(text: str, length: int) -> str:
    """Return a paragraph with its indent, cut where a terminal of ``length`` wide characters would."""
    lines, size = [""], 0
    for char in f"　　{text}":
        need = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if size + need > 2 * length:
            lines, size = [*lines, ""], 0
        lines[-1] += char
        size += need
    return "\n".join(lines)


@pytest.mark.parametrize("length", range(12, 30))
@pytest.mark.parametrize("wrap", [cut, cut_columns])
def test_a_cut_through_figures_and_words_leaves_no_trace(wrap: object, length: int) -> None:
    assert callable(wrap)
    text = f"北塘冷库投用\n\n{wrap(OPENING, length)}\n{wrap(SECOND, length)}\n"
    (article,) = reconstruct(Page("p", text))
    assert article.title == "北塘冷库投用"
    assert [paragraph.text for paragraph in article.paragraphs] == [OPENING, SECOND]


@pytest.mark.parametrize("length", range(14, 26, 2))
def test_two_traditional_articles_are_kept_apart(length: int) -> None:
    text = (
        f"中華民國一一一年五月四日　星期三　　B2　地方\n\n北塘冷庫投用\n\n{cut(TRADITIONAL, length)}\n\n"
        f"果品批發價上漲\n\n{cut(OTHER, length)}\n\n責任編輯／白露　　美術編輯／丁卯\n"
    )
    first, second = (a for a in reconstruct(Page("p", text)) if a.kind == "article")
    assert (first.title, [p.text for p in first.paragraphs]) == ("北塘冷庫投用", [TRADITIONAL])
    assert (second.title, [p.text for p in second.paragraphs]) == ("果品批發價上漲", [OTHER])
    assert (first.byline, first.dateline) == ("本報記者丁卯", "北塘縣3日電")


@pytest.mark.parametrize("length", range(12, 30))
def test_the_space_between_reporter_and_name_survives_any_cut(length: int) -> None:
    (block,) = read_blocks(cut(f"本报北塘5月3日电（记者 白露 通讯员 丁卯）{SECOND}", length) + "\n")
    assert block.text == f"本报北塘5月3日电（记者 白露 通讯员 丁卯）{SECOND}"


def test_a_brief_without_a_name_opens_an_article_too() -> None:
    brief = cut("【本报讯】北塘县果品批发价昨天上涨，每公斤11.62元，比上周高0.9元，创下今年新高。", 15)
    text = f"北塘冷库投用\n\n{cut(SECOND, 15)}\n\n果品批发价上涨\n\n{brief}\n"
    assert [article.title for article in reconstruct(Page("p", text))] == ["北塘冷库投用", "果品批发价上涨"]


def test_a_lost_space_between_two_words_of_a_cut_page_is_put_back() -> None:
    text = (
        "　　冷库的机组型号为Cold\nStar，三十二台全部到货安装\n完毕。调试由厂家的工程师负\n"
        "责，下个月中旬正式投入使用\n，到时全县都能用上。"
    )
    (block,) = read_blocks(text)
    assert "Cold Star" in block.text  # the first line is one short: its space stood at the end


def test_an_indent_alone_opens_a_paragraph_where_indents_are_used() -> None:
    text = (
        "　　县里的冷库昨日投用，全年可\n存果品两万吨，这是近十年来最\n大的一项。如今人们又说起，这\n"
        "图为：冷库，由两座楼组成，今后\n还要扩建。\n　　第二段在这里，说的是另外一\n件事情。"
    )
    assert [block.text[:4] for block in read_blocks(text)] == ["县里的冷", "第二段在"]


@pytest.mark.parametrize(
    ("left", "right", "space"),
    [
        ("共有101", "9.43亿元", False),
        ("增长5", ".8%", False),
        ("奖金1,", "250万元", False),
        ("由Smith", "Brown主持", True),
        ("作者Smith,", "Brown主持", True),
        ("使用5", "G网络", False),
        ("买了A", "380客机", False),
        ("he paid in 2021", "2300 dollars for it", True),
        ("公司", "Apple", False),
        ("见www", ".example.com", False),
        ("航班CZ-", "3102", False),
    ],
)
def test_a_line_end_is_a_space_between_two_words_alone(left: str, right: str, space: bool) -> None:
    assert needs_space(left, right) is space


def test_a_hyphen_that_the_line_end_brought_goes() -> None:
    assert breaks_word("a centre of inter-", "national trade", "")
    assert not breaks_word("a state-", "owned firm", "the state-owned firm")
    assert not breaks_word("by COVID-", "19", "")
    assert not breaks_word("of Rolls-", "Royce", "")
    line = (
        "the harbour is a centre of inter-\nnational trade for all of the\nnorthern coast and the islands.\n"
    )
    (block,) = read_blocks(line * 2)
    assert "a centre of international trade" in block.text
