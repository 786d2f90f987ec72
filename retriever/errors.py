"""What can go wrong with an index.

RetrieverError
├── IndexNotFoundError     no index in this folder
├── IndexFormatError       a damaged folder, or one written by another version
├── ModelMismatchError     the vectors in the folder are another model's
├── IndexLockedError       another process is changing the index
├── StorageError           the disk is full, read-only or failing
├── DictionaryError        a line of a dictionary is no entry
└── BadQuestionError       a question that cannot be searched

Every message is one line that says what is wrong and how to mend it.
"""

from pathlib import Path


class RetrieverError(Exception):
    """Base of all errors of this package."""


class IndexNotFoundError(RetrieverError):
    """No index in this folder."""


class IndexFormatError(RetrieverError):
    """A damaged folder, or one written by another version."""


class ModelMismatchError(RetrieverError):
    """The vectors in the folder are another model's."""

    @classmethod
    def between(cls, folder: Path, held: str, asked: str) -> "ModelMismatchError":
        """Return the error for an index that holds one model's vectors and is asked for another's."""
        return cls(
            f"{folder}: 索引用的模型是 {held}，不是 {asked}，请换模型或重建索引 "
            f"(the index has vectors of {held}, not of {asked})"
        )


class IndexLockedError(RetrieverError):
    """Another process is changing the index."""


class StorageError(RetrieverError):
    """The disk is full, read-only or failing."""


class BadQuestionError(RetrieverError):
    """A question that cannot be searched."""


class DictionaryError(RetrieverError):
    """A line of a dictionary is no entry."""
