"""The conversation at a real pseudo-terminal, with an assistant that answers from a script."""

import shlex
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.terminal import CTRL_C, CTRL_D, ENTER, TAB, UP, Terminal

Open = Callable[..., Terminal]

SCRIPTED = [sys.executable, "-m", "tests.bot.terminal.repl.scripted"]
ANSWERED = """报知：2 篇文章，0 幅图片说明。直接提问，
/help 看用法，Ctrl-D 退出。
问> 谁受益
12个村、5600名村民
不太确定
  1. 12个村
  2. 5600名村民
  清河县今年投入资金3730万元，新修公路
  30公里，沿线12个村、5600名村民受益🎉。
  [1] 《清河县修路三十公里》 记者 何雨 ·
      2023 · 1版.txt · 第2段
另有说法：
  214户 —— 《苹果🍎合作社分红》
  2版.txt · 第1段
问> 几岁
报上没有找到答案。
最接近的段落：
1. 白石乡苹果合作社有社员214户，今年分红
   86.5万元。
   —— 《苹果🍎合作社分红》 2版.txt ·
      第1段
问>"""


@pytest.fixture
def open_chat(tmp_path: Path) -> Iterator[Open]:
    """Start chats that keep their history in the test's folder."""
    opened: list[Terminal] = []

    def start(language: str = "zh", *more: str, **options: object) -> Terminal:
        command = [*SCRIPTED, str(tmp_path / "state"), language, *more]
        opened.append(Terminal(command, PROJECT, **options))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


def test_a_screen_of_40_columns_is_what_a_person_should_see(open_chat: Open) -> None:
    terminal = open_chat(columns=40, rows=30)
    terminal.prompted()
    terminal.type(f"谁受益{ENTER}")
    terminal.prompted()
    terminal.type(f"几岁{ENTER}")
    assert terminal.prompted() == ANSWERED
    assert terminal.looks("12个村、5600名村民", bold=True, underscore=False)  # the answer, first
    assert terminal.looks("受益🎉", bold=False, underscore=False)
    assert "沿线\x1b[1;4m12个村、5600名村民\x1b[0m受益" in terminal.raw.decode()  # the span, in its paragraph


def test_typing_history_paste_and_both_ways_to_stop(open_chat: Open) -> None:
    terminal = open_chat()
    terminal.prompted()
    terminal.type(f"公路泥\x7f呢{ENTER}")
    assert "较有把握 · 按“清河县新修公路多少”理解" in terminal.prompted()
    terminal.type(f"写了一半{CTRL_C}")
    assert terminal.prompted().endswith("问> 写了一半\n（已停止）\n问>")
    terminal.type(UP)
    terminal.until(lambda screen: screen.endswith("\n问> 公路呢"))
    terminal.type(CTRL_C)
    terminal.prompted()
    terminal.paste("第一行\n第二行\n  第三行")
    terminal.until("问> 第一行第二行第三行")
    terminal.type(ENTER)
    terminal.until("\n第一行第二行第三行\n")
    terminal.prompted()
    terminal.type(f"慢{ENTER}")
    terminal.until("查找中")
    terminal.type(CTRL_C)
    terminal.until(lambda screen: screen.endswith("问> 慢\n（已停止）\n问>"))
    terminal.type(f"几次{ENTER}")
    assert "\n3次\n" in terminal.prompted()  # 公路呢, the paste and this one: what was stopped never was
    terminal.type(f"投入多少{ENTER}")
    terminal.until("3730万元")
    terminal.prompted()
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert terminal.lines[-1] == "再见。"

    again = open_chat()
    again.prompted()
    again.type(UP)
    again.until("问> 投入多少")
    again.type(UP + UP)
    again.until("问> 慢")
    again.type(f"{CTRL_C}/quit{ENTER}")
    assert again.end() == 0


def test_completion_resize_and_a_spinner_for_what_takes_long(open_chat: Open) -> None:
    terminal = open_chat(columns=100)
    terminal.prompted()
    terminal.type(f"清河县修{TAB}")
    terminal.until("问> 清河县修路三十公里")
    terminal.type(f"{ENTER}")
    terminal.prompted()
    terminal.type("/se")
    assert "看或改" in terminal.until("/settings")
    terminal.type(f"{TAB} sources 1{ENTER}")
    terminal.until("来源数 sources = 1")
    terminal.prompted()
    terminal.type(f"慢一点{ENTER}")
    screen = terminal.prompted()
    assert "问> 慢一点\n慢一点\n有把握" in screen
    assert "查找中".encode() in terminal.raw
    assert "查找中" not in screen  # the spinner leaves nothing behind
    terminal.resize(24, 44)
    terminal.type(f"投入多少{ENTER}")
    terminal.until("第2段")
    assert (
        "  清河县今年投入资金3730万元，新修公路30公\n  里，沿线12个村、5600名村民受益🎉。\n"
        in terminal.prompted()
    )
    assert terminal.looks("3730万元", bold=True)


