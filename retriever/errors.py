"""What can go wrong with an index.

    RetrieverError
    ├── IndexNotFoundError     no index in this folder
    ├── IndexFormatError       a damaged folder, or one written by another version
    │   └── OutdatedFormatError    one that an earlier version wrote and that is not upgraded yet
    ├── ModelMismatchError     the vectors in the folder are another model's
    ├── IndexLockedError       another process is changing the index
    ├── StorageError           the disk is full, read-only or failing
    ├── EngineError            the search engine that holds the index cannot be reached, refuses us or fails
    ├── ClusterError           the machines that read and embed cannot be reached, or fail
    ├── DictionaryError        a line of a dictionary is no entry
    ├── NotKeptHereError       what an index in Milvus does not keep or cannot do
    ├── ClosedError            a Retriever that was closed
    ├── BadQuestionError       a question that cannot be searched
    ├── BadFilterError         a filter that means nothing
    └── BadValueError          a value that no article of a folder can be given

Every message is one line that says what is wrong and how to mend it.
"""

import re
from pathlib import Path
from typing import Final

#: What an exception says, in the traceback of another process: "OSError: no such device".
_RAISED: Final = re.compile(r"^[\w.]+(?:Error|Exception): (.+)$", re.MULTILINE)


class RetrieverError(Exception):
    """Base of all errors of this package."""


class IndexNotFoundError(RetrieverError):
    """No index in this folder."""


class IndexFormatError(RetrieverError):
    """A damaged folder, or one written by another version."""


class OutdatedFormatError(IndexFormatError):
    """An index that an earlier version wrote and that is not upgraded yet."""

    @classmethod
    def of(cls, folder: Path, version: int) -> "OutdatedFormatError":
        """Return the error for an index of this format where it cannot be upgraded by itself."""
        return cls(
            f"{folder}: 索引格式是旧的 {version}，这里不能写入，请在可写的地方运行 baozhi upgrade --index {folder} "
            f"(old index format {version}, and not writable here: run baozhi upgrade where it is)"
        )


class ModelMismatchError(RetrieverError):
    """The vectors in the folder are another model's."""

    @classmethod
    def between(cls, folder: object, held: str, asked: str) -> "ModelMismatchError":
        """Return the error for an index that holds one model's vectors and is asked for another's."""
        return cls(
            f"{folder}: 索引用的模型是 {held}，不是 {asked}，请换模型或重建索引 "
            f"(the index has vectors of {held}, not of {asked})"
        )


class IndexLockedError(RetrieverError):
    """Another process is changing the index."""


class StorageError(RetrieverError):
    """The disk is full, read-only or failing."""


class EngineError(RetrieverError):
    """The search engine that holds the index cannot be reached, refuses us or fails.

    Attributes:
        passes: whether it may be over at the next try.
    """

    def __init__(self, message: str, *, passes: bool = False) -> None:
        super().__init__(message)
        self.passes = passes

    @classmethod
    def unreachable(cls, place: object) -> "EngineError":
        """Return the error for an engine that does not answer."""
        return cls(
            f"{place}: 连不上检索引擎，请稍后再试 (the search engine cannot be reached; try again later)",
            passes=True,
        )

    @classmethod
    def refused(cls, place: object) -> "EngineError":
        """Return the error for credentials that are not taken."""
        return cls(
            f"{place}: 检索引擎不接受用户名或密码，请检查 BAOZHI_MILVUS_TOKEN "
            "(the search engine refuses the credentials: check BAOZHI_MILVUS_TOKEN)"
        )


class NotKeptHereError(RetrieverError):
    """What an index in Milvus does not keep or cannot do."""


class ClusterError(RetrieverError):
    """The machines that read and embed cannot be reached, or fail."""

    @classmethod
    def of(cls, address: str, why: object) -> "ClusterError":
        """Return the error for the Ray at an address, with the line that says what went wrong on its machines."""
        text = str(why).strip()
        found = _RAISED.search(text)
        return cls(
            f"--ray {address}: 用不了 (Ray cannot be used): {found[1] if found else text.partition(chr(10))[0]}"
        )


class ClosedError(RetrieverError):
    """A Retriever that was closed."""

    @classmethod
    def of(cls, folder: object) -> "ClosedError":
        """Return the error for the index of a folder or an address."""
        return cls(f"{folder}: 索引已经关闭，请重新打开 (this Retriever is closed; open the index again)")


class BadQuestionError(RetrieverError):
    """A question that cannot be searched."""


class DictionaryError(RetrieverError):
    """A line of a dictionary is no entry."""


class BadFilterError(RetrieverError):
    """A filter that means nothing, as a date that is none."""


class BadValueError(RetrieverError):
    """A value that no article of a folder can be given."""
