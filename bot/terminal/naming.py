"""The archives that the options of a command name: one, or several under a name each."""

import argparse
from pathlib import Path

from bot.errors import SettingsError
from bot.terminal.visible import visible

_LONGEST = 40  # characters of a name


def archives_in(args: argparse.Namespace) -> dict[str, str | None]:
    """Return the folders of all archives by name, in their order; the single one of ``--index`` needs no name.

    Raises:
        SettingsError: a name is missing, malformed or there twice.
    """
    folders: list[str] = args.index or []
    if not args.archive and len(folders) < 2:
        return {"": folders[0] if folders else None}
    named = [(Path(folder).resolve().name, folder) for folder in folders]
    named += [_parse(text) for text in args.archive]
    found: dict[str, str | None] = {}
    for name, folder in named:
        if name in found:
            raise SettingsError(
                f"{visible(name)}: 有两个档案叫这个名字，请用 --archive 名字=文件夹 另起一个 "
                "(two archives of this name; give one another with --archive NAME=DIR)"
            )
        found[name] = folder
    return found


def _parse(text: str) -> tuple[str, str]:
    name, _, folder = text.partition("=")
    name = " ".join(name.split())
    if not (0 < len(name) <= _LONGEST and name.isprintable() and folder):
        raise SettingsError(
            f"--archive: 应当像 早报=文件夹，名字最多 {_LONGEST} 字 (looks like NAME=DIR, a name of "
            f"at most {_LONGEST} characters)"
        )
    return name, folder
