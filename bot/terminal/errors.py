"""The errors of an index that a command reports in one line."""

from bot.errors import BotError
from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError

ARCHIVE_ERRORS = (BotError, CorpusError, EncoderError, RetrieverError)
