"""baozhi index: add files and folders to an index, or remove them."""

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from bot.errors import SettingsError
from bot.terminal.commands.reporting import check_place, tell_report, write_report
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.output import say, warn
from bot.words.texts import Texts, texts_in
from corpus.limits import usable_processors
from retriever import IndexReport, Retriever
from retriever.index.locations import own_index

if TYPE_CHECKING:
    from retriever.cluster.cluster import Cluster

ERRORS = ARCHIVE_ERRORS
#: Processes that read at most where it was not said how many: each takes some hundred megabytes.
_MOST_PROCESSES = 8


class Bar:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, label: str) -> None:
        self._bar = tqdm(desc=label, disable=not sys.stderr.isatty(), leave=False)

    def __call__(self, done: int, total: int) -> None:
        """Show how much is done."""
        self._bar.total = total
        self._bar.update(done - self._bar.n)
        if done == total:
            self._bar.close()


def _lasting(model: str | None) -> str | None:
    """Return a model's name in a form that works from any folder."""
    return str(Path(model).resolve()) if model and Path(model).is_dir() else model


def _check(args: argparse.Namespace) -> None:
    if not args.sources and (args.remove or args.watch or args.given or args.dictionary is None):
        raise SettingsError("请给出文件或文件夹 (name the files or folders: baozhi index SOURCE...)")
    for name, value in (("dictionary", args.dictionary), ("watch", args.watch), ("set", args.given)):
        if args.remove and value not in (None, False):
            raise SettingsError(f"--{name} 不和 --remove 一起用 (--{name} does not go with --remove)")
    if args.ray and (args.remove or args.watch):
        raise SettingsError(
            "--ray 不和 --remove、--watch 一起用 (--ray does not go with --remove or --watch)"
        )
    stays = args.watch or args.given  # what is asked for holds for what comes later
    missing = next((name for name in args.sources if stays and not Path(name).exists()), None)
    if missing is not None:
        raise SettingsError(f"{missing}: 没有这个文件或文件夹 (no such file or folder)")
    check_place(args.report)


def index(args: argparse.Namespace) -> int:
    """Bring the index up to date. Files that cannot be read are listed at the end.

    The exit status is 0 where all is in, 1 where something was left out, 2 where nothing could be done.
    """
    _check(args)
    texts = texts_in(args.lang)
    if args.remove:
        with Retriever.open(own_index() if args.index is None else args.index) as archive:
            began = time.monotonic()
            report = archive.remove(*args.sources, wait=args.wait, on_wait=_telling(texts))
            return _told(args, report, texts, time.monotonic() - began)
    with Retriever.open(args.index, create=True, encoder=_lasting(args.model)) as archive:
        if args.dictionary is not None:
            info = archive.use_dictionary(args.dictionary, wait=args.wait, on_wait=_telling(texts))
            (warn if args.json else say)(texts.dictionary.format(info.dictionary or 0))
        if args.given:
            archive.give(*args.sources, values=dict(args.given), wait=args.wait, on_wait=_telling(texts))
        if not args.sources:
            return 0
        return _watch(args, archive, texts) if args.watch else _add(args, archive, texts)


def _add(args: argparse.Namespace, archive: Retriever, texts: Texts) -> int:
    began = time.monotonic()
    with _cluster(args) as cluster:
        report = archive.add(
            *args.sources,
            progress=Bar(texts.embedding),
            on_read=Bar(texts.reading),
            wait=args.wait,
            on_wait=_telling(texts),
            processes=_processes(args),
            cluster=cluster,
        )
    return _told(args, report, texts, time.monotonic() - began)


def _watch(args: argparse.Namespace, archive: Retriever, texts: Texts) -> int:
    from bot.terminal.commands import watching  # noqa: PLC0415 - no other command needs it
    from corpus.watching import look_over, waking  # noqa: PLC0415

    paths = [Path(name) for name in args.sources]
    with watching.until_ended(texts):
        taken = look_over(paths, {})
        _add(args, archive, texts)
        warn(texts.watching)

        def tell(report: IndexReport, seconds: float) -> None:
            _told(args, report, texts, seconds)

        take_over = watching.taking_over(archive, _processes(args), args.wait, tell)
        watching.follow(paths, taken, take_over, waking(paths))
    return 0


def _cluster(args: argparse.Namespace) -> "AbstractContextManager[Cluster | None]":
    if args.ray is None:
        return nullcontext()
    if find_spec("ray") is None:
        raise SettingsError("--ray 要先装 pip install 'baozhi[ray]' (needs the extra baozhi[ray])")
    from retriever.cluster.cluster import Cluster  # noqa: PLC0415 - an extra, and no other command needs it

    return Cluster(args.ray, args.processes)


def _processes(args: argparse.Namespace) -> int:
    return min(usable_processors(), _MOST_PROCESSES) if args.processes is None else int(args.processes)


def _told(args: argparse.Namespace, report: IndexReport, texts: Texts, seconds: float) -> int:
    """Tell what was done; return the exit status."""
    if args.report is not None:
        write_report(args.report, report, seconds)
    tell_report(report, texts, seconds, as_json=args.json)
    if not (report.altered or report.unchanged or report.replaced):
        return 2
    return 1 if report.failed or report.left_out else 0


def upgrade(args: argparse.Namespace) -> int:
    """Bring an index up to date: its tables, and the sources that this version reads differently."""
    texts = texts_in(args.lang)
    began = time.monotonic()
    with Retriever.open(own_index() if args.index is None else args.index) as archive:
        report = archive.upgrade(progress=Bar(texts.embedding), on_wait=_telling(texts))
    tell_report(report, texts, time.monotonic() - began, as_json=False)
    return 0


def _telling(texts: Texts) -> Callable[[str], None]:
    def on_wait(holder: str) -> None:
        warn(texts.waiting.format(holder))

    return on_wait
