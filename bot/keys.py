"""Keys of the doors that others may call: made once, shown once, kept as hashes.

A key is 32 random bytes, so that a plain hash of it cannot be turned back and needs no salt.
"""

import hashlib
import hmac
import os
import re
import secrets
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from bot.buckets import Buckets
from bot.errors import SettingsError

#: Wrong keys a minute that one address may show.
_WRONG: Final = 20
_PREFIX: Final = "bz_"
_LONGEST: Final = 200  # characters that are looked at; a key has 46
_LARGEST: Final = 1 << 20  # bytes of a file of keys
#: reading-room sha256:9f86d0…0a08 2026-03-01
_LINE: Final = re.compile(r"(?P<name>[\w.-]{1,40})\s+sha256:(?P<hash>[0-9a-f]{64})(?:\s.*)?")
_NAME: Final = re.compile(r"[\w.-]{1,40}")


class Keys:
    """The keys that are let in, by the hashes of them.

    Args:
        hashes: the name of whom each was given to, by the hash of the key in hexadecimal digits.
    """

    def __init__(self, hashes: Mapping[str, str] | None = None) -> None:
        self._hashes = dict(hashes or {})

    def __bool__(self) -> bool:
        return bool(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)

    def __repr__(self) -> str:
        return f"Keys({sorted(self._hashes.values())})"

    def holder(self, key: str) -> str | None:
        """Return the name of whom a key was given to, None where it is no key of these.

        All hashes are compared, each in constant time, so that the time tells nothing.
        """
        given = _hashed(key[:_LONGEST])
        found = None
        for known, name in self._hashes.items():
            if hmac.compare_digest(known, given):
                found = name
        return found

    def and_token(self, token: str, name: str) -> "Keys":
        """Return these keys and a word that was agreed on; an empty one is none."""
        return Keys({**self._hashes, _hashed(token): name}) if token else self

    @classmethod
    def read(cls, named: Path | None = None) -> "Keys":
        """Return the keys of the file that is named, else of the user's own, which need not be there.

        Raises:
            SettingsError: it cannot be read, a line is none of a key's, or it was named and holds none.
        """
        keys = cls._read(named or own_keys())
        if named and not keys:
            raise SettingsError(
                f"--keys {named}: 里面没有钥匙，请先用 --new-key 建 (no key in it: make one with --new-key)"
            )
        return keys

    @classmethod
    def _read(cls, path: Path) -> "Keys":
        try:
            with path.open("rb") as file:
                text = file.read(_LARGEST).decode("utf-8")
                mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        except FileNotFoundError:
            return cls()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"--keys {path}: 读不了 (cannot be read)") from error
        if mode & stat.S_IWOTH:
            raise SettingsError(
                f"--keys {path}: 本机所有人都能改，请先 chmod 600 (everybody may change it; chmod 600 it first)"
            )
        hashes: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            found = _LINE.fullmatch(line.strip())
            if found is None:  # the message repeats nothing: it may be a key in plain text
                raise SettingsError(
                    f"--keys {path}: 第 {number} 行不是钥匙的记录 (line {number} is no record of a key)"
                )
            hashes[found["hash"]] = found["name"]
        return cls(hashes)


class Doorkeeper:
    """Looks at the keys that callers show, and at how many wrong ones come from one address."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._wrong = Buckets(_WRONG)

    def wait(self, address: str) -> float:
        """Return for how many seconds no further key is looked at; 0 where one is now."""
        return self._wrong.wait(address, time.monotonic())

    def holder(self, key: str, address: str) -> str | None:
        """Return the name of whom a key was given to, None where it is none; a wrong one is counted."""
        name = self._keys.holder(key) if key else None
        if key and name is None:
            self._wrong.take(address, time.monotonic())
        return name


def shown_key(authorization: str) -> str:
    """Return the key in a header ``Authorization: Bearer KEY``, empty where there is none."""
    kind, _, key = authorization.partition(" ")
    return key.strip() if kind.lower() == "bearer" else ""


def own_keys() -> Path:
    """Return where the user's own file of keys is."""
    return user_data_path("baozhi", appauthor=False) / "keys"


def add_key(path: Path, name: str) -> str:
    """Make a key, append its hash to a file that only its owner may read, and return the key.

    Raises:
        SettingsError: the name cannot be used, or the file cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError(f"--new-key {name}: 名字用字母、数字、_ . - (a name has letters, digits, _ . -)")
    key = _PREFIX + secrets.token_urlsafe(32)
    line = f"{name} sha256:{_hashed(key)} {datetime.now(UTC).date().isoformat()}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            with suppress(OSError):  # a file of somebody else's stays as it is
                path.chmod(0o600)
            file.write(line)
    except OSError as error:
        raise SettingsError(f"--keys {path}: 写不了 (cannot be written): {error.strerror}") from error
    return key


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
