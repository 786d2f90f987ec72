"""A bot token kept in a file of its owner's."""

import stat
from pathlib import Path

from bot.telegram.errors import SettingsError

_OTHERS = stat.S_IROTH | stat.S_IWOTH
_LONGEST = 1000  # bytes; a token has some fifty


def read_token(path: Path) -> str:
    """Return what stands in a token file, without the white space around it.

    Raises:
        SettingsError: it cannot be read, is no token, or everybody on this machine may read or change it.
    """
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(path.stat().st_mode)
            text = file.read(_LONGEST).decode("ascii")
    except OSError as error:
        raise SettingsError(f"--token-file {path}: 读不了 (cannot be read): {error.strerror}") from error
    except UnicodeDecodeError:  # its message would show the content
        text = ""
        mode = 0
    if mode & _OTHERS:
        raise SettingsError(
            f"--token-file {path}: 本机所有人都能读写，请先 chmod 600 (open to everybody; chmod 600 it first)"
        )
    if len(text.split()) != 1:
        raise SettingsError(f"--token-file {path}: 里面应当只有令牌 (should hold the token and nothing else)")
    return text.strip()
