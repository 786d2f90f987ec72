"""Data and weights that travel to a graphics card, and the run there, on a tiny encoder."""

import json
import random
import sys
from collections import Counter
from pathlib import Path

import grimp
import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from embeddings.graph import quantize
from training import train_packed
from training.encoder import export
from training.encoder.model import PairModel
from training.encoder.packed import read_steps, texts_of, write_steps
from training.encoder.steps import Step
from training.packed import Vocabulary, read_encoder, write_encoder
from training.reader import runs
from training.reader.batching import Window, batches
from training.reader.loop import Schedule, fit, rate
from training.reader.model import SpanModel, collate, shared_loss
from training.reader.packed import Pack, read_windows, write_windows
from training.reader.states import load_state, packed, quantized, unpacked

TOKENS = (0, 2, 7, 40, 41, 42, 43, 90)


def tiny_encoder() -> BertModel:
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=100,
        hidden_size=16,
        num_hidden_layers=5,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=40,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    return BertModel(config, add_pooling_layer=False)


def window(rng: random.Random, number: int) -> Window:
    """Token 90 is the answer where it occurs; where it does not there is none."""
    passage = [rng.choice(TOKENS[:-1]) for _ in range(rng.randint(4, 12))]
    at = rng.randrange(len(passage)) if rng.random() < 0.7 else None
    if at is not None:
        passage[at] = 90
    before = [0, 7, 2]
    place = 0 if at is None else at + len(before)
    return Window([*before, *passage, 2], len(before), place, place, number)


def steps(rng: random.Random) -> list[Step]:
    """Four questions of two tokens each, and five passages of which the first four hold them."""
    found = []
    for _ in range(12):
        questions = [[0, 7, *rng.sample(TOKENS[3:], 2), 2] for _ in range(4)]
        passages = [[0, 40, *question[2:4], 41, 2] for question in questions] + [[0, 7, 2]]
        right = torch.eye(4, 5, dtype=torch.bool)
        counted = torch.rand(4, 5) < 0.8
        found.append(Step(questions, passages, right, counted | right))
    return found


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    rng = random.Random(3)
    passes = [[window(rng, number) for number in range(60)] for _ in range(2)]
    held_out = [window(rng, 0) for _ in range(20)]
    folder = tmp_path / "pack"
    folder.mkdir()
    whole, some = Pack(tuple(passes), held_out, ["own"] * 20), steps(rng)
    vocabulary = Vocabulary([*(one.ids for one in whole.windows()), *texts_of(some)])
    assert vocabulary.tokens == list(TOKENS)
    write_windows(folder, whole, vocabulary)
    write_steps(folder, some, vocabulary)
    write_encoder(folder, tiny_encoder(), vocabulary)
    return folder


def test_batches_keep_to_their_tokens_and_lose_no_window() -> None:
    rng = random.Random(5)
    windows = [window(rng, number) for number in range(200)]
    found = list(batches(windows, 60, rng))
    assert sorted(map(id, windows)) == sorted(id(one) for batch in found for one in batch)
    assert all(len(batch) * max(len(one.ids) for one in batch) <= 60 for batch in found)
    filled = sum(len(one.ids) for one in windows)
    assert filled / sum(len(batch) * max(len(one.ids) for one in batch) for batch in found) > 0.9


