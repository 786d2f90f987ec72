"""The fitted weights go where the choice takes them from."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from bot.dialogue import choice
from bot.dialogue.choice import Signs
from training.followups.fit import as_written, write


def test_weights_are_written_in_the_place_of_the_old_ones(tmp_path: Path) -> None:
    module = tmp_path / "choice.py"
    source = Path(choice.__file__).read_text("utf-8")
    module.write_text(source, "utf-8")
    beta = np.arange(len(fields(Signs)) + 1) / 4
    write(beta, module)
    told: dict[str, object] = {}
    text = module.read_text("utf-8")
    start = text.index("BIAS: Final")
    exec(text[start : text.index("\n)\n", start) + 3], {"Final": object}, told)
    assert told["BIAS"] == 0
    assert told["WEIGHTS"] == tuple(beta[1:])
    assert len(text.splitlines()) == len(source.splitlines())


def test_the_weights_of_the_product_are_those_of_its_signs() -> None:
    assert len(choice.WEIGHTS) == len(fields(Signs))
    assert as_written(np.array([choice.BIAS, *choice.WEIGHTS])) in Path(choice.__file__).read_text("utf-8")


def test_a_module_without_weights_is_left_alone(tmp_path: Path) -> None:
    module = tmp_path / "other.py"
    module.write_text("WORDS = ()\n", "utf-8")
    with pytest.raises(ValueError, match="no weights"):
        write(np.zeros(3), module)
    assert module.read_text("utf-8") == "WORDS = ()\n"
