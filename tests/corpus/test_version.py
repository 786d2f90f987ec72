import tomllib
from pathlib import Path

from corpus.version import VERSION

PROJECT = Path(__file__).parents[2]


def test_the_program_knows_the_version_it_is_packed_as() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
