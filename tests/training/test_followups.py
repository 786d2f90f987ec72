"""The fitted weights go where the product takes them from."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from bot.dialogue.followups import scoring
from bot.dialogue.followups.features import Features
from training.followups.fit import as_written, write


def test_weights_are_written_in_the_place_of_the_old_ones(tmp_path: Path) -> None:
    module = tmp_path / "scoring.py"
    source = Path(scoring.__file__).read_text("utf-8")
    module.write_text(source, "utf-8")
    beta = np.arange(len(fields(Features)) + 1) / 4
    write(beta, module)
    told: dict[str, object] = {}
    text = module.read_text("utf-8")
    start = text.index("BIAS: Final")
    exec(text[start : text.index("\n}\n", start) + 3], {"Final": Final, "Mapping": Mapping}, told)
    assert told["BIAS"] == 0
    assert told["WEIGHTS"] == dict(zip((field.name for field in fields(Features)), beta[1:], strict=True))
    assert len(text.splitlines()) == len(source.splitlines())


def test_the_weights_of_the_product_are_those_of_its_signs() -> None:
    names = [field.name for field in fields(Features)]
    assert list(scoring.WEIGHTS) == names
    assert as_written(np.array([scoring.BIAS, *scoring.WEIGHTS.values()])) in Path(
        scoring.__file__
    ).read_text("utf-8")


def test_a_module_without_weights_is_left_alone(tmp_path: Path) -> None:
    module = tmp_path / "other.py"
    module.write_text("WORDS = ()\n", "utf-8")
    with pytest.raises(ValueError, match="no weights"):
        write(np.zeros(3), module)
    assert module.read_text("utf-8") == "WORDS = ()\n"
