"""Documents that admins send in."""

import io
import sqlite3
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram import Limits, Pace
from bot.telegram.features import uploads
from bot.words.telegram.texts import CHINESE
from retriever.errors import StorageError
from retriever.index.locations import bundled_index

from .conftest import Running
from .factories import Script, ScriptedArchive
from .fake_server import FakeServer, Sent

ADMIN = 5
PAGE = "标题\n\n正文一段。".encode()


@pytest.fixture
def admins(running: Running, tmp_path: Path) -> Running:
    """Run the bot with an admin and a state."""
    return lambda **changes: running(
        **({"state": tmp_path / "telegram", "admins": frozenset({ADMIN})} | changes)
    )


async def shown(server: FakeServer, text: str, place: int = -1) -> Sent:
    """Wait until a message of the admin's chat says something."""
    await server.until(lambda: bool(server.sent_to(ADMIN)) and server.sent_to(ADMIN)[place].text == text)
    return server.sent_to(ADMIN)[place]


async def test_a_document_is_indexed_and_its_progress_shown_in_one_message(
    server: FakeServer,
    script: Script,
    admins: Running,
    tmp_path: Path,
) -> None:
    script.archive.gate = threading.Event()
    name = "2023年_第3版.txt"
    async with admins(pace=Pace(progress=0.01)):
        await server.user(ADMIN).send_file("2023年 第3版.txt", PAGE)
        await shown(server, CHINESE.document_progress.format(name=name, done=1, total=2))
        assert "3730万元" in (await server.user(ADMIN).ask("甲")).text  # meanwhile questions are answered
        script.archive.gate.set()
        message = await shown(server, CHINESE.document_indexed.format(name=name), 0)
        assert message.edits >= 2
        await server.user(ADMIN).send_file("又一次.txt", PAGE)
        await shown(server, CHINESE.document_known.format(name=name))
    (path,) = script.archive.added
    assert path == tmp_path / "telegram" / "documents" / uploads.digest_of(PAGE) / name
    assert path.read_bytes() == PAGE
    assert path.parent.stat().st_mode & 0o077 == 0


async def test_a_photo_of_an_admin_is_taken_in_its_largest_size(
    server: FakeServer, script: Script, admins: Running
) -> None:
    content = b"\xff\xd8\xff\xe0 a page"
    async with admins():
        await server.user(7).send_photo(content)
        assert (await server.messages(1, chat=7))[0].text == CHINESE.only_text
        await server.user(ADMIN).send_photo(content)
        await server.until(lambda: len(script.archive.added) == 1)
        await server.user(ADMIN).send_file("第3版.TIFF", content + b"2")
        await server.until(lambda: len(script.archive.added) == 2)
    photo, scan = script.archive.added
    assert photo.read_bytes() == content
    assert photo.name.startswith("照片-20")
    assert photo.suffix == ".jpg"
    assert scan.name == "第3版.tiff"


async def test_what_is_not_taken(server: FakeServer, script: Script, admins: Running, tmp_path: Path) -> None:
    async with admins(limits=Limits(upload=1024 * 1024)):
        for name in ("virus.exe", "page.txt.exe", None, "txt", ".md.zip"):
            before = len(server.sent)
            await server.user(ADMIN).send_file(name, PAGE)
            assert (await server.messages(before + 1))[before].text == CHINESE.document_type
        await server.user(ADMIN).send_file("big.txt", b"x" * (1024 * 1024 + 1))
        await shown(server, CHINESE.document_size.format(megabytes=1))
        await server.user(7).send_file("page.txt", PAGE)
        assert (await server.messages(1, chat=7))[0].text == CHINESE.only_admins
        for command in ("/remove", "/reindex", "/backup"):
            assert (await server.user(7).ask(command)).text == CHINESE.only_admins
    assert script.archive.added == []
    assert not (tmp_path / "telegram" / "documents").exists()


async def test_an_admin_in_a_group_is_sent_to_the_private_chat(server: FakeServer, admins: Running) -> None:
    group = -1001
    async with admins():
        for person, refusal in ((7, CHINESE.only_admins), (ADMIN, CHINESE.only_private)):
            for command in ("/remove", "/reindex", "/backup"):
                assert (await server.user(person).ask(command, chat=group)).text == refusal


