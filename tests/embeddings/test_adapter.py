"""The adapter: added to the matrices it was trained for, named by what is in it."""

from pathlib import Path

import numpy as np
import pytest

from embeddings import BrokenWeightsError, bundled
from embeddings.adapter import ADAPTER, AdaptedWeights
from embeddings.bundled import NAME, adapted_name
from embeddings.tensors import fingerprint, load_tensors
from embeddings.weights import PackedWeights, bundled_weights


def test_the_product_of_its_factors_is_added_to_the_upper_layers_alone(weights: PackedWeights) -> None:
    adapted, factors = AdaptedWeights(bundled_weights()), load_tensors(ADAPTER)
    hidden = weights.shape.hidden
    expected = weights.matrix("l7.q.w", hidden) + factors["l7.q.w.up"].astype(np.float32) @ factors[
        "l7.q.w.down"
    ].astype(np.float32)
    np.testing.assert_allclose(adapted.matrix("l7.q.w", hidden), expected, rtol=1e-6)
    assert np.abs(expected - weights.matrix("l7.q.w", hidden)).max() > 0
    np.testing.assert_array_equal(adapted.matrix("l3.q.w", hidden), weights.matrix("l3.q.w", hidden))


def test_another_adapter_is_another_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "adapter.npz"
    np.savez(
        other, **{"l7.q.w.up": np.ones((384, 1), np.float16), "l7.q.w.down": np.ones((1, 384), np.float16)}
    )
    before = adapted_name()
    monkeypatch.setattr(bundled, "ADAPTER", other)
    assert adapted_name() != before
    assert adapted_name().startswith(NAME)


def test_a_damaged_or_missing_adapter_says_how_to_restore_it(tmp_path: Path) -> None:
    damaged = tmp_path / "adapter.npz"
    damaged.write_bytes(ADAPTER.read_bytes()[:1000])
    for path, said in ((damaged, "damaged"), (tmp_path / "none.npz", "no such file")):
        for use in (fingerprint, load_tensors):
            with pytest.raises(BrokenWeightsError, match=f"{said}.*pip install"):
                use(path)
