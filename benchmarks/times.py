"""Times that sentences of articles tell, against the days that were worked out by hand: python -m benchmarks times.

A line of ``data/times-N.tsv``: the day of the article, a sentence with 【】 around its times, and what each means in
the notation of ISO 8601-2, all parted by tabs. ``times-1`` was there before the rules, ``times-2`` after them.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from corpus.dating import Period, period_of, told_times

_DATA: Final = Path(__file__).parent / "data"


class Case(NamedTuple):
    """A time of a sentence: where it stands and what it means."""

    text: str
    published: date
    start: int
    end: int
    meant: Period


def cases_of(file: Path) -> Iterator[Case]:
    """Yield the times of a file."""
    for line in file.read_text("utf-8").splitlines():
        published, marked, *meant = line.split("\t")
        text, begin = "", 0
        spans: list[tuple[int, int]] = []
        for char in marked:
            if char == "【":
                begin = len(text)
            elif char == "】":
                spans.append((begin, len(text)))
            else:
                text += char
        for (start, end), means in zip(spans, meant, strict=True):
            yield Case(text, date.fromisoformat(published), start, end, period_of(means))


def resolved(case: Case) -> Period | None:
    """Return what the program takes a time for: the one that shares most characters with it."""
    told = [
        (min(case.end, one.end) - max(case.start, one.start), one.period)
        for one in told_times(case.text, case.published)
    ]
    shared, period = max(told, key=lambda pair: pair[0], default=(0, None))
    return period if shared > 0 else None


def main(argv: list[str] | None = None) -> None:
    """Print how many are right, of each file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks times", description=main.__doc__)
    parser.add_argument("--show", action="store_true", help="the times that are taken for others")
    shown = parser.parse_args(argv).show
    for file in sorted(_DATA.glob("times-*.tsv")):
        cases = list(cases_of(file))
        wrong = [(case, found) for case in cases if (found := resolved(case)) != case.meant]
        print(f"{file.stem}: {len(cases) - len(wrong)} of {len(cases)} right")
        for case, found in wrong if shown else ():
            print(
                f"  {case.published} {case.text}\n    {case.text[case.start : case.end]}: {case.meant}, not {found}"
            )


if __name__ == "__main__":
    main()
