"""Every code block and every question of the READMEs and the quickstart runs, and says what it shows."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from baozhi import Assistant, Retriever
from tests.bot.telegram.fake_server import TOKEN, FakeServer
from tests.conftest import PROJECT
from tests.docs.blocks import Shown, blocks, commands, holds, rows
from tests.e2e.conftest import PAGE

PAGES = ("README.md", "docs/quickstart.md")
#: Pages that show the same as another in the other language; what they show is run once.
TRANSLATED = {"README.zh.md": "README.md", "docs/quickstart.zh.md": "docs/quickstart.md"}
#: Commands that install, and what is checked in their stead.
INSTALLING = ("pip install ",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the pages that the examples speak of."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path, program: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(Path(program[0]).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def target_of(command: str) -> str:
    """Return the commands of a target of the Makefile."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    name = command.split()[1]
    assert f"\n{name}:" in makefile, command
    return makefile.partition(f"\n{name}:")[2].partition("\n\n")[0]


def check(shown: Shown, folder: Path, program: Sequence[str]) -> None:
    command = shown.command
    if command.startswith(INSTALLING):
        assert "baozhi" in command
        return
    if command.startswith("make "):
        recipe = target_of(command)
        if not shown.output:
            return
        assert 'baozhi ask "$(QUESTION)"' in recipe
        command = "baozhi ask 那曲积分超市资金多少"
    result = run(command, folder, program)
    assert result.returncode == 0, (command, result.stderr)
    for line in shown.output:
        assert holds(result.stdout + result.stderr, line), (command, line, result.stdout, result.stderr)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs_and_says_what_is_shown(page: str, folder: Path, program: Sequence[str]) -> None:
    shown = [one for block in blocks(page, "console") for one in commands(block)]
    assert any(one.output for one in shown)
    for one in shown:
        if "telegram" not in one.command.lower():
            check(one, folder, program)


@pytest.mark.parametrize("page", [*PAGES, "docs/python.md"])
def test_every_program_runs_and_prints_what_its_comments_say(page: str, folder: Path) -> None:
    programs = blocks(page, "python")
    assert programs
    for text in programs:
        result = subprocess.run(
            [sys.executable, "-c", text],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ["PYTHONPATH"]])},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert result.returncode == 0, result.stderr
        said = [line.partition("  # ")[2] for line in text.splitlines() if line.startswith("print(")]
        for comment in said:
            if comment and not comment.islower() and " " not in comment:
                assert comment in result.stdout.splitlines(), (comment, result.stdout)


@pytest.mark.parametrize(("page", "original"), TRANSLATED.items())
def test_a_translation_shows_the_same_commands_and_programs(page: str, original: str) -> None:
    def typed(name: str) -> list[Shown]:
        return [one for block in blocks(name, "console") for one in commands(block)]

    assert typed(page) == typed(original)
    assert blocks(page, "python") == blocks(original, "python")


def test_every_question_of_the_quickstart_gets_the_answer_that_is_shown() -> None:
    shown = rows("docs/quickstart.md", ("question", "answer"))
    assert len(shown) > 5
    assert rows("docs/quickstart.zh.md", ("问题", "回答")) == shown
    with Retriever.open() as archive:
        assistant = Assistant(archive)
        for question, answer in shown:
            said = assistant.conversation().ask(question).said or ""
            assert holds(said, answer), (question, said)


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    fake = FakeServer()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.mark.parametrize("page", ["README.md", "docs/telegram.md"])
async def test_the_commands_of_the_bot_have_all_that_it_needs(
    page: str, folder: Path, program: Sequence[str], server: FakeServer
) -> None:
    run("baozhi index pages --index my-index", folder, program)
    shown = [one.command for block in blocks(page, "console") for one in commands(block)]
    (token,) = [command for command in shown if command.startswith("export ")]
    (command,) = [command for command in shown if command.startswith("baozhi telegram")]
    name = token.split()[1].partition("=")[0]
    process = await asyncio.create_subprocess_exec(
        *("bash", "-c", f"export {name}={TOKEN}; {command} --check --api-url {server.url}"),
        cwd=folder,
        env={**os.environ, "PATH": os.pathsep.join([str(Path(program[0]).parent), os.environ["PATH"]])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, (out.decode(), err.decode())
