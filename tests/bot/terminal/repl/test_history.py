"""Questions outlive the run, and a history that fails does not end a conversation."""

from pathlib import Path

import pytest
from prompt_toolkit.history import InMemoryHistory

from bot.terminal.repl.history import open_history


def test_questions_are_there_in_the_next_run_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "baozhi"
    open_history(folder).append_string("投入多少")
    open_history(folder).append_string("\x1b[31m公路呢\x1b[0m")
    assert list(open_history(folder).load_history_strings()) == ["公路呢", "投入多少"]
    assert (folder / "history").stat().st_mode & 0o077 == 0


def test_bytes_of_another_encoding_are_kept_as_well_as_may_be(tmp_path: Path) -> None:
    open_history(tmp_path).append_string("那曲\udcc4\udce3")
    assert list(open_history(tmp_path).load_history_strings()) == ["那曲??"]


def test_no_folder_keeps_nothing(tmp_path: Path) -> None:
    assert isinstance(open_history(None), InMemoryHistory)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    history = open_history(tmp_path / "file" / "baozhi")
    history.append_string("投入多少")
    assert capsys.readouterr().err.count("\n") == 1


def test_a_history_that_fails_later_is_forgotten_quietly(tmp_path: Path) -> None:
    history = open_history(tmp_path)
    (tmp_path / "history").unlink()
    (tmp_path / "history").mkdir()
    history.append_string("投入多少")
    assert history.get_strings() == ["投入多少"]