def test_the_paragraphs_of_one_question_stay_in_one_batch() -> None:
    rng = random.Random(6)
    windows = [window(rng, number // 3) for number in range(90)]
    for batch in batches(windows, 60, rng):
        counts = Counter(one.question for one in batch)
        assert set(counts.values()) == {3}


def test_the_shared_loss_compares_the_paragraphs_of_a_question() -> None:
    torch.manual_seed(4)
    logits, allowed = torch.randn(4, 6, 2), torch.ones(4, 6, dtype=torch.bool)
    answers, questions = torch.tensor([[2, 3], [0, 0], [0, 0], [1, 1]]), torch.tensor([5, 5, 6, 7])
    words = logits[:2, 1:]
    expected = sum(
        words[:, :, side].flatten().logsumexp(0) - logits[0, place, side] for side, place in ((0, 2), (1, 3))
    )
    found = shared_loss(logits, allowed, answers, questions)
    assert torch.isclose(found, torch.as_tensor(expected) / 2)
    alone = shared_loss(logits, allowed, answers, torch.arange(4))
    assert float(alone) == 0


def test_a_packed_encoder_says_what_the_whole_one_says(pack: Path) -> None:
    whole, small = tiny_encoder().eval(), read_encoder(pack).eval()
    ids = torch.tensor([[0, 7, 2, 41, 90, 2]])
    rows = torch.tensor([[TOKENS.index(int(token)) for token in ids[0]]])
    with torch.no_grad():
        expected = whole(input_ids=ids).last_hidden_state
        assert torch.allclose(small(input_ids=rows).last_hidden_state, expected, atol=5e-3)


def test_windows_come_back_as_they_were_packed(pack: Path) -> None:
    rng = random.Random(3)
    found = read_windows(pack)
    assert [len(part) for part in found.passes] == [60, 60]
    for number, one in enumerate((*found.passes[0], *found.passes[1], *found.held_out)):
        expected = window(rng, 0)
        assert one.question == (number % 60 if number < 120 else 0)
        assert [TOKENS[row] for row in one.ids] == list(expected.ids)
        assert (one.passage, one.first, one.last) == (expected.passage, expected.first, expected.last)


def test_steps_of_the_adapter_come_back_as_they_were_packed(pack: Path) -> None:
    rng = random.Random(3)
    for number in [*range(60)] * 2 + [0] * 20:
        window(rng, number)
    torch.manual_seed(1)
    expected, found = steps(rng), read_steps(pack)
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert [[TOKENS[row] for row in text] for text in one.questions] == other.questions
        assert [[TOKENS[row] for row in text] for text in one.passages] == other.passages
        assert torch.equal(one.right, other.right)
        assert one.counted.shape == other.counted.shape


def test_an_adapter_is_trained_and_is_what_the_product_reads(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    arguments = [
        "--adapter",
        "--seeds",
        "--steps",
        "40",
        "--device",
        "cpu",
        "--adapter-learning-rate",
        "1e-2",
    ]
    monkeypatch.setattr(sys, "argv", ["train_packed", str(pack), "--out", str(out), *arguments])
    train_packed.main()
    assert json.loads((out / "report.json").read_text("utf-8")) == {"adapter": {"steps": 40}}
    trained = torch.load(out / "adapter.pt", weights_only=True)
    factors = export.packed(trained, share=1.0)
    assert len(factors) == 2 * 6  # one layer above the frozen ones, six matrices, two factors each
    assert all(np.abs(factors[name]).max() > 0 for name in factors)
    model = PairModel(read_encoder(pack))
    before = right_ones(model, read_steps(pack))
    model.load_state_dict(trained, strict=False)
    assert right_ones(model, read_steps(pack)) > before


def right_ones(model: PairModel, some: list[Step]) -> float:
    with torch.no_grad():
        found = [model.rows(one.questions) @ model.rows(one.passages).T for one in some]
    best = torch.stack(found).argmax(2)
    return float((best == torch.arange(4)).float().mean())


def test_training_from_a_pack_needs_no_part_of_the_product() -> None:
    graph = grimp.build_graph("training", "corpus", "retriever", "embeddings", cache_dir=None)
    needed = graph.find_upstream_modules("training.train_packed")
    assert {name.partition(".")[0] for name in needed} == {"training"}


def test_weights_come_back_from_the_file_of_the_product(tmp_path: Path) -> None:
    state = SpanModel(tiny_encoder()).trained()
    np.savez(tmp_path / "w.npz", **packed(state))  # type: ignore[arg-type]
    again = load_state(tmp_path / "w.npz")
    assert again.keys() == state.keys()
    assert all(torch.allclose(again[name], state[name], atol=2e-3) for name in state)
    assert all(
        np.array_equal(a, b) for a, b in zip(packed(again).values(), packed(state).values(), strict=True)
    )
    assert unpacked(packed(again)).keys() == state.keys()


def test_weights_are_rounded_as_the_graph_rounds_them() -> None:
    weight = np.random.default_rng(2).normal(size=(6, 9)).astype(np.float32)
    for ours, graphs in zip(quantized(weight), quantize(weight), strict=True):
        assert np.array_equal(ours, graphs)


def test_runs_learn_are_measured_and_teach_another(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    arguments = ["--seeds", "1", "2", "--distil", "--steps", "150", "--minutes", "30", "--tokens", "256"]
    monkeypatch.setattr(
        sys,
        "argv",
        [
            "train_packed",
            str(pack),
            "--out",
            str(out),
            "--learning-rate",
            "3e-3",
            "--device",
            "cpu",
            *arguments,
        ],
    )
    train_packed.main()
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert list(report) == ["seed-1", "seed-2", "distilled"]
    assert all(run["steps"] == 150 and run["own"]["exact"] > 0.8 for run in report.values())
    assert {file.name for file in out.glob("*.npz")} == {"seed-1.npz", "seed-2.npz", "distilled.npz"}
    start = SpanModel(read_encoder(pack))
    start.load_state_dict(load_state(out / "distilled.npz"), strict=False)
    assert runs.evaluate(start.eval(), read_windows(pack), "cpu")["own"]["exact"] > 0.8


def test_an_interrupted_run_goes_on_from_its_checkpoint(pack: Path, tmp_path: Path) -> None:
    data, checkpoint = read_windows(pack), tmp_path / "checkpoint.pt"
    seen: list[int] = []

    def stream(step: int):  # type: ignore[no-untyped-def]
        seen.append(step)
        return runs.endless(data, 256, 1, step)

    for steps in (50, 100):
        model = SpanModel(read_encoder(pack))
        assert fit(model, stream, Schedule(steps, 10, 1e-3), checkpoint=checkpoint) == steps
    assert seen == [0, 50]
    batch = collate(data.held_out[:4])
    again = SpanModel(read_encoder(pack))
    again.load_state_dict(torch.load(checkpoint, weights_only=True)["trained"], strict=False)
    with torch.no_grad():
        assert torch.allclose(
            model.eval()(batch.ids, batch.mask), again.eval()(batch.ids, batch.mask), atol=1e-5
        )


def test_the_learning_rate_rises_then_falls_to_a_thirtieth() -> None:
    assert rate(0.0) < rate(0.03) < rate(0.06)
    assert rate(0.06) > rate(0.5) > rate(1.0) >= 0.03
