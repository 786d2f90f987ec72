"""One small archive, opened once, and clients of a server over it."""

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
HOSTILE = (
    '---\ntitle: <script>alert(1)</script>的启示\nbyline: 记者 "><img src=x onerror=alert(2)>\n---\n\n'
    "桐山县文化馆办了展览，展出作品512件。<script src=//evil.example/x.js></script> "
    "[点这里](javascript:alert(3)) **不要**信。\n"
)

Make = Callable[..., TestClient]


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the invented articles, and of one that wants to be run."""
    root = tmp_path_factory.mktemp("web")
    (root / "hostile.md").write_text(HOSTILE, "utf-8")
    with Retriever.open(root / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(write(root), root / "hostile.md")
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
