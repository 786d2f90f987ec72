"""Faults at random moments while questions come in.

Usage: python -m benchmarks.telegram.faults [--times N] [--kinds KIND…] [--long SECONDS] [--seed N]

Reached where every question was answered exactly once, or its sender told, and the sender of every document.
"""

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.telegram.documents import ADMIN, Documents
from benchmarks.telegram.ledger import Ledger, is_clean
from benchmarks.telegram.process import BotProcess, since
from tests.bot.telegram.fake_api import FakeServer, RefusedError, bad, flood

_CHATS = 40
_PER_SECOND = 8.0  # questions in all, below what one person may ask in a minute
_WAITING = 6  # a chat that waits for so many answers asks no more
_PATIENCE = 120.0  # seconds for the last answers


class Faults:
    """One bot, and what can happen to it."""

    def __init__(self, ledger: Ledger, bot: BotProcess, chance: random.Random, long: float) -> None:
        self._server = server = ledger.server
        self._ledger = ledger
        self._groups = 0
        self.documents = Documents(server)
        self._bot = bot
        self._chance = chance
        self._long = long
        self.statuses: list[int] = []
        self.kinds: dict[str, Callable[[], Awaitable[None]]] = {
            "refused": self._refused,
            "500": self._errors,
            "429": self._floods,
            "lost_answers": self._lost,
            "slow": self._slow,
            "outage": self._outage,
            "kill": self._kill,
            "sigterm": self._sigterm,
            "not_taken": self._not_taken,
            "old_server": self._old_server,
            "migration": self._migration,
            "document": self._document,
        }

    async def _refused(self) -> None:
        await self._server.outage(self._chance.uniform(0.02, 0.6))

    async def _outage(self) -> None:
        await self._server.outage(self._long)

    async def _errors(self) -> None:
        codes = self._chance.choice([(500, "Internal Server Error"), (502, "Bad Gateway")])
        await self._troubled(lambda: RefusedError(*codes))

    async def _floods(self) -> None:
        await self._troubled(lambda: flood(1), "sendMessage")

    async def _troubled(self, refusal: Callable[[], RefusedError], *methods: str) -> None:
        self._server.trouble = lambda name: refusal() if not methods or name in methods else None
        await asyncio.sleep(self._chance.uniform(0.05, 0.6))
        self._server.trouble = lambda name: None

    async def _lost(self) -> None:
        self._server.lost["sendMessage"] = 1

    async def _slow(self) -> None:
        self._server.slow["sendMessage"] = self._chance.uniform(0.2, 1.0)
        await asyncio.sleep(0.5)
        self._server.slow.clear()

    async def _not_taken(self) -> None:
        words = ("MESSAGE_TOO_LONG", "BUTTON_TYPE_INVALID", "can't parse entities: odd", "SOMETHING_NEW")
        refusals = self._server.refusals["sendMessage"]
        refusals += [bad(self._chance.choice(words)) for _ in range(self._chance.randint(1, 3))]

    async def _old_server(self) -> None:
        words = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        self._server.judge = lambda method, values: (
            bad(words) if "copy_text" in values.get("reply_markup", "") else None
        )
        await asyncio.sleep(self._chance.uniform(0.05, 0.6))
        self._server.judge = lambda method, values: None

    async def _migration(self) -> None:
        self._groups += 1
        await self._ledger.ask_in_a_moving_group(-5000 - self._groups, -1_000_005_000 - self._groups)

    async def _document(self) -> None:
        await self.documents.send(self._chance)

    async def _kill(self) -> None:
        await self._bot.kill()
        await self._bot.start()

    async def _sigterm(self) -> None:
        self.statuses.append(await self._bot.terminate())
        await self._bot.start()


async def measure(
    kinds: list[str],
    times: int,
    folder: Path,
    *,
    long: float,
    seed: int,
    pause: float = 0.8,
    rest: float = 3.0,
) -> dict[str, Any]:
    """Let each kind of fault happen so many times, in random order, and return what became of the questions.

    Args:
        kinds: names of faults; all where there is none.
        times: how often each happens.
        folder: for the bot's state and log.
        long: seconds of an outage.
        seed: of the order and the moments.
        pause: mean seconds between two faults.
        rest: seconds at the end in which a second answer would show.
    """
    server, chance = FakeServer(), random.Random(seed)  # noqa: S311 - for moments, not for secrets
    await server.start()
    ledger = Ledger(server)
    bot = BotProcess.scripted(server, folder, "--think", "0.02", "--admin", str(ADMIN))
    faults = Faults(ledger, bot, chance, long)
    plan = [kind for kind in (kinds or list(faults.kinds)) for _ in range(times)]
    chance.shuffle(plan)
    began = time.monotonic()
    asking = asyncio.create_task(_ask(ledger, chance))
    try:
        await bot.start()
        for kind in plan:
            await asyncio.sleep(chance.uniform(0.0, 2 * pause))
            await faults.kinds[kind]()
            if not bot.running:
                await bot.start()  # it may have ended by itself, which the exit statuses would show
        asking.cancel()
        with suppress(AssertionError):  # the result tells what is missing
            await server.until(lambda: ledger.settled() and not faults.documents.untold(), _PATIENCE)
        await asyncio.sleep(rest)  # what came twice would come now
        status = await bot.terminate()
    finally:
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        await bot.kill()
        await server.stop()
    result = ledger.result()
    statuses = [*faults.statuses, status]
    untold = faults.documents.untold()
    tracebacks = bot.log().count("Traceback")
    return {
        "faults": {kind: plan.count(kind) for kind in dict.fromkeys(plan)},
        "seconds": since(began),
        "starts": bot.starts,
        "exit_statuses": sorted(set(statuses)),
        "tracebacks": tracebacks,
        "questions": result,
        "documents": {"sent": len(faults.documents.sent), "untold": untold},
        "reached": is_clean(result) and not untold and set(statuses) == {0} and not tracebacks,
    }


async def _ask(ledger: Ledger, chance: random.Random) -> None:
    while True:
        chat = 1000 + chance.randrange(_CHATS)
        if ledger.open(chat) < _WAITING:
            await ledger.ask(chat)
        await asyncio.sleep(chance.expovariate(_PER_SECOND))


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--kinds", nargs="*", default=[])
    parser.add_argument("--long", type=float, default=3.0, help="seconds of an outage")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="folder for the bot's log and state")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        figures = asyncio.run(measure(args.kinds, args.times, folder, long=args.long, seed=args.seed))
    print(json.dumps({"machine": machine(), **figures}, indent=1))
    return 0 if figures["reached"] else 1


if __name__ == "__main__":
    sys.exit(main())
