"""What a change of an index did, told to a reader, as JSON, and kept in a file."""

import json
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.terminal.output import say, say_json, warn
from bot.words.texts import Texts
from retriever import IndexReport

#: Records left out that are told one by one.
_SHOWN = 20
_LISTS = ("added", "changed", "renewed", "unchanged", "removed", "replaced")


def report_json(report: IndexReport, seconds: float) -> dict[str, Any]:
    """Return the report of the public interface; all its keys are always there."""
    return {
        **{name: list(getattr(report, name)) for name in _LISTS},
        "failed": [{"source": source, "why": why} for source, why in report.failed],
        "left_out": [{"source": source, "why": why} for source, why in report.left_out],
        "embedded": report.embedded,
        "seconds": round(seconds, 1),
    }


def check_place(path: Path | None) -> None:
    """Make sure, before hours of work, that a report can be written.

    Raises:
        SettingsError: it cannot.
    """
    if path is None:
        return
    try:
        with path.open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise SettingsError(f"{path}: 写不了 (cannot be written): {error.strerror}") from error


def write_report(path: Path, report: IndexReport, seconds: float) -> None:
    """Keep a report in a file."""
    text = json.dumps(report_json(report, seconds), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


def tell_report(report: IndexReport, texts: Texts, seconds: float, *, as_json: bool) -> None:
    """Say what a change did and what was left out; as JSON on standard output, or in words."""
    _tell_what_is_missing(report, texts)
    if as_json:
        say_json(report_json(report, seconds))
        return
    counts = {name: len(getattr(report, name)) for name in ("added", "changed", "unchanged", "removed")}
    say(texts.indexed.format(**counts, embedded=report.embedded))
    if report.renewed:
        say(texts.renewed.format(len(report.renewed)))


def _tell_what_is_missing(report: IndexReport, texts: Texts) -> None:
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
