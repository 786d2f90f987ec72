"""A bot that ends with no time to tidy up, and what it leaves on the disk."""

import asyncio
from pathlib import Path

from bot.telegram import Pace, TelegramSettings, Token, serve
from bot.telegram.state import State

from .factories import Script
from .fake_server import FakeServer


async def crash(server: FakeServer, script: Script, folder: Path, when: object) -> None:
    """Run the bot until something holds, then end it with no time to tidy up."""
    at_once = Pace(finishing=0.0, excusing=0.0)
    settings = TelegramSettings(Token(server.token), server.url, open=True, state=folder, pace=at_once)
    task = asyncio.create_task(serve(script, settings, asyncio.Event()))
    await server.until(when)  # type: ignore[arg-type]
    await asyncio.sleep(0.05)
    saved = files_in(folder)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    put_back(folder, saved)  # what the disk held at that moment


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name in files_in(folder):
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def open_rows(folder: Path) -> list[tuple[str, int]]:
    state = State(folder)
    rows = [(pending.status, pending.sent) for pending in state.pending.open()]
    state.close()
    return rows
