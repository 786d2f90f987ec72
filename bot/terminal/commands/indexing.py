"""baozhi index: add files and folders to an index, or remove them."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from tqdm import tqdm

from bot.errors import SettingsError
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, warn
from bot.words.texts import Texts, texts_in
from retriever import IndexReport, Retriever
from retriever.index.locations import own_index

ERRORS = ARCHIVE_ERRORS
#: Records left out that are told one by one.
_SHOWN = 20


class _Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, label: str) -> None:
        self._bar = tqdm(desc=label, disable=not sys.stderr.isatty(), leave=False)

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.update(done - self._bar.n)
        if done == total:
            self._bar.close()


def _lasting(model: str | None) -> str | None:
    """Return a model's name in a form that works from any folder."""
    return str(Path(model).resolve()) if model and Path(model).is_dir() else model


def _check(args: argparse.Namespace) -> None:
    if not args.sources and (args.remove or args.dictionary is None):
        raise SettingsError("请给出文件或文件夹 (name the files or folders: baozhi index SOURCE...)")
    if args.remove and args.dictionary is not None:
        raise SettingsError("--dictionary 不和 --remove 一起用 (--dictionary does not go with --remove)")


def _changed(args: argparse.Namespace, texts: Texts) -> IndexReport:
    """Change the index as asked; return what was done."""
    on_wait = _telling(texts)
    if args.remove:
        with Retriever.open(own_index() if args.index is None else args.index) as archive:
            return archive.remove(*args.sources, wait=args.wait, on_wait=on_wait)
    with Retriever.open(args.index, create=True, encoder=_lasting(args.model)) as archive:
        if args.dictionary is not None:
            info = archive.use_dictionary(args.dictionary, wait=args.wait, on_wait=on_wait)
            say(texts.dictionary.format(info.dictionary or 0))
            if not args.sources:
                return IndexReport()
        return archive.add(*args.sources, progress=_Bar(texts.embedding), wait=args.wait, on_wait=on_wait)


def index(args: argparse.Namespace) -> int:
    """Bring the index up to date. Files that cannot be read are listed at the end.

    The exit status is 0 where all is in, 1 where something was left out, 2 where nothing could be done.
    """
    _check(args)
    texts = texts_in(args.lang)
    report = _changed(args, texts)
    if not args.sources:
        return 0
    _tell(report, texts)
    if not (report.altered or report.unchanged or report.replaced):
        return 2
    return 1 if report.failed or report.left_out else 0


def upgrade(args: argparse.Namespace) -> int:
    """Bring an index up to date: its tables, and the sources that this version reads differently."""
    texts = texts_in(args.lang)
    with Retriever.open(own_index() if args.index is None else args.index) as archive:
        report = archive.upgrade(progress=_Bar(texts.embedding), on_wait=_telling(texts))
    _tell(report, texts)
    return 0


def _telling(texts: Texts) -> Callable[[str], None]:
    def on_wait(holder: str) -> None:
        warn(texts.waiting.format(holder))

    return on_wait


def _tell(report: IndexReport, texts: Texts) -> None:
    """Say what a change did, and what was left out."""
    if report.failed:
        warn(texts.failed.format(len(report.failed)))
        for _, message in report.failed:
            warn(f"  {message}")
    if report.left_out:
        warn(texts.left_out.format(len(report.left_out)))
        for _, message in report.left_out[:_SHOWN]:
            warn(f"  {message}")
        if len(report.left_out) > _SHOWN:
            warn("  ……")
    if report.replaced:
        warn(texts.replaced.format(len(report.replaced)))
    counts = {name: len(getattr(report, name)) for name in ("added", "changed", "unchanged", "removed")}
    say(texts.indexed.format(**counts, embedded=report.embedded))
    if report.renewed:
        say(texts.renewed.format(len(report.renewed)))
