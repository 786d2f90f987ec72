"""Day and page of made pages by the lines at their top: python -m benchmarks.mastheads [--show].

A line of ``data/mastheads-N.tsv``: the day, the number of the page, and the head with ⏎ between its lines; - is none.
A headline and a text stand below each. ``mastheads-1`` and ``-2`` were there before the rules, ``-3`` after a first
version of them, ``-4`` after the last.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from corpus.readers import read

_DATA: Final = Path(__file__).parent / "data"
_BELOW: Final = "\n\n石门水渠通水\n\n本报讯（记者 白露）石门水渠昨日通水，全长九公里，灌溉农田三千亩。\n"


class Head(NamedTuple):
    """The top of a page, and what it says; "-" for nothing."""

    date: str
    edition: str
    text: str


def heads_of(file: Path) -> list[Head]:
    """Return the heads of a file."""
    return [Head(*line.split("\t")) for line in file.read_text("utf-8").splitlines()]


def told(head: Head, folder: Path) -> tuple[str, str]:
    """Return the day and the number of the page that are told of the article below a head."""
    page = folder / "page.txt"
    page.write_text(head.text.replace("⏎", "\n") + _BELOW, encoding="utf-8")
    article = read(page)[0].articles[-1]
    return article.date or "-", article.edition or "-"


def main(argv: list[str] | None = None) -> None:
    """Print the shares that are told right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mastheads", description=main.__doc__)
    parser.add_argument("--show", action="store_true", help="those that go wrong")
    shown = parser.parse_args(argv).show
    for file in sorted(_DATA.glob("mastheads-*.tsv")):
        heads = heads_of(file)
        with tempfile.TemporaryDirectory() as folder:
            found = [told(head, Path(folder)) for head in heads]
        dated = [
            date
            for head, (date, _) in zip(heads, found, strict=True)
            if head.date != "-" and date == head.date
        ]
        none = [date for head, (date, _) in zip(heads, found, strict=True) if head.date == "-" == date]
        pages = [edition for head, (_, edition) in zip(heads, found, strict=True) if edition == head.edition]
        days = sum(head.date != "-" for head in heads)
        figures = {
            "dates": f"{len(dated)} of {days}",
            "no date": f"{len(none)} of {len(heads) - days}",
            "pages": f"{len(pages)} of {len(heads)}",
        }
        print(file.stem, json.dumps(figures))
        for head, (date, edition) in zip(heads, found, strict=True):
            if shown and (date, edition) != head[:2]:
                print(f"  {head.text} → {date} {edition}; wanted {head.date} {head.edition}")


if __name__ == "__main__":
    main()
