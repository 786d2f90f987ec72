"""The bundled archive, opened once for the tests of every kind."""

from collections.abc import Iterator

import pytest

from retriever import Retriever


@pytest.fixture(scope="module")
def bundled() -> Iterator[Retriever]:
    """The archive that comes with the program."""
    with Retriever.open() as archive:
        yield archive
