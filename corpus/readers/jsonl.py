"""Articles as JSON lines: {"id", "title", "text", "byline"?, "date"?, "source"?, …} a line."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSourceError
from corpus.lazy import lazy_pattern
from corpus.masthead import edition_of
from corpus.model import Article, Document, HeadLine, HeadRole, Page, Paragraph, whole_run
from corpus.readers.checking import Tell, check_text
from corpus.readers.decoding import read_text
from corpus.readers.labels import field_of
from corpus.readers.markup import without_markup
from corpus.readers.setting import as_read

#: Returns a record, told how messages name it.
Load = Callable[[str], Any]

_PARAGRAPH = lazy_pattern(r"[^\s][^\n]*")
_TEXT_KEYS = (
    "title",
    "kicker",
    "subtitle",
    "byline",
    "dateline",
    "date",
    "newspaper",
    "source",
    "page",
    "edition",
    "section",
    "genre",
    "column",
    "unit",
)
_HEAD_ROLES: tuple[HeadRole, ...] = ("kicker", "title", "subtitle", "byline")


def _record(line: str, where: str) -> Any:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableSourceError(f"{where}: 不是合法的 JSON (not valid JSON): {error}") from error
    return record


def check_record(record: Any, where: str) -> dict[str, Any]:
    """Return a record that holds an article, its values text; 标题 and 正文 are other names for title and text.

    Raises:
        UnreadableSourceError: it does not.
    """
    if isinstance(record, dict):
        record = _by_field(record) | record
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise UnreadableSourceError(f'{where}: 需要 {{"id", "title", "text"}} (a record needs a "text")')
    if not record["text"].strip():
        raise UnreadableSourceError(f"{where}: text 是空的 (the text is empty)")
    for key in _TEXT_KEYS:
        if not isinstance(record.get(key), str | int | None):
            raise UnreadableSourceError(f"{where}: {key} 应是文字 ({key} must be text)")
    return record


def _by_field(record: dict[str, Any]) -> dict[str, str | int]:
    """Return the values of a record that are called otherwise, by their fields; of two the first name counts."""
    named = [(field_of(name), value) for name, value in record.items() if isinstance(value, str | int)]
    return {field: value for field, value in reversed(named) if field}


def _value(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return without_markup(str(value)).strip() or None if value is not None else None


def _document(record: dict[str, Any], name: str) -> Document:
    """The page of a record is its title line, its other head lines and its text, one under the other."""
    head_texts = [(role, line) for role in _HEAD_ROLES if (line := _value(record, role)) is not None]
    text = as_read(without_markup(record["text"]))
    head: list[HeadLine] = []
    offset = 0
    for role, value in head_texts:
        head.append(HeadLine(role, value, whole_run(offset, value)))
        offset += len(value) + 1
    page = Page(name, "".join(f"{value}\n" for _, value in head_texts) + text)
    paragraphs = []
    for match in _PARAGRAPH.finditer(text):
        line = match.group().rstrip()
        paragraphs.append(Paragraph(line, whole_run(offset + match.start(), line)))
    article = Article(
        kind="article",
        paragraphs=tuple(paragraphs),
        head=tuple(head),
        title=_value(record, "title"),
        kicker=_value(record, "kicker"),
        subtitle=_value(record, "subtitle"),
        byline=_value(record, "byline"),
        dateline=_value(record, "dateline"),
        date=_value(record, "date"),
        newspaper=_value(record, "newspaper") or _value(record, "source"),
        page=_value(record, "source") or name.partition("#")[0],
        key=_value(record, "id"),
        edition=_value(record, "edition") or edition_of(_value(record, "page")),
        section=_value(record, "section"),
        genre=_value(record, "genre"),
        column=_value(record, "column"),
        unit=_value(record, "unit"),
    )
    return Document(page, (article,))


def stream_jsonl(path: Path, tell: Tell | None = None) -> Iterator[Document]:
    """Yield a document a line; blank lines are passed over.

    Args:
        path: the file.
        tell: called at the end with what is wrong with records, which are left out.

    Raises:
        UnreadableSourceError: a line that is not such a record, and nobody to tell it to, or no line that
            is one; the message names the line.
    """
    lines = enumerate(StringIO(read_text(path), newline="\n"), 1)
    filled = ((number, line) for number, line in lines if line.strip())
    yield from stream_records(path, ((number, partial(_record, line)) for number, line in filled), tell)


def stream_records(path: Path, records: Iterable[tuple[int, Load]], tell: Tell | None) -> Iterator[Document]:
    """Yield a document a record.

    Args:
        path: the file.
        records: numbers of lines or rows, each with what returns its record when it is told how to name it.
        tell: called at the end with what is wrong with records, which are left out.

    Raises:
        UnreadableSourceError: as for ``stream_jsonl``.
    """
    filled = 0
    problems: list[UnreadableSourceError] = []
    seen: set[str] = set()
    for number, load in records:
        where = f"{path}:{number}"
        try:
            document = _read_record(check_record(load(where), where), where, f"{path.name}#{number}", seen)
        except UnreadableSourceError as error:
            if tell is None:
                raise
            problems.append(error)
        else:
            filled += 1
            yield document
    if problems and not filled:
        raise problems[0]
    for problem in problems:
        if tell:
            tell(str(problem))


def _read_record(record: dict[str, Any], where: str, name: str, seen: set[str]) -> Document:
    """Return the document of a record, its id noted among those seen."""
    key = _value(record, "id")
    if key in seen:
        raise UnreadableSourceError(f"{where}: id {key!r} 重复 (a duplicate id)")
    document = _document(record, name)
    check_text(document, where)
    if key is not None:
        seen.add(key)
    return document
