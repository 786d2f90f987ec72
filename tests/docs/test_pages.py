"""The pages are short where they greet, lead somewhere, and are as the program is."""

import json
import re
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest

from bot.telegram.commands.table import COMMANDS
from bot.web.api.document import openapi
from docs.make.cli import reference
from docs.make.commands import with_commands
from docs.make.figures import rows, with_figures
from docs.make.site import navigation
from tests.conftest import PROJECT

MARKDOWN = sorted(
    [*PROJECT.glob("*.md"), *(PROJECT / "docs").glob("*.md"), *(PROJECT / "deploy").glob("*.md")]
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_MADE = "run `make docs`"


def test_the_readme_is_read_in_three_minutes() -> None:
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").split()) <= 600
    chinese = (PROJECT / "README.zh.md").read_text(encoding="utf-8")
    assert len(re.findall(r"[\u4e00-\u9fff]", chinese)) <= 1000


@pytest.mark.parametrize("page", MARKDOWN, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_target_of_make_that_a_page_names_is_there() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for page in MARKDOWN:
        for target in re.findall(r"(?:`|^\$ )make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"\n{target}:" in makefile, (page.name, target)


@pytest.mark.parametrize("page", navigation())
def test_every_file_and_module_that_a_page_names_is_there(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    packages = "|".join(
        ("bot", "retriever", "embeddings", "corpus", "tests", "training", "benchmarks", "docs")
    )
    for named in re.findall(rf"`((?:{packages})/[\w./]+)`", text):
        assert (PROJECT / named).exists(), named
    modules = {path.name for package in packages.split("|") for path in (PROJECT / package).rglob("*.py")}
    assert set(re.findall(r"[`/]([a-z_]+\.py)`", text)) <= modules
    for module in re.findall(rf"python -m ((?:{packages})[a-z_.]*)\b", text):
        path = PROJECT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_the_published_document_of_the_api_is_the_one_served() -> None:
    assert json.loads((PROJECT / "docs" / "openapi.json").read_text("utf-8")) == openapi(), _MADE


def test_every_page_of_docs_is_linked() -> None:
    linked = {
        (page.parent / target).resolve()
        for page in MARKDOWN
        for target in _LINK.findall(page.read_text(encoding="utf-8"))
    }
    pages = {page.resolve() for page in (PROJECT / "docs").glob("*.md")}
    assert pages <= linked


def test_the_command_line_reference_is_that_of_the_program() -> None:
    assert (PROJECT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), _MADE


def test_the_commands_of_the_bot_are_those_of_its_table() -> None:
    text = (PROJECT / "docs" / "telegram.md").read_text(encoding="utf-8")
    assert with_commands(text) == text, _MADE
    assert all(f"| `{command.usage('en')}` |" in text for command in COMMANDS.values())


@pytest.mark.parametrize(
    ("name", "language"), [("README.md", "en"), ("README.zh.md", "zh"), ("docs/benchmarks.md", None)]
)
def test_the_figures_are_those_of_the_one_table(name: str, language: str | None) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert with_figures(text, language) == text, _MADE
    shown = rows() if language is None else [row for row in rows() if language in row]
    assert all(row[language or "what"] in text for row in shown)
    assert language is None or len(shown) == 6


@pytest.mark.parametrize(("name", "asked"), [("cast.svg", "ask"), ("cast.zh.svg", "问")])
def test_the_picture_is_a_drawing_that_loads_nothing(name: str, asked: str) -> None:
    text = (PROJECT / "docs" / name).read_text(encoding="utf-8")
    drawing = Xml.fromstring(text)
    assert not re.search(r"<script|<image|<use|href|url\(|@import", text)
    words = "".join(drawing.itertext())
    assert "3730" in words
    assert asked in words
    frames = [group.get("id") for group in drawing.iter("{http://www.w3.org/2000/svg}g")]
    assert len(frames) >= 5
    assert all(f"#{frame}{{" in text for frame in frames)


def test_the_map_names_modules_and_layers_that_are_there() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    tree = text.partition("```")[2].partition("```")[0]
    rooms = [line.split()[0] for line in tree.splitlines() if line.strip()]
    package = ""
    for room, line in zip(rooms, (line for line in tree.splitlines() if line.strip()), strict=True):
        if not line.startswith(" "):
            package = room
            assert (PROJECT / room).is_dir(), room
        elif room.endswith("/"):
            assert (PROJECT / package / room).is_dir(), room
