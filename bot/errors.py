"""Which errors are the user's to mend (exit status 2), and which are not (1).

Errors of the packages below keep their own trees; see ``corpus.errors``, ``embeddings.errors`` and
``retriever.errors``. Here:

BotError
├── SettingsError   an option or an environment variable that cannot be used
└── BatchError      a batch file that is not one
"""

from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError


class BotError(Exception):
    """Base of all errors of this package; one line each."""


class SettingsError(BotError):
    """An option or an environment variable that cannot be used."""


class BatchError(BotError):
    """A batch file that cannot be read."""


USER_ERRORS = (BotError, CorpusError, EncoderError, RetrieverError)
