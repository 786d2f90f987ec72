"""Writers wait in the order in which they came, and are told for whom."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from retriever.errors import IndexLockedError
from retriever.index.locking import exclusive

GREEDY = (
    "import sys, time\nfrom pathlib import Path\nfrom retriever.index.locking import exclusive\n"
    "print('ready', flush=True)\n"
    "while True:\n    with exclusive(Path(sys.argv[1])): time.sleep(0.05)\n"
)


def test_a_writer_that_changes_again_and_again_keeps_no_other_out(tmp_path: Path) -> None:
    greedy = subprocess.Popen(
        [sys.executable, "-c", GREEDY, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    try:
        assert greedy.stdout is not None
        greedy.stdout.readline()
        waits = []
        for _ in range(10):
            begin = time.monotonic()
            with exclusive(tmp_path, timeout=10):
                waits.append(time.monotonic() - begin)
        assert max(waits) < 1.0  # a change of the other takes a twentieth of a second
    finally:
        greedy.kill()
        greedy.wait()
        greedy.stdout.close() if greedy.stdout else None
    with exclusive(tmp_path, timeout=1):  # neither its lock nor its ticket is left
        pass
    assert not list(tmp_path.glob("lock.wait-*"))


def test_those_who_wait_come_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    order: list[int] = []
    threads = []

    def change(number: int) -> None:
        with exclusive(tmp_path, timeout=20):
            order.append(number)
            time.sleep(0.02)

    with exclusive(tmp_path):
        for number in range(6):
            threads.append(threading.Thread(target=change, args=(number,)))
            threads[-1].start()
            while len(list(tmp_path.glob("lock.wait-*"))) <= number:
                time.sleep(0.005)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4, 5]


def test_waiting_has_an_end_and_says_for_whom(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        begin = time.monotonic()
        with (
            pytest.raises(IndexLockedError, match=r"process \d+") as caught,
            exclusive(tmp_path, timeout=0.2),
        ):
            pass
        assert time.monotonic() - begin < 2
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.glob("lock.wait-*"))


def test_the_ticket_of_a_dead_process_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "lock.wait-00000000000000000001-1").write_text("", "utf-8")
    with exclusive(tmp_path, timeout=0):
        pass
    assert not list(tmp_path.glob("lock.wait-*"))


def test_a_damaged_note_of_the_owner_is_no_traceback(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        (tmp_path / "lock.owner").write_bytes(b"\xff\x00\n12")
        with pytest.raises(IndexLockedError) as caught, exclusive(tmp_path, timeout=0):
            pass
    assert "\n" not in str(caught.value)
