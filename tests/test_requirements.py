"""What is installed: ranges in pyproject.toml, one version each that lies within them in a lock.

What is tested in an environment of its own has a lock of its own.
"""

import tomllib

import pytest
from packaging.requirements import Requirement

from tests.conftest import PROJECT

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GROUPS = {"": SETTINGS["dependencies"], **SETTINGS["optional-dependencies"]}
NOT_LOCKED = {"baozhi"}
LOCKS = ("requirements.lock", "adapters.lock", "cluster.lock", "api.lock")


def locked() -> dict[str, str]:
    lines = [line for lock in LOCKS for line in (PROJECT / lock).read_text(encoding="utf-8").splitlines()]
    pins = (line.partition("==") for line in lines if line and not line.startswith("#"))
    return {plain(name): version for name, _, version in pins}


def plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("group", GROUPS)
def test_every_requirement_is_a_range_that_holds_the_locked_version(group: str) -> None:
    versions = locked()
    for text in GROUPS[group]:
        wanted = Requirement(text)
        assert not any(part.operator in ("==", "===") for part in wanted.specifier), text
        if wanted.name not in NOT_LOCKED:
            assert wanted.specifier.contains(versions[plain(wanted.name)]), text


def test_torch_comes_by_choice_alone() -> None:
    heavy = {"torch", "transformers", "sentence-transformers"}
    assert not heavy & {Requirement(text).name for text in GROUPS[""]}
    assert heavy <= {Requirement(text).name for text in GROUPS["models"]}
    assert "jieba" in {Requirement(text).name for text in GROUPS[""]}
