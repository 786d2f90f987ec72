"""What can go wrong with an index.

RetrieverError
├── IndexNotFoundError     no index in this folder
├── IndexFormatError       a damaged folder, or one written by another version
├── ModelMismatchError     the vectors in the folder are another model's
├── IndexLockedError       another process is changing the index
├── StorageError           the disk is full, read-only or failing
└── BadQuestionError       a question that cannot be searched

Every message is one line that says what is wrong and how to mend it.
"""


class RetrieverError(Exception):
    """Base of all errors of this package."""


class IndexNotFoundError(RetrieverError):
    """No index in this folder."""


class IndexFormatError(RetrieverError):
    """A damaged folder, or one written by another version."""


class ModelMismatchError(RetrieverError):
    """The vectors in the folder are another model's."""


class IndexLockedError(RetrieverError):
    """Another process is changing the index."""


class StorageError(RetrieverError):
    """The disk is full, read-only or failing."""


class BadQuestionError(RetrieverError):
    """A question that cannot be searched."""
