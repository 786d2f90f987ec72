"""baozhi info and baozhi verify: describe an index, and check it."""

import argparse
import dataclasses
from typing import Any

from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, say_json, warn
from bot.words.texts import texts_in
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def info(args: argparse.Namespace) -> int:
    """Print what is in the index."""
    with Retriever.open(args.index) as archive:
        values = dataclasses.asdict(archive.info())
    if args.json:
        say_json(values, indent=1)
    else:
        width = max(map(len, values))
        say("\n".join(f"{name:<{width}}  {_shown(value)}" for name, value in values.items()))
    return 0


def _shown(value: Any) -> str:
    """Return a value as text; those of several things one beside the other."""
    if isinstance(value, dict):
        value = "、".join(f"{name} {_shown(one)}" for name, one in value.items()) or None
    return "—" if value is None else str(value)


def verify(args: argparse.Namespace) -> int:
    """Compare every quote with its source. Exit with status 2 where a quote is no longer in its source."""
    texts = texts_in(args.lang)
    with Retriever.open(args.index) as archive:
        result = archive.verify()
    if result.problems:
        warn(texts.broken.format(problems=len(result.problems)))
        for problem in result.problems:
            warn(f"  {problem}")
        return 2
    say(texts.verified.format(sources=result.sources, lines=result.lines))
    return 0
