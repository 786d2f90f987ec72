"""Articles → rows, each with its checksum, and rows out again; all inside the caller's transaction."""

import itertools
import json
from collections.abc import Iterable, Iterator

from corpus.model import Article, HeadLine, Paragraph
from corpus.passages import other_readings
from retriever.index import lexical
from retriever.index.checksums import Value, checksum
from retriever.index.facets import forget_articles, insert_printed, printed_facets
from retriever.index.rows import LineRow, columns_by_name, insert, summed, summing
from retriever.index.schema import CONTENT
from retriever.index.staging import StagedArticle, StagedSource
from retriever.index.store import Store


def new_numbers(store: Store) -> Iterator[int]:
    """Return the numbers for new passages; none is given twice, as derived files know a passage by it."""
    last = store.connection.execute("SELECT max(id) FROM passage").fetchone()[0] or 0
    return itertools.count(max(last + 1, int(store.meta("next_passage", "1") or 1)))


def insert_source(store: Store, path: str, source: StagedSource, added: str) -> int:
    """Put a source into the tables; return its row."""
    row = _next_row(store, "source")
    values = summing("source", (row, path, source.digest, CONTENT, source.bytes, added))
    store.connection.execute(insert("source"), values)
    return row


def article_columns(row: int, source: int, record: str, article: Article) -> tuple[Value, ...]:
    """Return the values of an article's row, in the order of ``SUMMED["article"]``."""
    return (
        *(row, source, article.id, record, article.kind, article.title, article.kicker),
        *(article.subtitle, article.byline, article.dateline, article.date, article.newspaper),
        *(article.page, article.edition, article.section, article.genre, article.column, article.unit),
        json.dumps(article.known, ensure_ascii=False),
    )


def line_rows(article: Article) -> Iterator[LineRow]:
    """Yield the lines of an article: its head from -1 down, its paragraphs from 0."""
    lines: list[tuple[int, str, HeadLine | Paragraph, tuple[int, ...]]] = [
        (-1 - n, head.role, head, ()) for n, head in enumerate(article.head)
    ]
    lines += [
        (n, "subhead" if paragraph.subhead else "paragraph", paragraph, paragraph.doubts)
        for n, paragraph in enumerate(article.paragraphs)
    ]
    for number, role, line, cuts in lines:
        yield LineRow(number, role, line.text, *map(json.dumps, (line.runs, cuts, line.boxes)))


def insert_article(store: Store, source: int, staged: StagedArticle, numbers: Iterator[int]) -> None:
    """Put an article into the tables, its passages with the next numbers."""
    article = staged.article
    row = _next_row(store, "article")
    values = article_columns(row, source, staged.record, article)
    store.connection.execute(insert("article"), summing("article", values))
    insert_printed(store, row, printed_facets(columns_by_name(values)))
    store.connection.executemany(
        insert("line"), [summing("line", (row, *line)) for line in line_rows(article)]
    )
    for passage in staged.passages:
        number = next(numbers)
        others = other_readings(article.paragraphs[passage.paragraph], passage.start, passage.end)
        tokens = lexical.index_passage(store.connection, number, passage.context, passage.text, others)
        place = (number, row, passage.paragraph, passage.start, passage.end, passage.id)
        store.connection.execute(insert("passage"), (*place, checksum(*place, *tokens)))


def seal_passages(store: Store, numbers: Iterable[int] | None = None) -> None:
    """Give passages their checksums anew, all of them where none are named: after their tokens were changed."""
    connection = store.connection
    chosen = "" if numbers is None else " WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT {summed('passage')} FROM passage{chosen}",  # noqa: S608 - columns of ours
        () if numbers is None else (json.dumps(list(numbers)),),
    ).fetchall()
    for row in rows:
        total = checksum(*row, *lexical.tokens_of(connection, row[0]))
        connection.execute("UPDATE passage SET crc = ? WHERE id = ?", (total, row[0]))


def delete_source(store: Store, path: str) -> list[tuple[int, str]]:
    """Take a source out of the tables; return its passages, (number, hash)."""
    rows: list[tuple[int, str]] = store.connection.execute(
        "SELECT passage.id, hash FROM passage JOIN article ON article.id = passage.article"
        " JOIN source ON source.id = article.source WHERE source.path = ?",
        (path,),
    ).fetchall()
    lexical.forget_passages(store.connection, [row[0] for row in rows])
    forget_articles(store, path)
    store.connection.execute("DELETE FROM source WHERE path = ?", (path,))
    return rows


def _next_row(store: Store, table: str) -> int:
    """Return the number of the next row, which is part of what is summed."""
    last: int | None = store.connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]  # noqa: S608
    return (last or 0) + 1
