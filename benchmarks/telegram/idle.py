"""The real program with the bundled archive (or another), asked once and then left alone.

Usage: python -m benchmarks.telegram.idle [--seconds N] [--index DIR]

Reached where it uses no more than 1 % of a processor and 700 MB of memory, and a warm answer comes within 1 s.
"""

import argparse
import asyncio
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import machine
from benchmarks.telegram.process import BotProcess
from retriever import Retriever
from tests.bot.telegram.fake_api import FakeServer

_QUESTION = "那曲积分超市资金多少"
_ANSWER = "3730万元"
_WARM = 5


async def measure(seconds: float, index: str | None, folder: Path) -> dict[str, Any]:
    """Return the figures of one run."""
    server = FakeServer()
    await server.start()
    with Retriever.open(index) as archive:  # a copy: the bot keeps its memory beside the index
        shutil.copytree(archive.folder, folder / "index", ignore=shutil.ignore_patterns("telegram"))
    options = ("--open", "--index", str(folder / "index"))
    bot = BotProcess(server, folder / "bot.log", ("-m", "bot", "telegram", "--api-url"), options)
    try:
        await bot.start()
        first = await server.user(7).ask(_QUESTION, seconds=60)
        taken = []
        for number in range(_WARM):
            began = time.monotonic()
            await server.user(8 + number).ask(_QUESTION, seconds=10)
            taken.append(time.monotonic() - began)
        await asyncio.sleep(2.0)
        used = bot.processor_seconds()
        await asyncio.sleep(seconds)
        share = (bot.processor_seconds() - used) / seconds
        resident = bot.resident()
        status = await bot.terminate()
    finally:
        await bot.kill()
        await server.stop()
    right = _ANSWER in first.text if index is None else None
    warm = round(median(taken), 3)
    return {
        "idle_seconds": seconds,
        "idle_processor_share": round(share, 4),
        "resident_mb": round(resident, 1),
        "warm_answer_s": warm,
        "answered_right": right,
        "exit_status": status,
        "reached": share <= 0.01 and resident <= 700 and right is not False and warm <= 1.0,
    }


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--index")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(args.seconds, args.index, Path(folder)))
    print(json.dumps({"machine": machine(), **figures}, indent=1))
    return 0 if figures["reached"] else 1


if __name__ == "__main__":
    sys.exit(main())
