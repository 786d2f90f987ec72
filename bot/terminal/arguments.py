"""Types and errors of command-line arguments. An error takes one line."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn

from bot.terminal.visible import visible
from corpus.lazy import lazy_pattern

_SAID: Final = tuple(
    (lazy_pattern(pattern), said)
    for pattern, said in (
        (r"unrecognized arguments: (.+)", "不认识 {}；以 - 开头的问题请写在 -- 之后"),
        (r"the following arguments are required: (.+)", "缺少 {}"),
        (r"argument (.+?): expected .*argument.*", "{} 后面缺少值"),
        (r"argument (.+?): invalid choice: (.+?) \(choose from .+\)", "{} 不能是 {}"),
        (r"argument (.+?): ignored explicit argument .+", "{} 不带值"),
        (r"argument (.+?): not allowed with argument (.+)", "{} 和 {} 不能一起用"),
        (r"ambiguous option: (.+?) could match (.+)", "{} 不完整，可能是 {}"),
    )
)
"""What argparse finds wrong, and the same in Chinese."""
_OURS: Final = lazy_pattern(r"argument (.+?): (.*[\u4e00-\u9fff].* \(.+\))")
"""What a type of this module finds wrong: said in both languages already."""


class Parser(argparse.ArgumentParser):
    """A parser that reports an error in one line, in Chinese first, and points to the help."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with status 2."""
        said = _said(" ".join(message.split()))
        self.exit(2, visible(f"baozhi: {said}；用法 (usage): {self.prog} --help\n"))


def _said(message: str) -> str:
    for pattern, said in _SAID:
        if found := pattern.fullmatch(message):
            return f"{said.format(*found.groups())} ({message})"
    if found := _OURS.fullmatch(message):
        return f"{found[1]}: {found[2]}"
    return f"参数不对 ({message})"


def number(low: int, high: int) -> Callable[[str], int]:
    """Return the type of a whole number from ``low`` to ``high``."""

    def parse(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(
                f"{text!r} 应是 {low} 到 {high} 的整数 (a whole number from {low} to {high})"
            )
        return value

    return parse


def setting(text: str) -> tuple[str, str]:
    """Return the name and the value of NAME=VALUE."""
    name, sign, value = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(
            f"{text}: 应写成 名=值，如 newspaper=云岭日报 (write NAME=VALUE; put files and folders before --set)"
        )
    return name.strip(), value


def given(text: str) -> str:
    """Return the text of a path. An empty text is refused, since it would mean the current folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            "是空的，是不是变量没有赋值？ (empty; perhaps from a variable that is not set)"
        )
    return text


def given_path(text: str) -> Path:
    """Return a path; see ``given``."""
    return Path(given(text)).expanduser()
