"""A conversation as Markdown: footnotes that prove it, and no file lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.markdown import escaped
from bot.terminal.repl.export import markdown
from bot.terminal.repl.session import Session
from bot.words.texts import texts_in
from tests.bot.terminal.repl.conftest import Typed
from tests.bot.terminal.repl.scripted import ANSWERS

ROAD = "《清河县修路三十公里》 记者 何雨 · 2023 · 1版.txt · 第2段"
EXPECTED = f"""# 对话

## 投入多少

**3730万元**[^1]

另见：[^2]

## 公路呢

*按“清河县新修公路多少”理解*

**30公里**[^3]

## 谁受益

**12个村、5600名村民**[^4]

- 12个村
- 5600名村民

另有说法：

- 214户[^2]

## 几岁

报上没有找到答案。

最接近的段落：[^2]

## 你好

您好！

请提问。

[^1]: {ROAD} — 清河县今年投入资金<mark>3730万元</mark>，新修公路30公里，沿线12个村、5600名村民受益🎉。

[^2]: 《苹果🍎合作社分红》 2版.txt · 第1段 — 白石乡苹果合作社有社员214户，今年分红86.5万元。

[^3]: {ROAD} — 清河县今年投入资金3730万元，新修公路<mark>30公里</mark>，沿线12个村、5600名村民受益🎉。

[^4]: {ROAD} — 清河县今年投入资金3730万元，新修公路30公里，沿线<mark>12个村、5600名村民</mark>受益🎉。
"""


def test_a_conversation_is_written_with_footnotes() -> None:
    turns = [ANSWERS[question] for question in ("投入多少", "公路呢", "谁受益", "几岁", "你好")]
    assert markdown(turns, "对话", texts_in("zh")) == EXPECTED


def test_what_would_be_markup_or_steer_a_terminal_is_shown() -> None:
    text = markdown([ANSWERS["坏"]], "对话", texts_in("zh"))
    assert "\x1b" not in text
    assert "**公路␛\\[31m30�2J公里␍␇**[^1]" in text


@given(st.text())
def test_a_text_is_one_line_that_markdown_shows_as_it_is(text: str) -> None:
    written = escaped(text)
    assert "\n" not in written
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~&$]", re.sub(r"\\[^\\]", "", written))
    assert not re.match(r"[-+=>#]|\d+[.)]", written)


def test_export_writes_once_and_never_over_a_file(session: Session, typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "对话.md"
    assert typed(f"/export {file}") == "还没有问过问题，没有可导出的。"
    session.ask("投入多少")
    assert typed(f"/export {file}") == f"已写入 {file}：1 个问题。"
    written = file.read_text(encoding="utf-8")
    assert "**3730万元**[^1]" in written
    session.ask("公路呢")
    assert typed(f"/export {file}") == f"{file}：文件已存在，没有覆盖，请换个名字。"
    assert file.read_text(encoding="utf-8") == written


@pytest.mark.parametrize("name", ["no-folder/x.md", ".", "a\0b.md", "n" * 300])
def test_a_file_that_cannot_be_written_is_told(
    session: Session, typed: Typed, name: str, tmp_path: Path
) -> None:
    session.ask("投入多少")
    shown = typed(f"/export {tmp_path}/{name}")
    assert "写不了" in shown or "已存在" in shown
    assert "\n" not in shown
