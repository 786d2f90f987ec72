"""Cross-encoders of sentence-transformers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from embeddings.errors import BrokenWeightsError, EncoderNotFoundError

from .conftest import TEXTS


def saved(base: Path, folder: Path, labels: int) -> Path:
    from sentence_transformers import CrossEncoder

    CrossEncoder(str(base), num_labels=labels, device="cpu").save_pretrained(str(folder))
    return folder


def test_its_scores_are_those_of_the_model(make_model: Callable[..., Path], tmp_path: Path) -> None:
    from sentence_transformers import CrossEncoder

    from embeddings.cross import CrossScorer

    folder = saved(make_model("tiny-cross"), tmp_path / "cross", 1)
    expected = CrossEncoder(str(folder), device="cpu").predict([("拉萨", text) for text in TEXTS])
    assert CrossScorer(str(folder)).scores("拉萨", TEXTS) == pytest.approx(expected.tolist())
    assert CrossScorer(str(folder)).scores("拉萨", []) == []


def test_a_model_with_several_outputs_is_none(make_model: Callable[..., Path], tmp_path: Path) -> None:
    from embeddings.cross import CrossScorer

    with pytest.raises(BrokenWeightsError, match=r"一个输出 .*3 outputs"):
        CrossScorer(str(saved(make_model("tiny-classes"), tmp_path / "classes", 3)))


def test_names_that_are_no_cross_encoder(tmp_path: Path) -> None:
    from embeddings.cross import CrossScorer

    with pytest.raises(EncoderNotFoundError):
        CrossScorer(str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(BrokenWeightsError):
        CrossScorer(str(tmp_path))
