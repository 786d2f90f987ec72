"""Which articles a command is asked for, from its options."""

import argparse

from bot.words.texts import Texts
from retriever import Filter, Retriever
from retriever.filtering import PARTS


def filter_of(args: argparse.Namespace) -> Filter:
    """Return the filter that the options make.

    Raises:
        BadFilterError: a day that is none.
    """
    return Filter(**{part: getattr(args, part) or "" for part in PARTS})


def scope_notes(archive: Retriever, texts: Texts) -> list[str]:
    """Return what a filter leaves, in words: that nothing fits and what there is, and what has no date."""
    scope = archive.scope()
    return [] if scope is None else texts.scope_notes(scope)
