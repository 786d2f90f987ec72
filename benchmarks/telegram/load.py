"""Many chats asking at once.

Usage: python -m benchmarks.telegram.load [--chats N] [--questions N] [--think SECONDS]

Reached where no question is lost, answered twice or out of order, the memory grows by no more than a tenth over
the second half, and the work of the event loop never kept it from waking up for 100 ms.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import machine
from benchmarks.telegram.ledger import Ledger, is_clean
from benchmarks.telegram.process import BotProcess, since
from tests.bot.telegram.fake_api import FakeServer

_GROWTH = 0.10
_BLOCKED_MS = 100.0
_SAMPLE_SECONDS = 0.25


async def measure(chats: int, questions: int, think: float, folder: Path) -> dict[str, Any]:
    """Return the figures of one run."""
    server = FakeServer()
    await server.start()
    ledger, bot = Ledger(server), BotProcess.scripted(server, folder, "--think", str(think))
    samples: list[tuple[int, float]] = []
    try:
        await bot.start()
        await server.user(1).ask("热身", seconds=30)
        began = time.monotonic()
        for number in range(questions):
            await ledger.ask(1000 + number % chats)
        while not ledger.settled() and since(began) < 30 + questions:
            samples.append((len(server.sent), bot.resident()))
            await asyncio.sleep(_SAMPLE_SECONDS)
        seconds = since(began)
        await asyncio.sleep(1.0)  # what came twice would come now
        metrics = await bot.metrics()
        status = await bot.terminate()
    finally:
        await bot.kill()
        await server.stop()
    growth = _second_half(samples)
    figures = {
        "seconds": seconds,
        "exit_status": status,
        "resident_mb": round(samples[-1][1], 1),
        "growth_second_half": round(growth, 4),
        "loop_blocked_max_ms": round(1000 * metrics["baozhi_loop_blocked_max_seconds"], 1),
        "loop_lag_max_ms": round(1000 * metrics["baozhi_loop_lag_max_seconds"], 1),
        "loop_lag_over_100_ms": int(
            metrics["baozhi_loop_lag_seconds_count"] - metrics['baozhi_loop_lag_seconds_bucket{le="0.1"}']
        ),
    }
    result = ledger.result()
    reached = (
        is_clean(result)
        and result["answered"] == questions
        and growth <= _GROWTH
        and figures["loop_blocked_max_ms"] < _BLOCKED_MS
        and status == 0
    )
    return {"chats": chats, "questions": result, **figures, "reached": reached}


def _second_half(samples: list[tuple[int, float]]) -> float:
    """Return by how much the memory grew, in parts, while the second half of the answers came."""
    last = samples[-1][0]
    half = [memory for sent, memory in samples if last // 2 <= sent <= last // 2 + max(10, last // 20)]
    return samples[-1][1] / median(half) - 1.0 if half else 0.0


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--think", type=float, default=0.005, help="seconds an answer takes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(args.chats, args.questions, args.think, Path(folder)))
    print(json.dumps({"machine": machine(), **figures}, indent=1))
    return 0 if figures["reached"] else 1


if __name__ == "__main__":
    sys.exit(main())
