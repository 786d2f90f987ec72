"""The units of one article in reading order: its head, then its columns, band by band, from the left."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.sheet.model import around
from corpus.sheet.parts import Parts
from corpus.sheet.units import Region, Unit, seen_through


def put_in_order(region: Region, parts: Parts) -> None:
    """Put the units of an article in reading order: its head, then its columns, band by band, from the left."""
    first = max(
        (unit for unit in region.units if unit.head), key=lambda unit: (unit.size, -unit.box.y0), default=None
    )
    rest = [unit for unit in region.units if unit is not first]
    ordered = [unit for band in _bands(rest, parts) for unit in _columns(band, parts.body)]
    region.units = [*([first] if first else []), *ordered]


def _bands(units: Sequence[Unit], parts: Parts) -> Iterator[list[Unit]]:
    """Yield the units between pictures that run across all of them."""
    if not units:
        return
    ordered = sorted(units, key=lambda unit: unit.box.y0)
    whole = around([unit.box for unit in units])
    band: list[Unit] = []
    for unit, following in pairwise([*ordered, None]):
        assert unit is not None  # noqa: S101 - for the type checker
        band.append(unit)
        if following is None:
            yield band
            return
        foot = max(other.box.y1 for other in band)
        between = [
            p
            for p in seen_through(parts)
            if p.y0 >= foot - 4 and p.y1 <= min(o.box.y0 for o in ordered if o not in band) + 4
        ]
        if following.box.y0 > foot and any(p.beside(whole) > 0.8 * whole.width for p in between):
            yield band
            band = []


def _columns(units: Sequence[Unit], body: float) -> Iterator[Unit]:
    """Yield units column by column from the left, each from its top."""
    columns: list[list[Unit]] = []
    for unit in sorted(units, key=lambda unit: (unit.box.x0, unit.box.y0)):
        home = next(
            (c for c in columns if abs(c[0].box.x0 - unit.box.x0) < 1.5 * body or _within(unit, c)), None
        )
        if home is None:
            columns.append([unit])
        else:
            home.append(unit)
    for column in columns:
        yield from sorted(column, key=lambda unit: unit.box.y0)


def _within(unit: Unit, column: Sequence[Unit]) -> bool:
    box = column[0].box
    return box.beside(unit.box) > 0.7 * unit.box.width
