"""What Tab offers."""

from dataclasses import replace
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.terminal.repl.catalogue import Catalogue
from bot.terminal.repl.commands import COMMANDS
from bot.terminal.repl.completion import ChatCompleter
from bot.terminal.repl.session import Session
from tests.bot.terminal.repl.scripted import scripted


def completed(session: Session, typed: str) -> list[str]:
    """Return the lines that the completions of a typed one would make."""
    found = ChatCompleter(session).get_completions(Document(typed, len(typed)), CompleteEvent())
    return [typed[: len(typed) + each.start_position] + each.text for each in found]


def test_commands(session: Session) -> None:
    assert completed(session, "/") == list(COMMANDS)
    assert completed(session, "/s") == ["/sources", "/settings"]
    assert completed(session, "/quit ") == []
    assert completed(session, "/fly ") == []


def test_arguments(session: Session, tmp_path: Path) -> None:
    assert completed(session, "/article ") == ["/article a-1", "/article b-2"]
    assert completed(session, "/article 苹果") == ["/article b-2"]
    assert completed(session, "/settings lang") == ["/settings language zh", "/settings language en"]
    assert "/settings caution strict" in completed(session, "/settings cau")
    (tmp_path / "my-index").mkdir()
    (tmp_path / "my-file").touch()
    assert completed(session, f"/index {tmp_path}/my-") == [f"/index {tmp_path}/my-index"]
    assert len(completed(session, f"/export {tmp_path}/my-")) == 2


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("清河县修", ["清河县修路三十公里"]),
        ("我想看清河县修", ["我想看清河县修路三十公里"]),
        ("合作社", ["苹果🍎合作社分红"]),
        ("/raw 关于清河县", ["/raw 关于清河县修路三十公里"]),
        ("清", []),
        ("火星", []),
        ("", []),
    ],
)
def test_titles_in_a_question(session: Session, typed: str, lines: list[str]) -> None:
    assert completed(session, typed) == lines


def test_places_come_from_datelines_and_from_what_articles_repeat(session: Session) -> None:
    words = Catalogue(session.assistant.archive).words
    assert set(words[:2]) == {"清河", "清河县"}  # places before titles
    assert completed(session, "在清河") == ["在清河县", "在清河县修路三十公里"]


def test_the_catalogue_is_that_of_the_open_archive(session: Session) -> None:
    completer = ChatCompleter(session)
    first = completer.catalogue
    assert completer.catalogue is first
    session.open("other")
    assert completer.catalogue is not first


def test_a_title_that_would_steer_the_terminal_is_shown() -> None:
    assistant = scripted()
    (entry, *_) = assistant.archive.catalogue()
    evil = replace(entry, reference=replace(entry.reference, title="北海\x1b[2J"))
    assistant.archive.catalogue = lambda: [evil]
    assert completed(Session(lambda _: assistant), "北海") == ["北海␛[2J"]
