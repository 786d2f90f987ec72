"""A program that is the bot with everything around it, but a scripted assistant; for tests and benchmarks.

Usage: python -m tests.bot.telegram.scripted_bot URL [zh|en] [--quiet] [--think SECONDS] [--state DIR] [OPTION…]

Further options are those of ``baozhi telegram``. It answers everybody, unless ``--allow`` is among them.
"""

import argparse
import logging
import sys
import time
from pathlib import Path
from typing import Any

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.dialogue.state import ConversationState
from bot.telegram import TelegramBotError
from bot.telegram.queue.indexer import SubprocessIndexer
from bot.terminal.commands.telegramming import serve, settings_from, webhook_from
from bot.terminal.parser import build_parser
from bot.words.language import Language
from retriever import ArticleReference, Citation, Hit

_LONGEST = 200  # code points of a question that its answer repeats


def citation_of(question: str) -> Citation:
    """The one paragraph there is about every question: it repeats it."""
    quote = f"关于“{question[:_LONGEST]}”，记者得知：一切正常。"
    return Citation(ArticleReference("a1", "问与答", "记者 张三", date="2023", page="第3版"), 2, quote)


class Archive:
    """An archive that holds something about everything."""

    folder = Path("/nonexistent")

    def search(self, question: str, k: int = 5) -> list[Hit]:
        citation = citation_of(question)
        return [Hit(0.9, citation.quote, citation)]

    def article(self, reference: ArticleReference) -> None:
        return None

    def catalogue(self) -> list[Any]:
        return []


class Echo:
    """An assistant whose answer to a question repeats it; slow over one, and failing over another."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.archive = Archive()

    def conversation(
        self,
        state: ConversationState | None = None,
        language: Language = "zh",
        caution: Caution | None = None,
    ) -> "Echoing":
        return Echoing(state or ConversationState(), self._seconds)


class Echoing:
    def __init__(self, state: ConversationState, seconds: float) -> None:
        self.state = state
        self._seconds = seconds

    def ask(self, question: str) -> Answer:
        if question == "慢":
            time.sleep(60)
        if question == "虫":
            raise ZeroDivisionError("a bug")
        time.sleep(self._seconds)
        self.state.topic = question
        citation = citation_of(question)
        start = citation.quote.index("一切")
        found = Citation(citation.article, citation.paragraph, citation.quote, (start, start + 4))
        return Answer(question, "一切正常", 0.9, citations=(found,))

    raw = ask

    def more(self) -> Answer:
        return self.ask(self.state.topic or "更多")

    sources = more

    def open(self, number: int = 1) -> Answer:
        return self.more()

    def clear(self) -> Answer:
        self.state = ConversationState()
        return Answer("", None, 0.0, kind="talk", reply="好")


def main() -> int:
    own = argparse.ArgumentParser()
    own.add_argument("url")
    own.add_argument("language", nargs="?", choices=("zh", "en"), default="zh")
    own.add_argument("--quiet", action="store_true")
    own.add_argument("--think", type=float, default=0.0)
    own.add_argument("--state", type=Path)
    known, rest = own.parse_known_args()
    access = [] if "--allow" in rest else ["--open"]
    args = build_parser().parse_args(
        ["telegram", "--api-url", known.url, "--lang", known.language, *access, *rest]
    )
    logging.basicConfig(level=logging.WARNING if known.quiet else logging.DEBUG, stream=sys.stderr)
    try:
        settings = settings_from(args, known.state)
        indexer = SubprocessIndexer(
            Archive.folder, (sys.executable, "-m", "tests.bot.telegram.scripted_indexer"), 5.0, 5.0
        )
        serve(Echo(known.think), settings, args, webhook_from(args), indexer)
    except TelegramBotError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
