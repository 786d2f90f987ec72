"""Archives for the tests of the dialogue: the invented one, opened once."""

from collections.abc import Iterator

import pytest

from bot import Assistant
from retriever import Retriever
from tests.bot.dialogue.invented import write


@pytest.fixture(scope="package")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """An archive of the invented articles."""
    folder = tmp_path_factory.mktemp("invented")
    with Retriever.open(folder / "index", create=True) as archive:
        archive.add(write(folder))
    with Retriever.open(folder / "index") as archive:
        yield archive


@pytest.fixture(scope="package")
def reporter(invented: Retriever) -> Assistant:
    """An assistant that answers from the invented articles."""
    return Assistant(invented)


@pytest.fixture(scope="package")
def bundled_assistant() -> Iterator[Assistant]:
    """An assistant that answers from the archive that comes with the program."""
    with Retriever.open() as archive:
        yield Assistant(archive)
