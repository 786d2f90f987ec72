"""Small versions of the measurements in benchmarks/telegram: load, faults, nonsense, each on a bot of its own."""

from pathlib import Path

from benchmarks.telegram import faults, fuzz, load


async def test_many_chats_at_once(tmp_path: Path) -> None:
    figures = await load.measure(chats=15, questions=45, think=0.005, folder=tmp_path)
    questions = figures["questions"]
    assert questions["asked"] == questions["answered"] == 45
    assert questions["lost"] == questions["answered_twice"] == questions["out_of_order"] == 0
    assert figures["exit_status"] == 0


async def test_every_fault_once(tmp_path: Path) -> None:
    kinds = ["refused", "500", "lost_answers", "kill", "sigterm"]
    figures = await faults.measure(kinds, 1, tmp_path, long=1.0, seed=3, pause=0.2, rest=0.5)
    assert figures["reached"], figures
    assert figures["starts"] == 3
    assert figures["questions"]["asked"] > 10


async def test_nonsense(tmp_path: Path) -> None:
    figures = await fuzz.measure(100, tmp_path, seed=5)
    assert figures["reached"], figures
    assert figures["updates"] == 100
