"""A program that is the bot, with a scripted assistant and everything logged; for the tests alone.

Usage: python -m tests.bot.telegram.scripted_bot URL [LANGUAGE]
"""

import logging
import sys
import time

from bot.answer import Answer
from bot.language import Language
from bot.telegram import TelegramBotError, TelegramSettings, run

from .factories import answered


class Slow:
    """Takes its time over one question, and fails over another."""

    def conversation(self) -> "Slow":
        return self

    def ask(self, question: str) -> Answer:
        if question == "慢":
            time.sleep(60)
        if question == "虫":
            raise ZeroDivisionError("a bug")
        return answered(question)


def main() -> int:
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    try:
        language: Language = "en" if sys.argv[2:] == ["en"] else "zh"
        run(Slow(), TelegramSettings.from_environment(api_url=sys.argv[1], open=True, language=language))
    except TelegramBotError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
