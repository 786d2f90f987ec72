"""Newspaper, day and page that a person gives the articles of a folder, for those that say nothing themselves.

They are kept in the table ``meta`` by the path of the folder, so that files that come later have them too.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from corpus.masthead import Masthead, edition_of
from corpus.model import Article, Known
from corpus.printed_day import iso_day
from corpus.readers import absolute
from corpus.readers.describing import known_by
from corpus.readers.labels import field_of
from retriever.errors import BadValueError
from retriever.filtering import is_day
from retriever.index.facets import printed_facets, set_printed
from retriever.index.planning import known_sources, sources_at
from retriever.index.rows import article_values, known_values, update_article
from retriever.index.store import Store

Given = Mapping[str, str]
"""Values by name."""

NAMES: Final = tuple(field.name for field in fields(Masthead))
#: 来源 and 版 of a table are these here.
_ALSO: Final = {"source": "newspaper", "page": "edition"}
_KEY: Final = "given"


def check_given(values: Given) -> dict[str, str]:
    """Return values as they are kept: by our names (报纸 is newspaper), a day as 2024-06-03, a page by its number.

    Raises:
        BadValueError: a name is none of ``NAMES``, or a day is none.
    """
    named = {_ALSO.get(field := field_of(name) or name, field): value for name, value in values.items()}
    unknown = next((name for name in named if name not in NAMES), None)
    if unknown is not None:
        raise BadValueError(
            f"{unknown}: 可以给的是 {'、'.join(NAMES)} (what can be given: {', '.join(NAMES)})"
        )
    kept = {name: value.strip() for name, value in named.items() if value.strip()}
    if "date" in kept:
        day = iso_day(kept["date"]) or kept["date"]
        if not is_day(day):
            raise BadValueError(
                f"{day}: 日期应像 2024-06-03、2024-06 或 2024 (a day, month or year: 2024-06-03)"
            )
        kept["date"] = day
    if "edition" in kept:
        kept["edition"] = edition_of(kept["edition"]) or kept["edition"]
    return kept


def given_values(store: Store) -> dict[str, dict[str, str]]:
    """Return what was given, by the path of the folder or file."""
    values: dict[str, dict[str, str]] = json.loads(store.meta(_KEY) or "{}")
    return values


def given_to(path: str, given: Mapping[str, Given]) -> Given:
    """Return what a source is given: by itself and by the folders above it, the nearest one's word first."""
    above = [folder for folder in sorted(given, key=len) if sources_at([path], Path(folder))]
    return {name: value for folder in above for name, value in given[folder].items()}


def give(store: Store, paths: Sequence[Path], values: Given) -> None:
    """Give values to what lies at some paths, in place of what was given there; the caller holds the lock."""
    given = given_values(store) | {str(absolute(path)): dict(values) for path in paths}
    given = {path: kept for path, kept in given.items() if kept}
    known = known_sources(store)
    with store.transaction():
        for source in {source for path in paths for source in sources_at(known, path)}:
            values = given_to(source, given)
            articles = store.connection.execute(
                "SELECT id FROM article WHERE source = ?", (known[source].row,)
            )
            for (number,) in articles.fetchall():
                _fill_row(store, number, values)
        store.set_meta(_KEY, json.dumps(given, ensure_ascii=False))
        store.set_meta("generation", str(store.generation + 1))


def move_given(store: Store, old: str, new: str) -> None:
    """Give what was given to a folder, or below it, to the folder that it is now; inside the caller's transaction."""
    given = given_values(store)
    moved = {
        new + path.removeprefix(old) if path == old or path.startswith(old + os.sep) else path: values
        for path, values in given.items()
    }
    if moved != given:
        store.set_meta(_KEY, json.dumps(moved, ensure_ascii=False))


def filled(article: Article, given: Given) -> Article:
    """Return an article with what it is given where it says nothing itself."""
    own = {name: getattr(article, name) for name in NAMES}
    return replace(article, **_filled(own, article.known, given)) if given else article


def _fill_row(store: Store, number: int, given: Given) -> None:
    row = article_values(store, number)
    del row["path"]
    new = _filled({name: row[name] for name in NAMES}, known_values(row["known"]), given)
    new = row | new | {"known": json.dumps(new["known"], ensure_ascii=False)}
    if new != row:
        update_article(store, new.values())
        set_printed(store, number, printed_facets(new))


def _filled(own: Mapping[str, str | None], known: Sequence[Known], given: Given) -> dict[str, Any]:
    """Return the values with what is given in their gaps, and how each is known; what was given before is a gap."""
    hand = {one.name for one in known if one.ways == ("hand",)}
    new = {name: value for name, value in given.items() if name in hand or not own[name]}
    return {
        **{name: None if name in hand else value for name, value in own.items()},
        **new,
        "known": (*(one for one in known if one.name not in hand), *(known_by(name, "hand") for name in new)),
    }
