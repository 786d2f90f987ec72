"""Pairs, batches and negatives of the encoder's training."""

import random
from itertools import pairwise
from pathlib import Path

import torch

from corpus.chinese.glyphs import ordinary, seen
from training.encoder.batches import batches, one_pass, shown
from training.encoder.export import packed
from training.encoder.loss import loss_of
from training.encoder.mine import negatives
from training.encoder.pairs import Pair, Pairs, Window, load
from training.encoder.targets import targets

WINDOWS = [
    Window("a", "清河县\n修路30公里。", "修路30公里。"),
    Window("a", "清河县\n种树。", "种树。"),
    Window("b", "白石乡\n修路30公里。", "修路30公里。"),
    Window("c", "南岸镇\n养牛。", "养牛。"),
]


def pair(**changes: object) -> Pair:
    values: dict[str, object] = {
        "source": "own",
        "group": "own/1",
        "question": "修了多少路",
        "positives": (0,),
        "answers": ("30公里",),
    }
    return Pair(**{**values, **changes})  # type: ignore[arg-type]


DATA = Pairs(WINDOWS, [pair(), pair(group="own/2", question="养什么", positives=(3,), answers=("牛",))])


def test_passages_are_cut_and_put_into_context_as_the_index_does(shared: Path) -> None:
    data = load(Path(__file__).parents[2] / "training" / "data", shared / "eval" / "mrc", held_out=True)
    assert {found.source for found in data.pairs} == {"own", "drcd", "cmrc trial", "squad"}
    for found in data.pairs[::50]:
        for number in found.positives:
            window = data.windows[number]
            assert any(answer in window.said for answer in found.answers)
            assert window.said in window.paragraph
            assert window.text.endswith(ordinary(seen(window.said)[0]))


def test_the_answer_counts_and_passages_that_share_it_do_not() -> None:
    right, counted = targets(DATA, [0, 1], [0, 1, 2, 3])
    assert right.tolist() == [[True, False, False, False], [False, False, False, True]]
    # window 1 is of the same paragraph, window 2 holds the same answer
    assert counted.tolist() == [[True, False, False, True], [True, True, True, True]]


def test_hard_negatives_neither_share_the_paragraph_nor_the_answer() -> None:
    assert negatives([2, 1, 0, 3], DATA.pairs[0], DATA) == [3]


def test_a_pass_keeps_the_questions_of_an_article_together() -> None:
    pairs = [pair(group=f"own/{number % 5}") for number in range(20)]
    queue = one_pass(pairs, random.Random(1))
    assert sorted(queue) == list(range(20))
    groups = [pairs[number].group for number in queue]
    assert sum(a != b for a, b in pairwise(groups)) == 4


def test_a_batch_holds_each_passage_once() -> None:
    data = Pairs(WINDOWS, [pair() for _ in range(8)])
    asked, windows = next(batches(data, [[3]] * 8, 4, seed=1))
    assert len(asked) == len(set(asked)) == 4
    assert sorted(windows) == [0, 3]


def test_the_loss_falls_as_the_answer_comes_nearer() -> None:
    right, counted = targets(DATA, [0], [0, 1, 3])
    near = loss_of(torch.tensor([[5.0, 9.0, 0.0]]), right, counted)
    far = loss_of(torch.tensor([[0.0, 9.0, 5.0]]), right, counted)
    assert 0 < near < far


def test_only_drcd_is_shown_in_both_scripts() -> None:
    rng = random.Random(1)
    assert {shown("種樹", "drcd", rng) for _ in range(30)} == {"種樹", "种树"}
    assert {shown("種樹", "own", rng) for _ in range(30)} == {"種樹"}


def test_what_was_trained_is_named_as_the_encoder_reads_it() -> None:
    name = "encoder.encoder.layer.4.attention.self.query"
    trained = {f"{name}.down": torch.ones(2, 3), f"{name}.up": torch.ones(3, 2)}
    found = packed(trained, share=0.5)
    assert {key: value.shape for key, value in found.items()} == {"l4.q.w.down": (2, 3), "l4.q.w.up": (3, 2)}
    assert (found["l4.q.w.up"] @ found["l4.q.w.down"] == 1.0).all()  # half of 2
