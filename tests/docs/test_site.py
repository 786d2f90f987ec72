"""The documentation builds as a site: every page has its place, every link and anchor leads somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import baozhi
from docs.make.site import lay_out, navigation
from tests.conftest import PROJECT

#: What a browser would fetch by itself from elsewhere; a link to follow is none.
_FETCHED = re.compile(
    r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//|url\(\W?(?:https?:)?//"
)
_PAGE = """# A page

[a file](other.md) and [a place](other.md#there)
"""


def build(folder: Path, *settings: str) -> "subprocess.CompletedProcess[str]":
    """Build the pages below a folder as mkdocs.yml has it, but for some settings."""
    here = [
        f"INHERIT: {PROJECT / 'mkdocs.yml'}",
        f"docs_dir: {folder / 'pages'}",
        f"site_dir: {folder / 'site'}",
    ]
    (folder / "mkdocs.yml").write_text("\n".join([*here, *settings]), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(folder / "mkdocs.yml")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_page_has_a_place_in_the_site() -> None:
    places = navigation()
    assert len(set(places)) == len(places)
    written = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "docs").glob("*.md")}
    assert {*written, "README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= set(places)


def test_the_reference_has_every_public_name() -> None:
    text = (PROJECT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^::: baozhi\.(\w+)$", text, re.MULTILINE))
    assert named | {"CorpusError", "EncoderError", "RetrieverError"} == set(baozhi.__all__)


def test_the_site_builds_with_every_link_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    lay_out(tmp_path / "pages")
    result = build(tmp_path)
    assert result.returncode == 0, result.stderr
    assert {path.name for path in tmp_path.glob("site/docs/*.svg")} >= {"cast.svg", "cast.zh.svg"}
    reference = (tmp_path / "site" / "docs" / "api.html").read_text(encoding="utf-8")
    for name in ("Retriever.search", "Answer.to_json", "Encoder.encode_queries"):
        assert f'id="baozhi.{name}"' in reference
    for path in tmp_path.glob("site/**/*"):
        if path.suffix in (".html", ".css"):
            assert not _FETCHED.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("other", "wrong"), [(None, "other.md"), ("# Elsewhere\n", "#there"), ("# There\n", None)]
)
def test_a_link_that_leads_nowhere_stops_the_build(
    other: str | None, wrong: str | None, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.md").write_text(_PAGE, encoding="utf-8")
    if other:
        (pages / "other.md").write_text(other, encoding="utf-8")
    listed = "[page.md, other.md]" if other else "[page.md]"
    result = build(tmp_path, f"nav: {listed}", "plugins: []")
    assert (result.returncode == 0) == (wrong is None), result.stderr
    assert wrong is None or wrong in result.stderr
