"""Options that several commands have."""

import argparse

from bot.terminal.arguments import Parser, given
from bot.words.filters import FILTER_WORDS

_DAY = "YYYY[-MM[-DD]]"
_METAVARS = {"since": _DAY, "until": _DAY, "edition": "N", "title": "TEXT", "genre": "GENRE"}


def add_format(command: argparse.ArgumentParser, default: str | None = None) -> None:
    """Let a command write a table."""
    command.add_argument(
        "--format",
        choices=("csv", "jsonl", "markdown"),
        default=default,
        help="写成表格：CSV、一行一个 JSON、Markdown (as a table)",
    )


def caution_options() -> Parser:
    """Return how sure an answer must be."""
    options = Parser(add_help=False)
    levels = options.add_mutually_exclusive_group()
    levels.add_argument(
        "--strict",
        dest="caution",
        action="store_const",
        const="strict",
        default="usual",
        help="严格：答错的约少一半，拒答更多 (about half the wrong answers, more refusals)",
    )
    levels.add_argument(
        "--loose",
        dest="caution",
        action="store_const",
        const="loose",
        help="宽松：拿不准的也回答，出错更多 (unsure answers too: fewer refusals, more of them wrong)",
    )
    return options


def filter_options() -> Parser:
    """Return which articles are looked at."""
    options = Parser(add_help=False)
    group = options.add_argument_group("只看这些文章 (which articles)")
    for name, text in FILTER_WORDS.items():
        group.add_argument(f"--{name}", type=given, metavar=_METAVARS.get(name, "NAME"), help=text)
    return options


def model_options() -> Parser:
    """Return which language model words the answers."""
    options = Parser(add_help=False)
    options.add_argument(
        "--llm",
        type=given,
        metavar="URL",
        help="让语言模型改写回答，逐句核对；OpenAI 式接口的地址，默认不用 "
        "(have a language model word the answers, each sentence checked: http://HOST:PORT/v1; off by default)",
    )
    options.add_argument("--llm-model", type=given, metavar="NAME", help="模型名 (its name there)")
    return options
