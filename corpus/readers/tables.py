"""Tables of articles (.csv, .tsv, .xlsx): a row an article, the first row says which column is what."""

import csv
import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, Final

from corpus.errors import UnreadableSourceError
from corpus.model import Document
from corpus.readers.checking import Tell
from corpus.readers.decoding import read_text
from corpus.readers.jsonl import stream_records
from corpus.readers.labels import NAMES, plain_name
from corpus.readers.packed import opened

#: Characters of a cell; Excel allows 32,767.
_LONGEST_CELL: Final = 4 << 20
MOST_ROWS: Final = 1_000_000


def read_csv(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a row.

    Raises:
        UnreadableSourceError: no column holds texts, or a row without text and nobody to tell it to.
    """
    text = read_text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(("\t", ";", "，", ","), key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    yield from _documents(path, _tellable(path, rows), tell)


def _tellable(path: Path, rows: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from rows
    except csv.Error as error:
        raise UnreadableSourceError(f"{path}: 表格已损坏 (a damaged table): {error}") from error


def read_sheets(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a row of every sheet that has a column of texts.

    Raises:
        UnreadableSourceError: damaged, too large, or without such a sheet.
    """
    import openpyxl  # noqa: PLC0415 - the extra

    with opened(path) as package:  # its bounds hold before anything is unpacked
        for member in package.members:
            if member.endswith((".xml", ".rels")):
                package.plain_xml(member)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (ValueError, KeyError, OSError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise UnreadableSourceError(f"{path}: 表格已损坏 (a damaged workbook)") from error
    try:
        found = False
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=MOST_ROWS)
            header = next(iter(rows), None)
            if header is None or "text" not in _columns(header):
                continue
            named = path.with_name(f"{path.name}#{sheet.title}") if len(book.worksheets) > 1 else path
            yield from _documents(named, (list(row) for row in (header, *rows)), tell)
            found = True
        if not found:
            raise _no_texts(path)
    finally:
        book.close()


def _documents(path: Path, rows: Iterable[Sequence[Any]], tell: Tell | None) -> Iterator[Document]:
    numbered = enumerate(rows, 1)
    header = next(((number, row) for number, row in numbered if any(row)), (0, ()))[1]
    columns = _columns(header)
    if "text" not in columns:
        raise _no_texts(path)
    filled = ((number, row) for number, row in numbered if any(_shown(cell).strip() for cell in row))
    yield from stream_records(
        path, ((number, partial(_record, row, columns)) for number, row in filled), tell
    )


def _no_texts(path: Path) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{path}: 表格里没有“正文”一栏，首行应写明 标题、正文、作者、日期、版次 "
        "(no column of texts; name the columns title, text, author, date, edition in the first row)"
    )


def _columns(header: Sequence[Any]) -> dict[str, int]:
    """Return which column is what."""
    names = [plain_name(_shown(cell)) for cell in header]
    found: dict[str, int] = {}
    for key, known in NAMES.items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None:
            found[key] = place
    return found


def _record(row: Sequence[Any], columns: dict[str, int], where: str) -> dict[str, str]:
    """Return the record of a row; cells that are empty are no values."""
    del where
    record = {key: _shown(row[place]) for key, place in columns.items() if place < len(row)}
    return {"text": "", **{key: value for key, value in record.items() if value.strip()}}


def _shown(cell: Any) -> str:
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
