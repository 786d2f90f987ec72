"""One small archive, opened once, and clients of a server over it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.web.app import make_app
from bot.web.service.library import Library
from bot.web.settings import ServerSettings
from retriever import Retriever
from tests.bot.dialogue.invented import write
from tests.encoders import HashingEncoder

HERE = "http://127.0.0.1:8321"
#: Tags that an article writes out as text, and an id that breaks out of attributes and addresses.
HOSTILE = {
    "id": '"><x>/../y?z#',
    "title": "&lt;script&gt;alert(1)&lt;/script&gt;的启示 {{7*7}}",
    "byline": "记者 &quot;&gt;&lt;img src=x onerror=alert(2)&gt;",
    "text": "桐山县文化馆办了展览，展出作品512件。&lt;script src=//evil.example/x.js&gt;&lt;/script&gt; "
    "[点这里](javascript:alert(3)) **不要**信。",
}

Make = Callable[..., TestClient]


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the invented articles, and of one that wants to be run."""
    root = tmp_path_factory.mktemp("web")
    (root / "hostile.jsonl").write_text(json.dumps(HOSTILE), "utf-8")
    with Retriever.open(root / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(write(root), root / "hostile.jsonl")
    return root / "index"


def library(folder: Path) -> Library:
    """Return the library of an index folder."""
    return Library(lambda: Retriever.open(folder, encoder=HashingEncoder()))


@pytest.fixture
def make(folder: Path) -> Iterator[Make]:
    """Makes clients of servers with settings of a test's own."""
    clients: list[TestClient] = []

    def begin(settings: ServerSettings | None = None, **options: object) -> TestClient:
        app = make_app(library(folder), settings or ServerSettings(threads=2))
        client = TestClient(app, base_url=HERE, follow_redirects=False, **options)  # type: ignore[arg-type]
        client.__enter__()
        clients.append(client)
        return client

    yield begin
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture(scope="package")
def client(folder: Path) -> Iterator[TestClient]:
    """A client of a server of this machine's own."""
    app = make_app(library(folder), ServerSettings(threads=2))
    with TestClient(app, base_url=HERE, follow_redirects=False) as opened:
        yield opened
