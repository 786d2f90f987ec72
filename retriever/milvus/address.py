"""Where an index in Milvus is: milvus://HOST:PORT/COLLECTION, or milvus:///PATH/FILE.db#COLLECTION."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from retriever.errors import IndexNotFoundError

#: A path that was taken for a folder has lost one of its slashes: milvus:/host:19530/news.
_ADDRESS: Final = re.compile(r"milvus(?P<tls>\+tls)?:/{0,2}(?P<rest>[^@\s]+)")
_SERVER: Final = re.compile(r"(?P<host>[\w.-]+|\[[0-9a-fA-F:]+\])(?::(?P<port>\d{1,5}))?/(?P<name>\w+)")
#: milvus-lite knows its files by this suffix.
_FILE: Final = re.compile(r"(?P<file>.+\.db)(?:#(?P<name>\w+))?")
_PORT: Final = "19530"


@dataclass(frozen=True, slots=True)
class MilvusAddress:
    """A collection of a server or of a file.

    Attributes:
        uri: as the client takes it.
        collection: the name of the passages' collection; the others are called after it.
        local: whether it is a file.
    """

    uri: str
    collection: str
    local: bool = False

    @classmethod
    def parse(cls, text: str) -> "MilvusAddress":
        """Read an address.

        Raises:
            IndexNotFoundError: it is none, or holds a name and a password, which belong into ``BAOZHI_MILVUS_TOKEN``.
        """
        found = _ADDRESS.fullmatch(text)
        if not found:
            raise IndexNotFoundError(
                "milvus: 地址应像 milvus://主机:19530/集合 或 milvus:///路径/文件.db，密码放在 BAOZHI_MILVUS_TOKEN "
                "(looks like milvus://HOST:19530/COLLECTION or milvus:///PATH/FILE.db; "
                "a password goes into BAOZHI_MILVUS_TOKEN)"
            )
        if file := _FILE.fullmatch(found["rest"]):
            return cls(os.path.abspath(file["file"]), file["name"] or "baozhi", local=True)  # noqa: PTH100
        server = _SERVER.fullmatch(found["rest"])
        if not server:
            raise IndexNotFoundError(
                f"{text}: 地址里要有集合的名字，如 milvus://主机:19530/news (the address names no collection)"
            )
        scheme = "https" if found["tls"] else "http"
        return cls(f"{scheme}://{server['host']}:{server['port'] or _PORT}", server["name"])

    @property
    def folder(self) -> Path:
        """Where this machine keeps what belongs to the archive: its threshold, the state of a bot."""
        name = re.sub(r"\W+", "-", f"{self.uri.removeprefix('http://')}/{self.collection}").strip("-")
        return user_data_path("baozhi", appauthor=False) / "milvus" / name

    def __str__(self) -> str:
        """The address as it is shown: it holds no secret."""
        if self.local:
            return f"milvus://{self.uri}#{self.collection}"
        scheme, _, place = self.uri.partition("://")
        return f"milvus{'+tls' if scheme == 'https' else ''}://{place}/{self.collection}"


def is_milvus(place: str | Path) -> bool:
    """Tell whether a place is an address of Milvus rather than a folder."""
    return bool(re.match(r"milvus(\+tls)?:", str(place)))
