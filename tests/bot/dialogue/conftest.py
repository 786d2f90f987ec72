"""Archives for the tests of the dialogue: the invented one, opened once."""

import json
from collections.abc import Iterator

import pytest

from bot import Assistant, Conversation
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


@pytest.fixture(scope="module")
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """An archive of the articles of a test module, its ``ARTICLES``."""
    folder = tmp_path_factory.mktemp("articles")
    source = folder / "articles.jsonl"
    rows = request.module.ARTICLES
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    with Retriever.open(folder / "index", create=True) as opened:
        opened.add(source)
        yield opened


@pytest.fixture
def talk(archive: Retriever) -> Conversation:
    """A conversation over that archive."""
    return Assistant(archive).conversation()


@pytest.fixture(scope="package")
def reporter(invented: Retriever) -> Assistant:
    """An assistant that answers from the invented articles."""
    return Assistant(invented)


@pytest.fixture(scope="package")
def bundled_assistant() -> Iterator[Assistant]:
    """An assistant that answers from the archive that comes with the program."""
    with Retriever.open() as archive:
        yield Assistant(archive)
