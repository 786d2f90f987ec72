"""The end of a command that answers in threads."""

import logging
import os
import sys
from typing import Final

from bot.workers import workers_ended

_THREADS_SECONDS: Final = 0.3


def leave() -> None:
    """End the program at once where a question is still being answered.

    Its thread is in a library of C++, which the interpreter's orderly end would tear down under it.
    """
    if not workers_ended(_THREADS_SECONDS):
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
