"""Malformed and hostile updates: the bot goes on answering, and nobody sees what is not theirs.

Usage: python -m benchmarks.telegram.fuzz [--updates N] [--seed N]

Three kinds of people take part: one who keeps a secret (a question, and so its answer), others who may ask too,
and strangers who may not. All updates come as if from the others and the strangers, in private and in groups, and
the secret's own buttons are among them. Reached where the secret shows in its owner's chat alone, strangers are told
that they are strangers and no more, every check in between is answered, and the bot writes no traceback.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import hypothesis

from benchmarks.machine import machine
from benchmarks.telegram.process import BotProcess, since
from benchmarks.telegram.shapes import updates
from bot.words.telegram.texts import CHINESE
from tests.bot.telegram.fake_api import TOKEN, FakeServer

_KEEPER = 501
_CANARIES = [*range(510, 530)]  # they ask whether it still answers, in turn: each may ask so often a minute
_OTHERS = [601, 602, 603]
_STRANGERS = [701, 702]
_GROUPS = [-1001, -1002]  # strangers' groups: nobody on the list but the others
_SECRET = "机密甲乙丙"  # noqa: S105 - what the keeper asks about
_BATCH = 50
_PATIENCE = 45.0


def drawn(count: int, seed: int, secrets: list[str]) -> list[dict[str, Any]]:
    """Return so many updates; the same for the same seed."""
    found: list[dict[str, Any]] = []

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(updates([*_OTHERS, *_STRANGERS], _GROUPS, secrets))
    def draw(update: dict[str, Any]) -> None:
        found.append(update)

    draw()
    # it stops early where it has seen all there is, and never draws quite as many as told
    return [found[number % len(found)] for number in range(count)]


async def measure(count: int, folder: Path, seed: int) -> dict[str, Any]:
    """Return the figures of one run."""
    server = FakeServer()
    await server.start()
    allowed = [part for person in (_KEEPER, *_CANARIES, *_OTHERS) for part in ("--allow", str(person))]
    bot = BotProcess.scripted(server, folder, *allowed)
    unanswered = sent = 0
    try:
        await bot.start()
        answer = await server.user(_KEEPER).ask(_SECRET, seconds=30)
        await server.user(_OTHERS[0]).say("我是谁", _GROUPS[0])  # the group is known to the server
        secrets = [
            button["callback_data"] for row in answer.buttons for button in row if "callback_data" in button
        ]
        # in a thread: the server has to answer the bot meanwhile
        examples = await asyncio.to_thread(drawn, count, seed, secrets or ["none"])
        began, memory = time.monotonic(), 0.0
        for update in examples:
            await server.push(update)
            sent += 1
            if sent % _BATCH == 0 or sent == count:
                unanswered += not await _still_answers(server, sent)
                if not bot.running:
                    break
                memory = memory if sent > count // 2 else bot.resident()
        figures = {"resident_half_mb": round(memory, 1), "resident_mb": round(bot.resident(), 1)}
        status = await bot.terminate()
    finally:
        await bot.kill()
        await server.stop()
    log = bot.log()
    spoken = [text for method, values in server.calls for text in _words(method, values)]
    leaks = _leaks(server)
    token = sum(TOKEN in text or TOKEN.split(":")[1] in text for text in [log, *spoken])
    refused = [reason for reason in ("can't parse", "is empty", "too long", "INVALID") if reason in log]
    reached = not (unanswered or leaks or token or refused or log.count("Traceback")) and status == 0
    return {
        "updates": sent,
        "seconds": since(began),
        "checks_unanswered": unanswered,
        "secrets_shown": leaks,
        "token_shown": token,
        "refused_by_the_server": refused,
        "tracebacks": log.count("Traceback"),
        "exit_status": status,
        **figures,
        "reached": reached,
    }


async def _still_answers(server: FakeServer, number: int) -> bool:
    canary = _CANARIES[number // _BATCH % len(_CANARIES)]
    try:
        answer = await server.user(canary).ask(f"第{number}次还在吗", seconds=_PATIENCE)
    except AssertionError:
        return False
    return f"第{number}次" in answer.text


def _leaks(server: FakeServer) -> list[str]:
    """Return what was said to the wrong people."""
    refusals = tuple(text.partition("。")[0] for text in (CHINESE.not_allowed, CHINESE.not_allowed_group))
    found = []
    for method, values in server.calls:
        chat = values.get("chat_id", "")
        words = _words(method, values)
        if any(_SECRET in text for text in words) and chat != str(_KEEPER):
            found.append(f"{method} {chat}: the secret")
        stranger = chat in map(str, _STRANGERS) and method != "sendChatAction"
        if stranger and not words[0].startswith(refusals):
            found.append(f"{method} {chat}: {words[0][:60]}")
    return found


def _words(method: str, values: dict[str, str]) -> list[str]:
    if method == "getUpdates":
        return []
    nested = [json.loads(values[name]) for name in ("results", "reply_markup") if name in values]
    decoded = [values.get("text", ""), values.get("caption", "")]
    decoded += [json.dumps(value, ensure_ascii=False) for value in nested]
    return [text for text in decoded if text]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--updates", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="folder for the bot's log and state")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        figures = asyncio.run(measure(args.updates, folder, args.seed))
    print(json.dumps({"machine": machine(), **figures}, ensure_ascii=False, indent=1))
    return 0 if figures["reached"] else 1


if __name__ == "__main__":
    sys.exit(main())
