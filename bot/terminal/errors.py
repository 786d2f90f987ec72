"""The errors that a command over an index tells in one line."""

from bot.errors import BotError
from corpus.errors import CorpusError
from embeddings.errors import EncoderError
from retriever.errors import RetrieverError

ARCHIVE_ERRORS = (BotError, CorpusError, EncoderError, RetrieverError)
