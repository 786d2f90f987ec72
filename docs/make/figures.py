"""The tables of figures, from docs/figures.toml: all in docs/benchmarks.md, the first few in the READMEs."""

import re
import tomllib
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parents[1]
#: Columns of the table of all figures, and the keys of a row that they show.
_ALL = ("what", "figure", "data", "command")
_TABLE = re.compile(
    r"(<!-- figures: edit docs/figures\.toml, then run make docs -->\n).*?(<!-- end -->)", re.DOTALL
)


def rows() -> list[dict[str, Any]]:
    """Return the rows of docs/figures.toml."""
    found: list[dict[str, Any]] = tomllib.loads((DOCS / "figures.toml").read_text("utf-8"))["row"]
    return found


def with_figures(text: str, language: str | None) -> str:
    """Return a page with its table of figures written anew.

    Args:
        text: the page, with the two comments that the table stands between.
        language: "en" or "zh" of a README, which shows the rows that have this key; None takes all rows.
    """
    if language is None:
        cells = [
            _ALL,
            *(tuple(row[key] for key in _ALL) for row in rows()),
        ]
    else:
        head = {"en": ("what", "figure"), "zh": ("测什么", "结果")}[language]
        cells = [
            head,
            *(
                (row[language], row.get(f"figure_{language}", row["figure"]))
                for row in rows()
                if language in row
            ),
        ]
    lines = [f"| {' | '.join(row)} |\n" for row in cells]
    lines.insert(1, f"|{' --- |' * len(cells[0])}\n")
    table = "".join(lines)
    return _TABLE.sub(lambda found: f"{found[1]}{table}{found[2]}", text)
