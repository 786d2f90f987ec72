"""Where the state lies: apart from the index, and moved out of it without loss."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.telegram.errors import StateError
from bot.telegram.state import State
from bot.telegram.state.place import settle, state_folder, state_now
from bot.terminal.parser import build_parser
from retriever import Retriever
from retriever.index.locations import bundled_index, own_index
from tests.encoders import HashingEncoder
from tests.read_only import read_only

PAGE = "---\ntitle: 大棚\n---\n\n全镇建成大棚312座，县里为每座补贴1.5万元。\n"
SENT = "---\ntitle: 渡口\n---\n\n新渡口今年运送旅客41万人次。\n"
OWNER = 4711


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Retriever]:
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as opened:
        opened.add(tmp_path / "page.md")
        yield opened


def fill(folder: Path, archive: Retriever | None) -> Path:
    """Write a state with an owner and a document, which an archive gets."""
    path = folder / "documents" / "0a1b" / "渡口.md"
    with closing(State(folder)) as state:
        path.parent.mkdir(parents=True)
        path.write_text(SENT, "utf-8")
        state.people.appoint(OWNER, "owner")
        state.documents.add("0a1b", "渡口.md", len(SENT), OWNER, 5)
        if archive:
            archive.add(path)
            state.documents.indexed("0a1b")
    return path


def owner_and_documents(folder: Path) -> tuple[int | None, list[bool]]:
    with closing(State(folder)) as state:
        return state.people.owner(), [document.indexed for document in state.documents.all()]


def test_the_state_is_beside_the_index_unless_another_place_is_named(tmp_path: Path) -> None:
    assert state_folder(tmp_path / "index") == tmp_path / "index-telegram"
    assert state_folder(bundled_index()) == own_index().with_name(f"{own_index().name}-telegram")
    arguments = build_parser().parse_args(["telegram", "--state", "elsewhere"])
    assert state_folder(tmp_path / "index", arguments.state) == Path.cwd() / "elsewhere"


@pytest.mark.parametrize("other_disk", [False, True])
def test_what_was_in_the_index_moves_out_and_nothing_is_lost(
    archive: Retriever, tmp_path: Path, other_disk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = archive.folder / "telegram"
    fill(inside, archive)
    rename = Path.rename

    def across(path: Path, target: Path) -> Path:
        if path == inside:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(path, target)

    if other_disk:
        monkeypatch.setattr(Path, "rename", across)
    assert state_now(archive.folder) == inside
    folder = settle(archive)
    assert folder == tmp_path / "index-telegram" == state_now(archive.folder)
    assert not inside.exists()
    assert not list(tmp_path.glob("*.part"))
    assert owner_and_documents(folder) == (OWNER, [True])
    assert folder.stat().st_mode & 0o077 == 0
    path = folder / "documents" / "0a1b" / "渡口.md"
    assert archive.search("新渡口运送旅客多少")[0].citation.article.source == str(path)
    assert archive.verify().problems == ()
    assert archive.add(path).unchanged == (str(path),)
    assert settle(archive) == folder


def test_a_move_that_was_cut_off_is_finished_by_the_next_start(archive: Retriever, tmp_path: Path) -> None:
    fill(archive.folder / "telegram", archive)
    (archive.folder / "telegram").rename(tmp_path / "index-telegram")  # and then it was killed
    assert settle(archive) == tmp_path / "index-telegram"
    assert archive.verify().problems == ()
    assert owner_and_documents(tmp_path / "index-telegram") == (OWNER, [True])


def test_the_index_deleted_and_made_again_costs_nobody_anything(archive: Retriever, tmp_path: Path) -> None:
    folder = settle(archive)
    fill(folder, archive)
    shutil.rmtree(archive.folder)
    with Retriever.open(archive.folder, create=True, encoder=HashingEncoder()) as fresh:
        fresh.add(tmp_path / "page.md")
        assert settle(fresh) == folder
    assert owner_and_documents(folder) == (OWNER, [False])  # the bot indexes it at its start


def test_two_states_are_never_mixed(
    archive: Retriever, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    fill(archive.folder / "telegram", None)
    with closing(State(tmp_path / "other")) as state:
        state.people.appoint(7, "owner")
    assert settle(archive, tmp_path / "other") == tmp_path / "other"
    assert owner_and_documents(tmp_path / "other") == (7, [])
    assert owner_and_documents(archive.folder / "telegram") == (OWNER, [False])
    assert "not used" in caplog.text


def test_an_index_that_may_not_be_written_serves_a_bot_with_its_state_elsewhere(
    archive: Retriever, tmp_path: Path
) -> None:
    fill(archive.folder / "telegram", archive)
    archive.close()
    with read_only(archive.folder), Retriever.open(archive.folder, encoder=HashingEncoder()) as served:
        folder = settle(served, tmp_path / "state")
        assert owner_and_documents(folder) == (OWNER, [True])
        assert served.search("全镇建成大棚多少座")[0].citation.quote.startswith("全镇建成大棚312座")
        assert settle(served, tmp_path / "state") == folder


def test_no_room_beside_a_read_only_index_is_told_with_the_way_out(
    archive: Retriever, tmp_path: Path
) -> None:
    (tmp_path / "moved").mkdir()
    archive.close()
    shutil.move(archive.folder, tmp_path / "moved" / "index")
    with (
        read_only(tmp_path / "moved"),
        Retriever.open(tmp_path / "moved" / "index", encoder=HashingEncoder()) as served,
    ):
        with pytest.raises(StateError, match="--state") as caught:
            settle(served)
        assert "\n" not in str(caught.value)
        assert settle(served, tmp_path / "state") == tmp_path / "state"


def test_a_place_that_cannot_be_used_is_told_in_a_line(archive: Retriever, tmp_path: Path) -> None:
    fill(archive.folder / "telegram", None)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StateError, match="--state") as caught:
        settle(archive, tmp_path / "file")
    assert "\n" not in str(caught.value)
    assert owner_and_documents(archive.folder / "telegram")[0] == OWNER