@pytest.mark.parametrize(
    ("trouble", "text"),
    [("没有文章", CHINESE.document_unread), (StorageError("盘满"), CHINESE.document_failed)],
)
async def test_a_document_that_cannot_be_indexed(
    trouble: str | Exception, text: str, server: FakeServer, script: Script, admins: Running, tmp_path: Path
) -> None:
    script.archive.trouble = trouble
    async with admins():
        await server.user(ADMIN).send_file("page.md", PAGE)
        await shown(server, text.format(name="page.md"))
        script.archive.trouble = None
        await server.user(ADMIN).send_file("page.md", PAGE)  # another try is as good as the first
        await shown(server, CHINESE.document_indexed.format(name="page.md"))
    assert len(script.archive.added) == 1


async def test_what_was_being_indexed_at_the_stop_is_indexed_at_the_start(
    server: FakeServer, script: Script, admins: Running, tmp_path: Path
) -> None:
    script.archive.trouble = StorageError("盘满")
    async with admins():
        await server.user(ADMIN).send_file("page.md", PAGE)
        await shown(server, CHINESE.document_failed.format(name="page.md"))
    script.archive.trouble = None
    async with admins():
        await shown(server, CHINESE.document_indexed.format(name="page.md"), 0)
    assert len(server.sent) == 1
    assert [path.name for path in script.archive.added] == ["page.md"]


async def test_a_document_is_removed(
    server: FakeServer, script: Script, admins: Running, tmp_path: Path
) -> None:
    async with admins():
        assert (await server.user(ADMIN).ask("/remove")).text == CHINESE.documents_none
        await server.user(ADMIN).send_file("一.md", PAGE)
        await shown(server, CHINESE.document_indexed.format(name="一.md"))
        listed = await server.user(ADMIN).ask("/remove")
        assert listed.labels == ["✕ 一.md (1 KB)"]
        data = listed.buttons[0][0]["callback_data"]
        await server.user(7).ask("甲")
        refused = await server.user(7).forge(data, server.sent_to(7)[0])
        assert refused.text == CHINESE.pressed_stale  # no button of that message
        await server.user(ADMIN).press("✕ 一.md")
        await shown(server, CHINESE.document_removed.format(name="一.md"))
        assert (await server.user(ADMIN).ask("/remove")).text == CHINESE.documents_none
        await server.user(ADMIN).forge(data, listed)
        await shown(server, CHINESE.pressed_stale, 2)
    assert script.archive.removed == script.archive.added
    assert not script.archive.added[0].exists()


async def test_everything_is_read_again(server: FakeServer, script: Script, admins: Running) -> None:
    async with admins():
        for number in range(2):
            await server.user(ADMIN).send_file(f"{number}.md", PAGE + bytes([48 + number]))
            await shown(server, CHINESE.document_indexed.format(name=f"{number}.md"))
        script.archive.gate = threading.Event()
        await server.user(ADMIN).say("/reindex")
        await shown(server, CHINESE.document_progress.format(name=CHINESE.all_documents, done=1, total=2))
        script.archive.gate.set()
        await shown(server, CHINESE.reindexed.format(number=2))
    assert script.archive.added[2:] == script.archive.added[:2]


