"""A filter as Milvus compares it, over what ``retriever.filtering.printed_parts`` says of an article."""

import json
import re
from typing import Final

from retriever.filtering import Filter

#: “清河”: a mark is looked for as any character.
_MARK: Final = re.compile(r"[^\w\s]")


def expression(filters: Filter, *, timed: bool = True) -> str:
    """Return the expression of a filter, empty where it asks for nothing; its times where they are meant."""
    wanted = filters.wanted()
    parts = [f"{name} like {like(wanted[name])}" for name in ("paper", "place", "title") if wanted[name]]
    if wanted["edition"]:
        page = quoted(wanted["edition"])
        parts.append(f"(edition == {page} or section == {page})")
    if wanted["authors"]:
        parts.append(f"array_contains_all(authors, {json.dumps(wanted['authors'], ensure_ascii=False)})")
    if timed and filters.dated:
        parts.append(_between(filters.since, filters.until))
    return both(*parts)


def _between(since: str, until: str) -> str:
    """Return the expression for days between two bounds, each compared as far as both are told."""
    parts = ['date != ""']
    if since:
        shorter = [since[:size] for size in (4, 7) if size < len(since)]
        parts.append(f"(date >= {quoted(since)} or date in {json.dumps(shorter)})")
    if until:
        parts.append(f"date <= {quoted(until + '~')}")  # ~ comes after every figure and hyphen
    return both(*parts)


def both(*parts: str) -> str:
    """Return the expression for all of some."""
    return " and ".join(part for part in parts if part)


def quoted(text: str) -> str:
    """Return a text as an expression has it."""
    return json.dumps(text, ensure_ascii=False)


def like(text: str) -> str:
    """Return the pattern for a part of a text; a mark of punctuation stands for any, since some of them steer."""
    return f'"%{_MARK.sub("_", text)}%"'