def test_a_slow_line_carries_little_more_than_what_is_seen(open_chat: Open) -> None:
    terminal = open_chat()
    shown = len(terminal.prompted().encode())
    terminal.type("公路呢")
    terminal.until("问> 公路呢")
    assert len(terminal.raw) < shown + 600  # no menu, no question where the cursor is
    assert b"\x1b[6n" not in terminal.raw
    before = len(terminal.raw)
    terminal.type(ENTER)
    shown = len(terminal.prompted().encode()) - shown
    assert len(terminal.raw) - before < shown + 600


def test_control_characters_are_shown_and_english_is_spoken(open_chat: Open) -> None:
    terminal = open_chat("en")
    terminal.prompted("ask>")
    terminal.type(f"坏{ENTER}")
    assert "公路␛[31m30�2J公里␍␇\nconfident" in terminal.prompted("ask>")
    assert b"\x1b[31m" not in terminal.raw
    assert b"\x07" not in terminal.raw
    terminal.type(f"！！{ENTER}")
    assert "问题里没有文字" in terminal.prompted("ask>")
    terminal.type(f"/index none{ENTER}")
    assert "no index here" in terminal.prompted("ask>")


@pytest.mark.parametrize(
    ("variables", "forbidden"),
    [
        ({"TERM": "dumb"}, b"\x1b"),
        ({"NO_COLOR": "1"}, b"\x1b[1m"),
        ({"PYTHONIOENCODING": "ascii"}, b"Traceback"),
    ],
)
def test_lesser_terminals(open_chat: Open, variables: dict[str, str], forbidden: bytes) -> None:
    terminal = open_chat("en", **variables)
    terminal.prompted("ask>")
    terminal.type(f"投入多少{ENTER}")
    terminal.prompted("ask>")
    answer = "\\u4e07\\u5143" if "PYTHONIOENCODING" in variables else "万元"
    assert f"\n3730{answer}\nconfident\n" in terminal.screen
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert forbidden not in terminal.raw
    assert b"Traceback" not in terminal.raw


def test_a_refusal_fits_a_screen_of_24_lines(open_chat: Open) -> None:
    terminal = open_chat()
    terminal.prompted()
    terminal.type(f"火星{ENTER}")
    screen = terminal.prompted()
    assert "问> 火星\n报上没有找到答案。\n" in screen  # nothing has left at the top
    assert screen.count("全镇干部群众") >= 3
    assert "空格键" not in screen


def test_a_long_article_goes_through_a_pager(open_chat: Open) -> None:
    terminal = open_chat(rows=24, PAGER="")
    terminal.prompted()
    terminal.type(f"/open 9{ENTER}")
    screen = terminal.until("空格键继续")
    assert "《六十件事》" in screen
    assert "第22件事" in screen
    assert "第23件事" not in screen
    terminal.type(" ")
    screen = terminal.until("第45件事")
    assert "第46件事" not in screen
    terminal.type("q")
    screen = terminal.until(lambda shown: shown.endswith("\n问>"))
    assert "空格键继续" not in screen
    assert "第46件事" not in screen
    terminal.type(f"/open 9{ENTER}")
    terminal.until("第22件事")
    terminal.type(CTRL_C)
    terminal.until(lambda shown: shown.endswith("（已停止）\n问>"))
    terminal.type(f"公路呢{ENTER}")  # lines are edited as before
    assert "30公里" in terminal.prompted()


def test_pager_names_another_program(open_chat: Open, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text('#!/bin/sh\nsed "s/^/> /" "$@"\n', encoding="utf-8")
    pager.chmod(0o755)
    terminal = open_chat(PAGER=f"{pager} -u")
    terminal.prompted()
    terminal.type(f"/open 9{ENTER}")
    assert ">   第60件事已经办完。" in terminal.prompted()
    other = open_chat(PAGER="no-such-pager")
    other.prompted()
    other.type(f"/open 9{ENTER}")
    other.until("空格键继续")


def test_ctrl_z_suspends_and_fg_goes_on(open_chat: Open, tmp_path: Path) -> None:
    shell = Terminal(["bash", "--norc", "--noprofile", "-i"], PROJECT, PS1="shell$ ")
    try:
        shell.until("shell$")
        shell.type(f"{shlex.join([*SCRIPTED, str(tmp_path / 'state'), 'zh'])}{ENTER}")
        shell.until(lambda screen: screen.endswith("\n问>"))
        shell.type("公路\x1a")
        shell.until(lambda screen: screen.endswith("shell$"))
        assert "Stopped" in shell.screen
        shell.type(f"fg{ENTER}")
        shell.until(lambda screen: screen.endswith("问> 公路"))
        shell.type(f"呢{ENTER}")
        assert "30公里" in shell.prompted()
    finally:
        shell.close()


@pytest.mark.parametrize(("language", "said"), [("zh", "试试："), ("en", "Try: ")])
def test_the_bundled_archive_greets_in_three_lines(open_chat: Open, language: str, said: str) -> None:
    terminal = open_chat(language, "bundled")
    greeting = terminal.until(lambda screen: screen.endswith(">")).split("\n")[:-1]
    assert len(greeting) == 3
    assert greeting[1].startswith(said)
    assert "baozhi index" in greeting[2]
