"""The code blocks of a page, the commands and output of those that show a terminal, and the rows of its tables."""

import re
from pathlib import Path
from typing import NamedTuple

from tests.conftest import PROJECT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What is left out of shown output.
_GAP = "……"


class Shown(NamedTuple):
    """A command of a page and the lines that it shows below it."""

    command: str
    output: tuple[str, ...]


def blocks(page: str | Path, language: str) -> list[str]:
    """Return the blocks of a language, in order."""
    text = (PROJECT / page).read_text(encoding="utf-8")
    return [found[2] for found in _BLOCK.finditer(text) if found[1] == language]


def commands(block: str) -> list[Shown]:
    """Return what is typed behind each $ of a block, with the lines that follow."""
    found: list[tuple[str, list[str]]] = []
    for line in block.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            found.append((line[2:].partition(" #")[0].strip(), []))
        elif line.strip():
            found[-1][1].append(line)
    return [Shown(command, tuple(output)) for command, output in found]


def rows(page: str | Path, head: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of the tables with a head, cell by cell."""
    found: list[tuple[str, ...]] = []
    inside = False
    for line in (PROJECT / page).read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        inside = line.startswith("|") and (inside or cells == head)
        if inside and cells != head and set(line) - set("| -"):
            found.append(cells)
    return found


def holds(said: str, shown: str) -> bool:
    """Tell whether an output has a line like the shown one, in which …… stands for anything left out."""
    pattern = ".*".join(map(re.escape, shown.split(_GAP)))
    return re.search(f"^{pattern}$", said, re.MULTILINE) is not None
