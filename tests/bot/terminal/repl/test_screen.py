"""What is printed: whole and bare lines in a pipe, a clean end where nobody reads."""

import io
import threading
import unicodedata
from concurrent.futures import Future

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.repl import Repl, Screen, Session
from bot.terminal.repl.background import in_background
from bot.terminal.repl.session import ChatSettings
from bot.terminal.style import Line, may_use_codes
from tests.bot.terminal.repl.scripted import QUOTE, scripted
from tests.bot.terminal.test_visible import TEXTS


def chat(
    monkeypatch: pytest.MonkeyPatch, *typed: str, file: io.TextIOBase | None = None, **settings: object
) -> str:
    """Return what a piped conversation prints."""
    shown = file or io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(typed)))
    Repl(Session(scripted, settings=ChatSettings(**settings)), Screen(shown)).run()
    return shown.getvalue() if isinstance(shown, io.StringIO) else ""


def test_piped_lines_are_answered_one_by_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = chat(monkeypatch, "投入多少", "", "？！", "公路呢", "/quit", "谁受益")
    assert shown.split("\n") == [
        "3730万元",
        "有把握",
        f"  {QUOTE}",
        "  [1] 《清河县修路三十公里》 记者 何雨 · 2023 · 1版.txt · 第2段",
        "另见：",
        "  [2] 《苹果🍎合作社分红》 2版.txt · 第1段",
        "",
        "",
        "30公里",
        "较有把握 · 按“清河县新修公路多少”理解",
        f"  {QUOTE}",
        "  [1] 《清河县修路三十公里》 记者 何雨 · 2023 · 1版.txt · 第2段",
        "",
        "",
    ]
    assert capsys.readouterr().err == "问题里没有文字\n"


@pytest.mark.parametrize("word", ["退出", "Quit", "exit"])
def test_a_word_for_leaving_leaves(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert "较有把握" not in chat(monkeypatch, "投入多少", word, "公路呢")


def test_each_answer_is_there_before_the_next_question_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()

    class Lines(io.StringIO):
        def __iter__(self):
            yield "投入多少\n"
            assert "3730万元" in shown.getvalue()
            yield "公路呢\n"

    monkeypatch.setattr("sys.stdin", Lines())
    Repl(Session(scripted), Screen(shown)).run()
    assert "30公里" in shown.getvalue()


def test_english_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = chat(monkeypatch, "公路呢", "几岁", "/open", language="en")
    assert "fairly confident · understood as “清河县新修公路多少”" in shown
    assert "The pages hold no answer.\nThe nearest passages:" in shown
    assert "usage: /open N" in shown


def test_escapes_in_a_question_and_in_a_text_never_reach_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = chat(monkeypatch, "坏", "\x1b[31m/fly\x1b[0m", "\x1b]0;x\x07回声")
    assert not [glyph for glyph in shown if unicodedata.category(glyph) == "Cc" and glyph != "\n"]
    assert "公路␛[31m30�2J公里␍␇" in shown
    assert "没有 /fly 这个命令" in shown
    assert "\n回声\n" in shown


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_any_line_is_printed_without_codes(parts: list[str], lead: str) -> None:
    shown = io.StringIO()
    Screen(shown).show([Line(tuple((part, "mark") for part in parts), lead)])
    text = shown.getvalue()
    assert not [glyph for glyph in text if unicodedata.category(glyph) == "Cc" and glyph not in "\n\t"]


class Terminal(io.StringIO):
    """A file that says it is a terminal, of the usual width."""

    def isatty(self) -> bool:
        return True


@given(st.lists(TEXTS, max_size=4), TEXTS)
def test_on_a_terminal_only_our_own_codes_are_printed(parts: list[str], lead: str) -> None:
    shown = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm")
        Screen(shown).show([Line(tuple((part, "mark") for part in parts), lead)])
    text = shown.getvalue().replace("\x1b[1;4m", "").replace("\x1b[0m", "")
    assert not [glyph for glyph in text if unicodedata.category(glyph) == "Cc" and glyph != "\n"]


def test_a_spinner_shows_only_for_what_is_not_done_in_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown, done, late = Terminal(), Future[int](), Future[int]()
    done.set_result(1)
    assert Screen(shown).wait_for(done, "查找中") == 1
    assert shown.getvalue() == ""
    timer = threading.Timer(0.6, late.set_result, [2])
    timer.start()
    assert Screen(shown).wait_for(late, "查找中") == 2
    timer.join()
    assert "查找中" in shown.getvalue()
    assert shown.getvalue().endswith("\x1b[2K")  # the line is empty again
    piped = io.StringIO()
    assert Screen(piped).wait_for(in_background(lambda: 3), "查找中") == 3
    assert piped.getvalue() == ""


def test_an_error_in_the_background_reaches_who_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        Screen(io.StringIO()).wait_for(in_background(lambda: 1 // 0), "查找中")


@pytest.mark.parametrize(
    ("variables", "codes"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_no_color_and_dumb_terminals_get_no_codes(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], codes: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert may_use_codes(Terminal()) is codes
    assert not may_use_codes(io.StringIO())
    shown = Terminal()
    chat(monkeypatch, "投入多少", file=shown)
    assert ("\x1b" in shown.getvalue()) is codes


def test_an_encoding_without_chinese_shows_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    file = io.TextIOWrapper(written, "ascii", errors="backslashreplace")
    chat(monkeypatch, "投入多少", file=file)
    assert written.getvalue().startswith(b"3730\\u4e07\\u5143\n")


def test_a_broken_pipe_is_left_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        chat(monkeypatch, "投入多少", file=Gone())
