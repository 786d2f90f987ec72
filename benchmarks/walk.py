"""Which modules one question and one Telegram update pass through, from a real run of each.

Usage: python -m benchmarks.walk [--index DIR] [--steps]

A module counts where a function of it runs; running its top level once, when it is imported, does not count.
Each run is the second of its process, so that what is made once is left out.
Printed are the modules a package, and with --steps each module in the order in which it is entered first.
"""

import argparse
import asyncio
import contextlib
import io
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from bot import Assistant
from bot.telegram import TelegramSettings, Token, serve
from bot.terminal.cli import main as run_program
from retriever import Retriever
from tests.bot.telegram.factories import ThreadIndexer
from tests.bot.telegram.fake_server import FakeServer

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "retriever", "embeddings", "corpus")
#: Asked before, and asked while looking: alike, so that the second loads nothing new.
WARMING, QUESTION = "秀巴村旅游收益怎么分配", "那曲积分超市资金多少"


class Walk:
    """Notes each module of ours when one of its functions is entered, in all threads started after ``look``.

    Attributes:
        steps: the first function entered, by module, in order.
        open: whether anything is noted now.
    """

    def __init__(self) -> None:
        self.steps: dict[str, str] = {}
        self.open = False
        self._names: dict[str, str | None] = {}

    @contextlib.contextmanager
    def look(self) -> Iterator[None]:
        """Watch this thread and those that it starts."""
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)

    @contextlib.contextmanager
    def noting(self) -> Iterator[None]:
        """Note what is entered meanwhile."""
        self.open = True
        try:
            yield
        finally:
            self.open = False

    def counts(self) -> Counter[str]:
        """Return how many modules there are of each package, those of the bot by its parts."""
        return Counter(".".join(name.split(".")[: 1 + name.startswith("bot.")]) for name in self.steps)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if not self.open or event != "call" or code.co_name == "<module>":
            return
        if code.co_filename not in self._names:
            self._names[code.co_filename] = _module(code.co_filename)
        name = self._names[code.co_filename]
        if name:
            self.steps.setdefault(name, code.co_qualname)


def _module(file: str) -> str | None:
    """Return the name of one of our modules by its file, or None for another's."""
    path = Path(file)
    if not path.is_relative_to(PROJECT):
        return None
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts) if parts[0] in PACKAGES else None


def question(index: str | None) -> Walk:
    """Return the walk of ``baozhi ask``."""
    walk = Walk()
    where = ["--index", index] if index else []
    with contextlib.redirect_stdout(io.StringIO()), walk.look():
        run_program(["ask", WARMING, *where])
        with walk.noting():
            run_program(["ask", QUESTION, *where])
    return walk


async def update(index: str | None, folder: Path) -> Walk:
    """Return the walk of a question to the Telegram bot, from the update to the answer in the chat."""
    walk, server, stop = Walk(), FakeServer(), asyncio.Event()
    await server.start()
    with Retriever.open(index) as archive, walk.look():
        settings = TelegramSettings(Token(server.token), server.url, open=True, state=folder)
        task = asyncio.create_task(serve(Assistant(archive), settings, stop, indexer=ThreadIndexer(archive)))
        await server.user(7).ask(WARMING, seconds=60)
        await asyncio.sleep(1)  # until all about that one is done
        with walk.noting():
            await server.user(8).ask(QUESTION, seconds=60)
        stop.set()
        await task
    await server.stop()
    return walk


def main() -> None:
    """Print both walks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index")
    parser.add_argument("--steps", action="store_true", help="list the modules, in order")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        walks = {"question": question(args.index), "update": asyncio.run(update(args.index, Path(folder)))}
    for name, walk in walks.items():
        parts = ", ".join(f"{part} {count}" for part, count in walk.counts().items())
        print(f"{name}: {len(walk.steps)} modules ({parts})")
        if args.steps:
            print("".join(f"    {module:<44} {function}\n" for module, function in walk.steps.items()))


if __name__ == "__main__":
    main()
