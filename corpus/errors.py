"""What can go wrong while reading.

    CorpusError
    ├── SourceNotFoundError    no such file or folder, or nothing readable in it
    ├── UnsupportedFormatError no reader for this kind of file
    │   └── MissingExtraError  there is one, and what it takes is not installed
    └── UnreadableSourceError  a file that is not text, not well-formed, or empty

Every message is one line that names the file and says how to mend it.
"""


class CorpusError(Exception):
    """Base of all errors of this package."""


class SourceNotFoundError(CorpusError):
    """No such file or folder, or nothing readable in it."""


class UnsupportedFormatError(CorpusError):
    """No reader for this kind of file."""


class MissingExtraError(UnsupportedFormatError):
    """The reader for this kind of file takes an extra that is not installed."""


class UnreadableSourceError(CorpusError):
    """A file that is not text, not well-formed, or empty."""
