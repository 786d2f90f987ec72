"""The walk through the modules notes what runs, in every thread, and nothing else."""

import threading

from benchmarks.walk import Walk
from corpus.chinese.numbers import exact_number
from corpus.chinese.text import normalize


def test_a_walk_notes_our_modules_in_order_and_only_while_it_is_asked_to() -> None:
    walk = Walk()
    with walk.look():
        exact_number("三百")
        assert walk.steps == {}
        with walk.noting():
            normalize("三百元")
            thread = threading.Thread(target=exact_number, args=("三百",))
            thread.start()
            thread.join()
        exact_number("三百")
    names = list(walk.steps)
    assert names[0] == "corpus.chinese.text"
    assert "corpus.chinese.numbers" in names
    assert all(name.startswith("corpus.") for name in names)
    assert walk.counts()["corpus"] == len(names)