async def test_a_backup_holds_documents_state_and_index(
    server: FakeServer, script: Script, admins: Running, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    index.mkdir()
    with closing(sqlite3.connect(index / "archive.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (3730)")
        connection.commit()
        script.archive = ScriptedArchive(index)
        async with admins():
            await server.user(ADMIN).send_file("一.md", PAGE)
            await shown(server, CHINESE.document_indexed.format(name="一.md"))
            sent = await server.user(ADMIN).ask("/backup")
        async with admins(limits=Limits(backup=100)):
            too_big = await server.user(ADMIN).ask("/backup")
    assert too_big.text == CHINESE.backup_too_big.format(megabytes=0)
    assert sent.document
    assert sent.document[0].endswith(".tar.gz")
    with tarfile.open(fileobj=io.BytesIO(sent.document[1])) as archive:
        document = f"documents/{uploads.digest_of(PAGE)}/一.md"
        assert set(archive.getnames()) == {"state/state.db", "index/archive.db", document}
        archive.extractall(tmp_path / "restored", filter="data")
    with closing(sqlite3.connect(tmp_path / "restored/index/archive.db")) as connection:
        assert connection.execute("SELECT x FROM t").fetchall() == [(3730,)]
    with closing(sqlite3.connect(tmp_path / "restored/state/state.db")) as connection:
        assert connection.execute("SELECT name FROM document").fetchall() == [("一.md",)]


async def test_a_question_below_a_document_is_answered_when_it_is_in_the_index(
    server: FakeServer, script: Script, admins: Running
) -> None:
    script.archive.gate = threading.Event()
    async with admins():
        await server.user(ADMIN).send_file("一.md", PAGE, caption="修了多少公里路")
        await server.user(ADMIN).send_file("二.md", PAGE + b"2", caption="第3版")  # no question
        await shown(server, CHINESE.document_progress.format(name="一.md", done=1, total=2), 0)
        assert script.asked == []
        script.archive.gate.set()
        await server.until(lambda: any("3730万元" in message.text for message in server.sent_to(ADMIN)))
        assert server.sent_to(ADMIN)[0].text == CHINESE.document_indexed.format(name="一.md")
        await server.user(ADMIN).send_file("一.md", PAGE, caption="又修了多少")  # it is there already
        await server.until(lambda: len(script.asked) == 2)
    assert script.asked == ["修了多少公里路", "又修了多少"]
    assert [path.name for path in script.archive.added] == ["一.md", "二.md"]


async def test_a_question_below_a_document_outlives_a_restart(
    server: FakeServer, script: Script, admins: Running
) -> None:
    script.archive.trouble = StorageError("盘满")
    async with admins():
        await server.user(ADMIN).send_file("一.md", PAGE, caption="修了多少公里路")
        await shown(server, CHINESE.document_failed.format(name="一.md"))
    script.archive.trouble = None
    async with admins():
        await server.until(lambda: any("3730万元" in message.text for message in server.sent_to(ADMIN)))
    async with admins():
        await server.user(ADMIN).ask("乙")
    assert script.asked == ["修了多少公里路", "乙"]
    assert server.count("getFile") == 1


async def test_a_question_below_a_document_that_cannot_be_read_is_dropped(
    server: FakeServer, script: Script, admins: Running
) -> None:
    script.archive.trouble = "没有文章"
    async with admins():
        await server.user(ADMIN).send_file("一.md", PAGE, caption="修了多少公里路")
        await shown(server, CHINESE.document_unread.format(name="一.md"))
    async with admins():
        await server.user(ADMIN).ask("乙")
    assert script.asked == ["乙"]


async def test_without_a_state_no_document_is_taken(
    server: FakeServer, script: Script, running: Running
) -> None:
    async with running(admins=frozenset({ADMIN})):
        await server.user(ADMIN).send_file("page.md", PAGE)
        await shown(server, CHINESE.no_state)


async def test_the_bundled_archive_takes_no_document(
    server: FakeServer, script: Script, admins: Running
) -> None:
    script.archive.folder = bundled_index()
    async with admins():
        await server.user(ADMIN).send_file("page.md", PAGE)
        await shown(server, CHINESE.bundled_archive)
    assert script.archive.added == []


HOSTILE = [
    "../../etc/passwd",
    "/etc/cron.d/x",
    "..\\..\\x",
    "a\0b",
    ".",
    "..",
    "~",
    "con",
    "-rf",
    "a/b/c",
    "\u202egpj",
]


@given(st.sampled_from(HOSTILE) | st.text(max_size=300), st.sampled_from(uploads.SUFFIXES))
@settings(max_examples=200, deadline=None)
def test_a_name_leads_nowhere_else(name: str, suffix: str) -> None:
    shown = uploads.display_name(name + suffix, suffix)
    assert shown.endswith(suffix)
    assert Path(shown).name == shown
    assert len(shown) > len(suffix)
    assert not shown.startswith((".", "-"))
    assert not set(shown) & set('/\\:*?"<>|\0\n\u202e')
    assert len(shown.encode()) <= 255
    assert (Path("/a") / shown).resolve().parent == Path("/a")


def test_names_that_need_no_change() -> None:
    assert uploads.display_name("2023-10-13 第3版.txt", ".txt") == "2023-10-13_第3版.txt"
    assert uploads.display_name("Page.MD", ".md") == "Page.md"
    assert uploads.display_name(None, ".txt") == "document.txt"
    assert uploads.display_name("../../etc/passwd.txt", ".txt") == "etc_passwd.txt"
    assert uploads.suffix_of("a.TXT") == ".txt"
    assert uploads.suffix_of("a.txt.exe") is None
