"""The pages of the site, laid out in build/pages as they stand in the repository; mkdocs makes build/site of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from docs.make.figures import DOCS

PROJECT = DOCS.parent
#: Where mkdocs.yml looks for the pages.
LAID_OUT = PROJECT / "build" / "pages"
#: What the pages show beside their text.
_SHOWN = ("docs/*.svg", "docs/*.png", "docs/*.webp", "docs/*.css", "docs/openapi.json")


def pages(entries: list[Any]) -> Iterator[str]:
    """Yield the files that a navigation names, in reading order."""
    for entry in entries:
        (target,) = entry.values()
        if isinstance(target, str):
            yield target
        else:
            yield from pages(target)


def navigation() -> list[str]:
    """Return the pages of mkdocs.yml, in reading order."""
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    return list(pages(settings["nav"]))


def lay_out(folder: Path) -> None:
    """Copy every page and picture into a folder, in place of what it held."""
    shutil.rmtree(folder, ignore_errors=True)
    shown = [path.relative_to(PROJECT) for pattern in _SHOWN for path in PROJECT.glob(pattern)]
    for name in [*map(Path, navigation()), *shown]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, folder / name)
