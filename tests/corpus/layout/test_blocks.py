import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.layout.blocks import read_blocks
from corpus.layout.lines import read_lines
from corpus.layout.text import ends_sentence, width
from corpus.layout.words import is_word
from corpus.layout.wrapping import find_measure, is_full
from training.layout.generate import set_lines

PARAGRAPHS = (
    "清晨的山谷里雾气还没有散尽，护林员已经背着干粮出了门。他要走二十公里的山路，天黑以前回来。",
    "“这条路我走了三十年。”他说，“哪里有水，哪里有兽，闭着眼睛都知道。”",
)


def wrap(text: str, mark: str, indent: float = 2.0) -> str:
    """Return a paragraph wrapped to fourteen characters."""
    return mark.join(text[start:end] for start, end in set_lines(text, 14, indent=indent))


WRAPPED = "\n".join("　　" + wrap(text, "\n") for text in PARAGRAPHS)
SPACED = wrap(PARAGRAPHS[0], " ")


def test_width_counts_chinese_and_marks_as_one_and_latin_as_half() -> None:
    assert width("中文,abc12") == 2 + 1 + 2.5
    assert width("“—”") == 3


def test_every_line_keeps_its_offset() -> None:
    text = "\n\n  甲乙\r\n\n丙 \n"
    lines = read_lines(text)
    assert [(line.source, line.text, line.gap) for line in lines] == [(4, "甲乙", 2), (9, "丙", 1)]


def test_indent_of_the_first_line_of_a_page_is_seen() -> None:
    assert read_lines("　　甲")[0].indented
    assert not read_lines("甲")[0].indented


def test_hard_wrapped_paragraphs_are_joined_and_told_apart() -> None:
    blocks = read_blocks(WRAPPED)
    assert [block.text for block in blocks] == list(PARAGRAPHS)
    assert blocks[0].opens is True
    assert blocks[0].full is False


def test_wrapped_paragraphs_without_indent_are_told_apart_by_their_first_lines() -> None:
    blocks = read_blocks(WRAPPED.replace("　", ""))
    assert [block.text for block in blocks] == list(PARAGRAPHS)
    assert [block.opens for block in blocks] == [True, True]


def test_spaces_that_stand_for_line_breaks_go() -> None:
    (block,) = read_blocks(SPACED)
    assert block.text == PARAGRAPHS[0]
    assert block.measure == 14
    assert [line.text for line in block.lines] == SPACED.split()


def test_a_stray_space_within_a_line_is_no_line_break() -> None:
    text = PARAGRAPHS[0] * 3
    (block,) = read_blocks(wrap(text, " ").replace("护林", "护 林", 1))
    assert block.text == text
    assert len(block.lines) == len(wrap(text, " ").split())


def test_a_column_that_starts_within_a_paragraph_is_known_by_its_full_first_line() -> None:
    (block,) = read_blocks(wrap(PARAGRAPHS[0], " ", indent=0.0))
    assert block.opens is False


def test_names_and_halves_of_headlines_keep_their_spaces() -> None:
    text = f"抓住春光 播种希望\n\n本报记者 王小明 李丽\n\n本报某地电（记者 王小明 李丽）{PARAGRAPHS[0]}\n\n{SPACED}"
    blocks = read_blocks(text)
    assert blocks[0].text == "抓住春光 播种希望"
    assert blocks[1].text == "本报记者 王小明 李丽"
    assert blocks[2].text.startswith("本报某地电（记者 王小明 李丽）清晨")


def test_unwrapped_pages_are_left_as_they_are() -> None:
    text = "举办“选标兵 大练兵”活动，参加的有教师二十三名，来自全市。\n\n第二段在这里，说的是别的事。"
    assert [block.text for block in read_blocks(text)] == text.split("\n\n")


def test_latin_words_do_not_grow_together() -> None:
    line = "the quick brown fox jumps over the lazy dog and runs"
    (block,) = read_blocks("\n".join([line] * 5))
    assert block.text == " ".join([line] * 5)


def test_measure_is_the_crowded_edge() -> None:
    assert find_measure([16, 18, 18, 17.5, 18, 17, 18, 5]) == 18
    assert find_measure([10, 40, 25, 33, 12, 50]) is None
    assert find_measure([]) is None


@pytest.mark.parametrize(
    ("line", "following", "full"),
    [(18, "字", True), (17, "字", False), (17, "2023年", True), (16, "字。”", True), (15, "字。”", False)],
)
def test_a_line_is_full_when_the_next_token_would_not_fit(line: float, following: str, full: bool) -> None:
    assert is_full(line, following, 18) is full


def test_sentence_ends() -> None:
    assert ends_sentence("他说：“好。”")
    assert ends_sentence("真的吗?")
    assert not ends_sentence("一是，")
    assert not ends_sentence("共18.")


def test_words_across_a_cut() -> None:
    assert is_word("产业振", "兴需要")
    assert not is_word("发展的", "兴需要")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="中文，。“” \n\u3000a1\t\r\x0b\u2028", max_size=300))
def test_every_character_is_in_one_run(text: str) -> None:
    seen: list[int] = []
    for block in read_blocks(text):
        for run in block.runs:
            assert (
                block.text[run.start : run.start + run.length] == text[run.source : run.source + run.length]
            )
            seen.extend(i for i in range(run.source, run.source + run.length) if not text[i].isspace())
    assert sorted(seen) == [i for i, char in enumerate(text) if not char.isspace()]
